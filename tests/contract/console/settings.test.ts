// The ward's settings in the browser: each group writes what changed alone, and nothing that the station can't go by.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { outputGroup, settingGroups } from '../../../scheduler/console/views/ward-settings.ts';
import { settingValues } from '../../../scheduler/console/views/setting-fields.ts';
import { wardOnDisk, type WardOnDisk } from '../../setup/ward-on-disk.ts';

const file = 'content/ward.yaml';
let ward: WardOnDisk;
let cookie: string;
let text: string;

beforeEach(() => {
  ward = wardOnDisk();
  const own = ward.read(file).replace('broadcast:', '# Theo quy chế năm 2024.\nbroadcast:');
  ward.put(
    file,
    `${own}output:\n  kinds: [folder] # máy phát cũ\n  icecastUrl: http://source:bi-mat-cua-dai@127.0.0.1/loa\n`,
  );
  text = ward.read(file);
  cookie = ward.console.signIn('admin', 'operator');
});
afterEach(() => {
  ward.remove();
});

/** A group's form as it is shown, with what is typed into it. */
function send(id: string, typed: Readonly<Record<string, string>>, form = 'settings') {
  const group = [...settingGroups, outputGroup].find((one) => one.id === id) ?? outputGroup;
  return ward.console.post(`/dai/viec/${form}`, {
    cookie,
    fields: {
      ...{ token: ward.console.tokenOf(cookie), group: id },
      hash: hashOfFile(ward.contentDir, file) ?? '',
      ...settingValues(loadContent(ward.contentDir).content?.ward, group),
      ...typed,
    },
  });
}

test.each(settingGroups.map(({ id }) => id))('%s kept as it is: the same bytes', async (id) => {
  expect((await send(id, {})).status).toBe(303);
  expect(ward.read(file)).toBe(text);
});

describe('what is written', () => {
  test.each([
    [
      'a name',
      'dai',
      { station: 'Đài phường Thử' },
      ['station: Đài truyền thanh phường Thử', 'station: Đài phường Thử'],
    ],
    [
      'a limit',
      'gio-phat',
      { 'broadcast.maxSessionMinutes': '20' },
      ['maxSessionMinutes: 15', 'maxSessionMinutes: 20'],
    ],
    ['hours', 'gio-phat', { 'broadcast.permitted.0.to': '18:30' }, ["to: '18:00'", "to: '18:30'"]],
    [
      'days',
      'gio-phat',
      { 'broadcast.permitted.0.days.wed': 'on' },
      ['days: [mon, tue]', 'days: [mon, tue, wed]'],
    ],
    [
      'an output beside its comment',
      'duong-ra',
      { 'output.kinds.1': 'speaker' },
      ['kinds: [folder]', 'kinds: [folder, speaker]'],
    ],
    [
      'a standby',
      'duong-ra',
      { 'output.standby.0': 'speaker' },
      ['máy phát cũ\n', 'máy phát cũ\n  standby: [speaker]\n'],
    ],
    [
      'the loudness',
      'duong-ra',
      { 'output.gainDb': '-6' },
      ['máy phát cũ\n', 'máy phát cũ\n  gainDb: -6\n'],
    ],
  ] as const)('%s', async (_name, id, typed, [was, is]) => {
    expect((await send(id, typed)).status).toBe(303);
    expect(ward.read(file)).toBe(text.replace(was, is));
  });

  test('a new row', async () => {
    await send('gio-phat', {
      'broadcast.blackouts.0.reason': 'Tết',
      'broadcast.blackouts.0.lunar': '01-01',
      'broadcast.blackouts.0.days': '3',
    });
    expect(ward.read(file)).toContain(
      '  blackouts:\n    - reason: Tết\n      lunar: 01-01\n      days: 3\n',
    );
    expect(loadContent(ward.contentDir).content?.ward.broadcast.blackouts).toHaveLength(1);
  });
});

test.each([
  [
    'hours that end before they begin',
    'gio-phat',
    { 'broadcast.permitted.0.to': '05:00' },
    'kết thúc trước khi bắt đầu',
  ],
  [
    'hours that a campaign needs',
    'gio-phat',
    { 'broadcast.permitted.0.to': '16:00' },
    'ngoài giờ được phép',
  ],
  ['no output at all', 'duong-ra', { 'output.kinds.0': '' }, 'kinds'],
  ['no number', 'duong-ra', { 'output.gainDb': 'to' }, 'Ghi một số'],
  ['a name left empty', 'dai', { name: '' }, 'Thiếu mục'],
  ['an old page', 'dai', { hash: 'a'.repeat(64) }, 'vừa được người khác sửa'],
])('%s: refused, and nothing is written', async (_name, id, typed, says) => {
  const answer = await send(id, typed);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(says)]);
  expect(ward.read(file)).toBe(text);
});

test('an address with a password is never shown, and stays where nothing is typed', async () => {
  const page = await (await ward.console.get('/dai/may/cai-dat/', cookie)).text();
  expect(page).not.toContain('bi-mat-cua-dai');
  await send('duong-ra', { 'output.gainDb': '-3' });
  expect(ward.read(file)).toContain('bi-mat-cua-dai');
});

test('an operator chooses the outputs, and nothing else', async () => {
  cookie = ward.console.signIn('operator');
  expect((await send('chon-duong-ra', { 'output.kinds.0': 'speaker' }, 'output')).status).toBe(303);
  expect(ward.read(file)).toContain('kinds: [speaker]');
  expect((await send('dai', { name: 'phường Khác' }, 'output')).status).toBe(422);
  expect((await send('dai', { name: 'phường Khác' })).status).toBe(403);
});
