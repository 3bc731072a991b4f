import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../scheduler/console/pages/html.ts';
import { machinePage } from '../../../../scheduler/console/pages/machine.ts';
import type { MachineView } from '../../../../scheduler/console/views/machine-view.ts';
import { readRetentionDays } from '../../../../scheduler/store/retention-note.ts';
import { consoleDay } from './console-day.ts';
import { machine } from './machine-day.ts';
import { seenBy } from './seen.ts';

const page = (view: Partial<MachineView>, ...roles: Parameters<typeof seenBy>[0]): string =>
  textOf(machinePage(seenBy(roles), { ...machine, ...view }));

it('what is broken comes first, with where it is mended', () => {
  const states = [...page({}, 'viewer').matchAll(/data-check="\w+"\s+data-state="(\w+)"/g)];
  expect(states.map(([, state]) => state)).toEqual(['bad', 'warning', 'good']);
  expect(page({}, 'viewer')).toContain('href="/dai/duyet/"');
});

it('the way in from a network is shown with its fingerprint and a picture to photograph', () => {
  const shown = page({}, 'viewer');
  expect(shown).toContain('AB:CD:EF');
  expect(shown).toContain('class="qr"');
  expect(page({ doors: [] }, 'viewer')).toContain('chỉ mở trên máy này');
});

describe('who may do what', () => {
  for (const [role, wanted] of [
    ['viewer', ['examine']],
    ['operator', ['examine', 'test-tone', 'backup']],
    ['admin', ['examine', 'backup', 'restore-backup', 'centre-join', 'retention']],
  ] as const)
    it(role, () => {
      const acts = [...page({}, role).matchAll(/data-act="([^"]+)"/g)].map(([, act = '']) => act);
      expect([...new Set(acts)]).toEqual(wanted);
    });
});

it('a backup that waits says what it holds, and how it takes over', () => {
  const shown = page({}, 'admin');
  expect(shown).toContain('data-candidate="offered"');
  expect(shown).toContain('1234 dòng nhật ký');
  const { candidate } = machine;
  const agreed = page({ ...(candidate && { candidate: { ...candidate, agreed: true } }) }, 'admin');
  expect(agreed).toContain('Sẽ thay ở lần mở chương trình tới');
});

describe('in the console', () => {
  const console = consoleDay();
  const post = (act: string, fields: Readonly<Record<string, string>>) => {
    const cookie = console.signIn('admin');
    const token = console.tokenOf(cookie);
    return console.post(`/dai/viec/${act}`, { cookie, fields: { token, ...fields } });
  };

  for (const [days, status] of [
    ['365', 303],
    ['59', 422],
    ['3661', 422],
    ['abc', 422],
  ] as const)
    it(`files kept for ${days} days: ${status}`, async () => {
      expect((await post('retention', { days })).status).toBe(status);
      expect(readRetentionDays(console.store)).toBe(365);
    });

  it('a backup outside its folder is none', async () => {
    const cookie = console.signIn('admin');
    for (const name of ['..%2F..%2Floa.db', 'loa.db', 'loa-2026-12-01-0600.db'])
      expect((await console.get(`/dai/may/sao-luu/${name}`, cookie)).status).toBe(404);
    expect((await post('restore-backup', { step: 'offer', name: '../../loa.db' })).status).toBe(
      422,
    );
  });

  it('a backup may be larger than any other file; one that is more yet is led to the command', async () => {
    const cookie = console.signIn('admin');
    const send = async (bytes: number): Promise<string> => {
      const answer = await console.post('/dai/viec/restore-backup', {
        ...{ cookie, body: new Uint8Array(10) },
        headers: {
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': String(bytes),
        },
      });
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await send(200 * 1024 * 1024)).not.toMatch(/^413/);
    expect(await send(600 * 1024 * 1024)).toMatch(/^413.*tối đa 500 MB.*loa backup --restore/s);
  });

  it('what cannot be backed up says so on the page', async () => {
    const answer = await post('backup', {});
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Không sao lưu được');
  });
});
