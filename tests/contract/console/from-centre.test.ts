// What a station does with what its centre sent: a real book, a copy of content/, the desk that writes it.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import { loadContent } from '../../../content/load.ts';
import { tryEdits } from '../../../content/write/keep-edit.ts';
import { readCentreThings } from '../../../content/write/keep-centres.ts';
import { settleReceived } from '../../../scheduler/console/from-centre/settle-received.ts';
import { withBook } from '../../../scheduler/console/from-centre/station-side.ts';
import {
  acceptOrder,
  makeOwn,
  planOf,
  refuseOrder,
  takeOut,
} from '../../../scheduler/console/from-centre/take-thing.ts';
import { orderShape } from '../../../scheduler/centre/talk/order.ts';
import { openReceived } from '../../../scheduler/link/received/book.ts';
import { enterOrder } from '../../../scheduler/link/received/enter-order.ts';
import { keepClockError } from '../../../scheduler/link/received/clock-error.ts';
import { tidySent } from '../../../scheduler/link/placing/tidy-sent.ts';
import { waitingThings } from '../../../scheduler/link/placing/what-waits.ts';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';
import { sendParcel, sendWithdrawal, stateOf, type SentPart } from '../../setup/sent-by-centre.ts';

let root = '';
let data = '';
let dir = '';
let station: ConsoleInTest;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loa-tu-trung-tam-'));
  data = join(root, 'data');
  dir = join(root, 'content');
  cpSync(new URL('../../../content/', import.meta.url), dir, { recursive: true });
  station = consoleInTest(data, dir);
});
afterEach(() => {
  station.parts.writing().close();
  rmSync(root, { recursive: true });
});

const who = { account: 'hoa', name: 'Bà Hoa', roles: ['approver'] } as const;
const thing = 'thong-bao/phong-chong-lut';
const file = 'content/announcements/phong-chong-lut.mdx';
const pathOf = (name: string) => join(root, name);
const textOf = (name: string) => readFileSync(pathOf(name), 'utf8');

const notice = (words: string): SentPart => ({
  ...{ what: 'document', path: 'announcements/phong-chong-lut.mdx' },
  bytes: `---\ntitle: Phòng chống lụt\ndescription: Việc cần làm trước mùa mưa.\n---\n\n# Phòng chống lụt\n\n${words}\n`,
});
const campaign = (lines: string): SentPart => ({
  ...{ what: 'campaign', path: 'campaigns/phong-chong-lut.yaml' },
  bytes: `# Của tỉnh.\ntitle: Phòng chống lụt\ndocuments: [thong-bao/phong-chong-lut]\n${lines}`,
});
const lexicon = (bytes: string): SentPart => ({ what: 'lexicon', path: 'lexicon.tsv', bytes });
const facts: SentPart = {
  ...{ what: 'facts', path: 'facts.yaml' },
  bytes:
    '- id: muc-nuoc\n  text: Báo động ba ở sông Kinh Thầy là 2,6 mét.\n  source: Đài khí tượng\n  certainty: found\n  checkedOn: 2026-11-20\n  recheckBy: 2027-11-20\n',
};
const sound: SentPart = {
  what: 'recording',
  path: 'recordings/nhac-hieu-tinh.mp3',
  bytes: 'ID3 tiếng',
};

const drawn = (background: string) =>
  sharp({ create: { width: 40, height: 20, channels: 3, background } })
    .png()
    .toBuffer();
const [red, blue] = [await drawn('#b22'), await drawn('#22b')];
const picture = (bytes: string | Uint8Array): SentPart => ({
  ...{ what: 'picture', path: 'pictures/de-song.png', bytes },
});
const letter: SentPart = { what: 'file', path: 'files/van-ban.pdf', bytes: '%PDF-1.7 lời' };
const shows = '![Đê sông Kinh Thầy, chỗ hay tràn](/hinh/de-song.png)';
const offers = '<File name="van-ban.pdf">Văn bản gốc</File>';
const guide = (words: string): SentPart => ({
  ...{ what: 'document', path: 'announcements/ho-de.mdx' },
  bytes: notice(words).bytes,
});

const ward = (lines: string) => {
  writeFileSync(join(dir, 'ward.yaml'), `${textOf('content/ward.yaml')}\n${lines}\n`);
};
const settle = async () => {
  expect([...(await settleReceived(station.parts)).values()]).toEqual([]);
};
const send = async (version: number, parts: readonly SentPart[]) => {
  const id = sendParcel(data, thing, version, parts);
  await settle();
  return id;
};
const sendUntil = async (expiresAt: number) => {
  const id = sendParcel(data, thing, 1, [notice('Một.')], { expiresAt });
  await settle();
  return id;
};
const planNow = (id: string, more = {}) => {
  const order = stateOf(data, id);
  return withBook(station.parts, (book) => order && planOf(station.parts, book, order, more));
};
const accept = async (id: string, more: Partial<Parameters<typeof acceptOrder>[3]> = {}) =>
  acceptOrder(station.parts, id, who, {
    seal: planNow(id, more)?.seal ?? '',
    over: false,
    ...more,
  });
const partsOf = (id: string) => {
  const order = stateOf(data, id)?.order;
  return order?.kind === 'parcel' ? order.content.parts : [];
};
const things = () => readCentreThings(dir);
const warnings = () =>
  loadContent(dir).problems.filter(({ file: at }) => at === 'content/centre.yaml');

test('nothing of the centre is used before an approver has agreed; then all of it is, as one version', async () => {
  const id = await send(1, [
    notice('Dọn mương.'),
    lexicon('KTTV\tkhí tượng thủy văn\n'),
    facts,
    sound,
  ]);
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting' });
  expect(waitingThings(data)).toMatchObject([{ id, title: 'Phòng chống lụt' }]);
  expect(existsSync(pathOf(file))).toBe(false);
  const before = textOf('content/facts.yaml');
  await accept(id);
  expect(stateOf(data, id)).toMatchObject({ state: 'accepted', by: 'Bà Hoa' });
  expect(textOf(file)).toContain('Dọn mương.');
  expect(readFileSync(pathOf('content/recordings/nhac-hieu-tinh.mp3'), 'utf8')).toBe('ID3 tiếng');
  expect(textOf('content/facts.yaml').startsWith(before.trimEnd())).toBe(true);
  expect(things()).toMatchObject([
    { thing, version: 1, order: id, acceptedBy: 'Bà Hoa', files: [{}, {}, {}, {}] },
  ]);
  const { content, problems } = loadContent(dir);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(content?.facts.some((one) => one.id === 'muc-nuoc')).toBe(true);
  expect(warnings()).toEqual([]);
  const [version] = station.parts.writing().versions(file);
  expect(version).toMatchObject({ by: 'Bà Hoa', how: 'published' });
});

test('a ward that says so has it taken by itself, and a second look does nothing more', async () => {
  ward('centre:\n  accept: itself');
  const id = await send(1, [notice('Dọn mương.')]);
  expect(stateOf(data, id)?.state).toBe('accepted');
  expect(things()[0]?.acceptedBy).toBeUndefined();
  expect(station.store.events().filter(({ event }) => event === 'centre-taken')).toMatchObject([
    { detail: { thing, version: 1, order: id } },
  ]);
  const versions = station.parts.writing().versions().length;
  await settle();
  expect(station.parts.writing().versions().length).toBe(versions);
});

test('what is refused stays refused, with its reason, until a new version comes', async () => {
  const id = await send(1, [notice('Dọn mương.')]);
  refuseOrder(station.parts, id, who, 'Phường đã có bài này.');
  await settle();
  expect(stateOf(data, id)).toMatchObject({
    ...{ state: 'refused', by: 'Bà Hoa' },
    reason: { code: 'by-right', words: 'Phường đã có bài này.' },
  });
  await expect(accept(id)).rejects.toMatchObject({ code: 'gone' });
  expect(stateOf(data, await send(2, [notice('Dọn mương, rãnh.')]))?.state).toBe('waiting');
});

test('a new version takes the old one’s place, takes away what it has no more, and leaves all else', async () => {
  await accept(await send(1, [notice('Một.'), lexicon('AA\ta a\nBB\tbê bê\n'), sound]));
  const own = `${textOf('content/lexicon.tsv')}CC\txê xê\n`;
  writeFileSync(pathOf('content/lexicon.tsv'), own);
  const first = await send(2, [notice('Hai.')]);
  const id = await send(3, [notice('Ba.'), lexicon('BB\tbờ bờ\n')]);
  expect(stateOf(data, first)).toMatchObject({ state: 'refused', reason: { code: 'superseded' } });
  await accept(id);
  expect(textOf(file)).toContain('Ba.');
  expect(textOf('content/lexicon.tsv')).toContain('BB\tbờ bờ\nCC\txê xê\n');
  expect(textOf('content/lexicon.tsv')).not.toContain('AA\ta a');
  expect(existsSync(pathOf('content/recordings/nhac-hieu-tinh.mp3'))).toBe(false);
  const late = await send(2, [notice('Hai, gửi lại.')]);
  expect(stateOf(data, late)).toMatchObject({ state: 'refused', reason: { code: 'older' } });
});

test('a hand’s edit is noticed, and no new version writes over it without a word', async () => {
  ward('centre:\n  accept: itself');
  await send(1, [notice('Một.')]);
  writeFileSync(pathOf(file), `${textOf(file)}\nPhường thêm.\n`);
  expect(warnings()).toMatchObject([{ severity: 'warning' }]);
  const id = await send(2, [notice('Hai.')]);
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'changed-here' } });
  await expect(accept(id)).rejects.toMatchObject({ code: 'in-the-way' });
  expect(textOf(file)).toContain('Phường thêm.');
  await accept(id, { over: true });
  expect(textOf(file)).toContain('Hai.');
  expect(warnings()).toEqual([]);
});

test('what the ward made its own it edits, and a new version only comes as a choice', async () => {
  ward('centre:\n  accept: itself');
  await send(1, [notice('Một.')]);
  const desk = station.parts.writing();
  expect(() => desk.open(file, who)).toThrow(/trung tâm/);
  await makeOwn(station.parts, thing, who);
  desk.open(file, who);
  const id = await send(2, [notice('Hai.')]);
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
  expect(textOf(file)).toContain('Một.');
  const back = sendWithdrawal(data, thing, 'Hết mùa mưa.');
  await settle();
  expect(stateOf(data, back)?.state).toBe('withdrawn');
  expect(stateOf(data, id)?.state).toBe('withdrawn');
  expect(textOf(file)).toContain('Một.');
  expect(things()).toEqual([]);
});

test('what was the ward’s before, word for word, stays the ward’s: taken back, it is still there', async () => {
  ward('centre:\n  accept: itself');
  const words = notice('Một.');
  writeFileSync(pathOf(file), words.bytes);
  writeFileSync(pathOf('content/lexicon.tsv'), `${textOf('content/lexicon.tsv')}AA\ta a\n`);
  const id = await send(1, [words, lexicon('AA\ta a\nBB\tbê bê\n')]);
  expect(stateOf(data, id)?.state).toBe('accepted');
  expect(things()[0]?.files).toMatchObject([{ file: 'content/lexicon.tsv', row: 'BB' }]);
  station.parts.writing().open(file, who);
  const next = await send(2, [notice('Hai.'), lexicon('AA\ta a\nBB\tbê bê\n')]);
  expect(stateOf(data, next)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
  sendWithdrawal(data, thing, 'Hết mùa mưa.');
  await settle();
  expect(things()).toEqual([]);
  expect(textOf(file)).toBe(words.bytes);
  expect(textOf('content/lexicon.tsv')).toContain('AA\ta a\n');
  expect(textOf('content/lexicon.tsv')).not.toContain('BB');
});

test('what the ward made its own does not become the centre’s again because both say the same', async () => {
  ward('centre:\n  accept: itself');
  await send(1, [notice('Một.')]);
  await makeOwn(station.parts, thing, who);
  const id = await send(2, [notice('Một.')]);
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
  expect(things()[0]?.own).toBeDefined();
});

test('a recording that would be heard instead of the ward’s own document waits; of the centre’s own it does not', async () => {
  ward('centre:\n  accept: itself');
  writeFileSync(pathOf(file), notice('Của phường.').bytes);
  const read: SentPart = { ...sound, path: 'announcements/phong-chong-lut.MP3' };
  const id = await send(1, [read]);
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
  expect(existsSync(pathOf('content/announcements/phong-chong-lut.MP3'))).toBe(false);
  rmSync(pathOf(file));
  const whole = await send(2, [notice('Của tỉnh.'), read]);
  expect(stateOf(data, whole)?.state).toBe('accepted');
});

test('a thing taken back waits for the approver, goes, and what was changed here stays', async () => {
  await accept(await send(1, [notice('Một.'), lexicon('AA\ta a\nBB\tbê bê\n')]));
  writeFileSync(pathOf('content/lexicon.tsv'), textOf('content/lexicon.tsv').replace('a a', 'á a'));
  const back = sendWithdrawal(data, thing, 'Sai số liệu.');
  await settle();
  expect(stateOf(data, back)?.state).toBe('waiting');
  expect(existsSync(pathOf(file))).toBe(true);
  await acceptOrder(station.parts, back, who, { seal: '', over: false });
  expect(stateOf(data, back)).toMatchObject({ state: 'withdrawn', by: 'Bà Hoa' });
  expect(existsSync(pathOf(file))).toBe(false);
  expect(textOf('content/lexicon.tsv')).toContain('AA\tá a');
  expect(textOf('content/lexicon.tsv')).not.toContain('BB');
  expect(existsSync(pathOf('content/centre.yaml'))).toBe(false);
});

test('an approver takes out what was accepted; the centre learns why', async () => {
  const id = await send(1, [notice('Một.')]);
  await accept(id);
  await takeOut(station.parts, thing, who, 'Trùng với bài của phường.');
  expect(existsSync(pathOf(file))).toBe(false);
  expect(stateOf(data, id)).toMatchObject({ state: 'refused', reason: { code: 'by-right' } });
});

test('what the ward’s own campaign airs is not taken from under it', async () => {
  await accept(await send(1, [notice('Một.')]));
  writeFileSync(
    pathOf('content/campaigns/cua-phuong.yaml'),
    'title: Của phường\ndocuments: [thong-bao/phong-chong-lut]\ndays: [mon]\ntime: "06:15"\nweeks: 2\n',
  );
  ward('centre:\n  accept: itself');
  const back = sendWithdrawal(data, thing, 'Hết hạn.');
  await settle();
  expect(stateOf(data, back)).toMatchObject({ state: 'failed' });
  expect(stateOf(data, back)?.reason?.words).toContain('content/campaigns/cua-phuong.yaml:2');
  expect(existsSync(pathOf(file))).toBe(true);
  // The ward lets it go by and by, and a person tries again.
  rmSync(pathOf('content/campaigns/cua-phuong.yaml'));
  await acceptOrder(station.parts, back, who, { seal: '', over: false });
  expect(existsSync(pathOf(file))).toBe(false);
});

test('what the check refuses is failed with file and line, and the last good stays', async () => {
  ward('centre:\n  accept: itself');
  await send(1, [notice('Một.')]);
  const id = await send(2, [notice('Xem [bài kia](/thong-bao/khong-co/).')]);
  expect(stateOf(data, id)).toMatchObject({ state: 'failed', reason: { code: 'invalid-content' } });
  expect(stateOf(data, id)?.reason?.words).toContain(`${file}:8`);
  expect(textOf(file)).toContain('Một.');
});

test('a document that came along with a campaign, and is sent by itself later, is that thing’s from then on', async () => {
  ward('centre:\n  accept: itself');
  const along = sendParcel(data, 'dot-phat/lut', 1, [
    notice('Một.'),
    campaign('days: [mon]\ntime: "06:15"\nweeks: 2\n'),
  ]);
  await settle();
  expect(stateOf(data, along)?.state).toBe('accepted');
  expect(stateOf(data, await send(1, [notice('Hai.')]))?.state).toBe('accepted');
  expect(textOf(file)).toContain('Hai.');
  expect(things().map((one) => [one.thing, one.files.map((placed) => placed.file)])).toEqual([
    ['dot-phat/lut', ['content/campaigns/phong-chong-lut.yaml']],
    [thing, [file]],
  ]);
  expect(warnings()).toEqual([]);
});

test('a campaign outside the permitted hours is offered with the ward’s own, also where the station takes things by itself', async () => {
  ward('centre:\n  accept: itself');
  const id = await send(1, [
    notice('Một.'),
    campaign('days: [sat, sun]\ntime: "21:00"\nweeks: 2\n'),
  ]);
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'hours' } });
  await expect(accept(id)).rejects.toMatchObject({ code: 'hours' });
  await accept(id, { hours: ['06:15'], days: ['mon', 'thu'] });
  const placed = textOf('content/campaigns/phong-chong-lut.yaml');
  expect(placed).toContain('time: "06:15"');
  expect(placed).toContain('days: [mon, thu]');
  expect(placed).toContain('# Của tỉnh.');
  expect(warnings()).toEqual([]);
  // The next version keeps the hours that the ward chose.
  const next = await send(2, [notice('Hai.'), campaign('days: [sun]\ntime: "22:00"\nweeks: 3\n')]);
  expect(stateOf(data, next)?.state).toBe('accepted');
  expect(textOf('content/campaigns/phong-chong-lut.yaml')).toMatch(
    /days: \[mon, thu\][^]*06:15[^]*weeks: 3/,
  );
});

test('a campaign of dates airs on each of its days at each hour that the ward chose, once', async () => {
  const dates = 'dates: ["2099-06-01 21:00", "2099-06-01 22:00", "2099-06-02 21:00"]\n';
  const id = await send(1, [notice('Một.'), campaign(dates)]);
  const edit = planNow(id, { hours: ['06:15', '17:00'] })?.edits.find(({ file: at }) =>
    at.startsWith('content/campaigns/'),
  );
  const text = edit && 'text' in edit ? edit.text : '';
  expect(text.match(/2099-06-0\d \d\d:\d\d/g)).toEqual([
    ...['2099-06-01 06:15', '2099-06-01 17:00'],
    ...['2099-06-02 06:15', '2099-06-02 17:00'],
  ]);
});

test('a parcel that is heavier than a station takes is refused before any of it is fetched', () => {
  const part = { what: 'recording', bytes: 250_000_000, sha256: 'a'.repeat(64) };
  const order = orderShape.parse({
    ...{ protocol: 1, centre: 'trung-tam', id: 'nang', kind: 'parcel', madeAt: 1, by: 'Sở' },
    content: {
      ...{ thing, version: 1, title: 'Nặng' },
      parts: ['a', 'b', 'c'].map((name) => ({ ...part, path: `recordings/${name}.mp3` })),
    },
  });
  const book = openReceived(data);
  const bytes = Buffer.from(JSON.stringify(order));
  enterOrder(book, { order, bytes, signature: new Uint8Array(64), seq: 1000, at: 1 }, 1);
  expect(book.coming()).toEqual([]);
  book.close();
  expect(stateOf(data, 'nang')).toMatchObject({ state: 'refused', reason: { code: 'disk' } });
});

test('of recordings none is kept in memory: each is read as it is written', async () => {
  const id = await send(1, [notice('Một.'), sound]);
  const [edit] = planNow(id)?.edits ?? [];
  expect(edit?.file).toBe('content/recordings/nhac-hieu-tinh.mp3');
  expect(Object.getOwnPropertyDescriptor(edit, 'bytes')).not.toHaveProperty('value');
  await accept(id);
  expect(readFileSync(pathOf('content/recordings/nhac-hieu-tinh.mp3'), 'utf8')).toBe(sound.bytes);
});

test.each([
  ['urgent', 'campaigns/phong-chong-lut.yaml', 'priority: high\n'],
  ['of an earlier name', 'campaigns/a-tinh.yaml', ''],
])(
  'a campaign that would move the ward’s airings waits, and the page names them: %s',
  async (_, path, more) => {
    ward('centre:\n  accept: itself');
    const when = `days: [tue]\ntime: "17:00"\nweeks: 2\n${more}`;
    const id = await send(1, [notice('Một.'), { ...campaign(when), path }]);
    expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
    expect(stateOf(data, id)?.reason?.words).toContain('Tuyên truyền về dịch vụ công');
    const cookie = station.signIn('approver');
    const page = await (await station.get(`/dai/tu-trung-tam/${id}/`, cookie)).text();
    expect(page).toMatch(/data-moved="\d+">\s*<li>Tuyên truyền về dịch vụ công/);
    await accept(id);
    expect(existsSync(pathOf(`content/${path}`))).toBe(true);
    // Taken back, the ward's airing would come back to its hour: that is a person's word too.
    const back = sendWithdrawal(data, thing, 'nhầm');
    await settle();
    expect(stateOf(data, back)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
    expect(stateOf(data, back)?.reason?.words).toContain('Tuyên truyền về dịch vụ công');
    await accept(back);
    expect(stateOf(data, back)?.state).toBe('withdrawn');
    expect(existsSync(pathOf(`content/${path}`))).toBe(false);
  },
);

test.each([
  ['up and away', 'document', 'announcements/../../x.mdx'],
  ['from the root', 'document', '/etc/x.mdx'],
  ['hidden', 'document', 'announcements/.x.mdx'],
  ['a device of Windows', 'document', 'announcements/con.mdx'],
  ['the ward’s own rules', 'document', 'ward.yaml'],
  ['the list of what is the centre’s', 'campaign', 'centre.yaml'],
  ['code', 'document', 'read/content.ts'],
  ['a recording that is none', 'recording', 'recordings/x.sh'],
  ['a campaign elsewhere', 'campaign', 'announcements/x.yaml'],
] as const)('a path that leads elsewhere is refused: %s', async (_, what, path) => {
  const bytes = 'title: x\n';
  // The shape refuses some of them before they come here; what came all the same is refused too.
  let id = '';
  try {
    id = sendParcel(data, thing, 1, [{ what, path, bytes }]);
  } catch {
    return;
  }
  await settle();
  expect(stateOf(data, id)).toMatchObject({ state: 'failed', reason: { code: 'invalid-content' } });
});

test('a document comes with what it shows and offers, seen before anybody agrees, and nobody changes it afterwards', async () => {
  const id = await send(1, [picture(red), letter, notice(`${shows}\n\n${offers}`)]);
  const page = `/dai/tu-trung-tam/${id}/`;
  const cookie = station.signIn('approver');
  const seen = await (await station.get(page, cookie)).text();
  const sources = [...seen.matchAll(/(?:src|href)="([^"]+\/tep\/\w+)"/g)].map(([, at]) => at ?? '');
  const [image, taken] = await Promise.all(sources.map((at) => station.get(at, cookie)));
  expect(image?.headers.get('content-type')).toBe('image/png');
  expect(image?.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await (image ?? new Response()).arrayBuffer()).equals(red)).toBe(true);
  expect(taken?.headers.get('content-disposition')).toContain('attachment');
  await accept(id);
  expect(readFileSync(pathOf('content/pictures/de-song.png')).equals(red)).toBe(true);
  expect(things()[0]?.files.map((one) => one.file)).toEqual([
    'content/pictures/de-song.png',
    'content/files/van-ban.pdf',
    file,
  ]);
  expect(loadContent(dir).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(warnings()).toEqual([]);
  const { sha256: expectedHash = '' } = things()[0]?.files[0] ?? {};
  const edit = { file: 'content/pictures/de-song.png', bytes: blue, expectedHash };
  expect(tryEdits(dir, [edit])).toMatchObject({ ok: false, why: 'problems' });
  await accept(await send(2, [notice('Không ảnh.')]));
  expect(existsSync(pathOf('content/pictures/de-song.png'))).toBe(false);
  expect(existsSync(pathOf('content/files/van-ban.pdf'))).toBe(false);
});

test('a picture that two things show is of both: a new one holds for both, and it goes with the last', async () => {
  ward('centre:\n  accept: itself');
  await send(1, [picture(red), notice(shows)]);
  const other = (version: number, parts: readonly SentPart[]) =>
    sendParcel(data, 'thong-bao/ho-de', version, parts);
  other(1, [picture(blue), guide(shows)]);
  await settle();
  expect(things().map(({ files }) => files[0]?.file)).toEqual(
    Array.from({ length: 2 }, () => 'content/pictures/de-song.png'),
  );
  expect(readFileSync(pathOf('content/pictures/de-song.png')).equals(blue)).toBe(true);
  expect(warnings()).toEqual([]);
  other(2, [guide('Không ảnh.')]);
  await settle();
  expect(textOf('content/announcements/ho-de.mdx')).toContain('Không ảnh.');
  expect(existsSync(pathOf('content/pictures/de-song.png'))).toBe(true);
  sendWithdrawal(data, thing, 'Hết mùa mưa.');
  await settle();
  expect(existsSync(pathOf('content/pictures/de-song.png'))).toBe(false);
});

test('a picture of the ward’s own with that name is never written over without a word, nor taken with the centre’s', async () => {
  ward('centre:\n  accept: itself');
  mkdirSync(pathOf('content/pictures'), { recursive: true });
  writeFileSync(pathOf('content/pictures/de-song.png'), blue);
  const id = await send(1, [picture(red), notice(shows)]);
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
  expect(readFileSync(pathOf('content/pictures/de-song.png')).equals(blue)).toBe(true);
  await accept(id, { over: true });
  expect(readFileSync(pathOf('content/pictures/de-song.png')).equals(red)).toBe(true);
  writeFileSync(pathOf('content/announcements/ho-de.mdx'), guide(shows).bytes);
  const back = sendWithdrawal(data, thing, 'Hết mùa mưa.');
  await settle();
  expect(stateOf(data, back)?.state).toBe('withdrawn');
  expect(existsSync(pathOf(file))).toBe(false);
  expect(existsSync(pathOf('content/pictures/de-song.png'))).toBe(true);
});

test('a picture of what the ward made its own does not change under it', async () => {
  ward('centre:\n  accept: itself');
  await send(1, [picture(red), notice(shows)]);
  await makeOwn(station.parts, thing, who);
  const id = sendParcel(data, 'thong-bao/ho-de', 1, [picture(blue), guide(shows)]);
  await settle();
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
  expect(readFileSync(pathOf('content/pictures/de-song.png')).equals(red)).toBe(true);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
test.each([
  ['a drawing that runs', 'picture', 'pictures/de-song.svg', svg],
  ['a drawing that runs, by another name', 'picture', 'pictures/de-song.png', svg],
  ['a page to take away', 'file', 'files/van-ban.html', svg],
  ['a program', 'file', 'files/van-ban.exe', 'MZ'],
  ['a program, by another name', 'file', 'files/van-ban.pdf', 'MZ'],
  ['a picture as a file', 'file', 'pictures/de-song.png', red],
  ['a file as a picture', 'picture', 'files/de-song.png', red],
  ['a folder below', 'picture', 'pictures/sau/de-song.png', red],
  ['a name that is no address', 'picture', 'pictures/De song.png', red],
  [
    'heavier than telephones take',
    'picture',
    'pictures/de-song.png',
    Buffer.concat([red, Buffer.alloc(3_000_001)]),
  ],
] as const)('what content/ would not show is not placed: %s', async (_, what, path, bytes) => {
  ward('centre:\n  accept: itself');
  const words = what === 'file' ? offers : shows;
  const id = await send(1, [{ what, path, bytes }, notice(words)]);
  expect(stateOf(data, id)).toMatchObject({ state: 'failed', reason: { code: 'invalid-content' } });
  expect(existsSync(pathOf(`content/${path}`))).toBe(false);
  expect(existsSync(pathOf(file))).toBe(false);
  const { sha256 = '' } = partsOf(id)[0] ?? {};
  const shown = await station.get(
    `/dai/tu-trung-tam/${id}/tep/${sha256}`,
    station.signIn('approver'),
  );
  // By its name it is nothing to show, or it goes out as what the name says.
  const type = shown.headers.get('content-type') ?? '';
  expect(shown.status === 404 || /^(?:image\/png|application\/pdf)$/.test(type)).toBe(true);
});

test.each([
  ['a module', 'import fs from "node:fs"'],
  ['an expression', 'Nước lên {process.exit(1)}.'],
  ['what a page would run', '<script>alert(1)</script>'],
  ['another page within', '<iframe src="https://example.com"></iframe>'],
  ['an address that runs', '[Xem](javascript:alert(1))'],
])('a text that is more than a text is refused: %s', async (_, words) => {
  ward('centre:\n  accept: itself');
  const id = await send(1, [notice(words)]);
  expect(stateOf(data, id)).toMatchObject({ state: 'failed', reason: { code: 'invalid-content' } });
  expect(existsSync(pathOf(file))).toBe(false);
});

test('a folder that is a link out of content/ gets nothing', async () => {
  const outside = join(root, 'ngoai');
  mkdirSync(outside);
  rmSync(join(dir, 'announcements'), { recursive: true });
  symlinkSync(outside, join(dir, 'announcements'));
  const id = await send(1, [notice('Một.')]);
  expect(stateOf(data, id)?.state).toBe('failed');
  expect(existsSync(join(outside, 'phong-chong-lut.mdx'))).toBe(false);
});

test('what somebody changed since the page was opened is not written over', async () => {
  const id = await send(1, [notice('Một.')]);
  const seal = planNow(id)?.seal ?? '';
  writeFileSync(pathOf(file), 'của phường');
  await expect(acceptOrder(station.parts, id, who, { seal, over: true })).rejects.toMatchObject({
    code: 'changed',
  });
  expect(textOf(file)).toBe('của phường');
});

test.each([1, 2, 6])(
  'killed at the %i. file: all of it stands or nothing does, and what came of it is told',
  async (nth) => {
    const id = await send(1, [
      notice('Một.'),
      lexicon('AA\ta a\n'),
      facts,
      sound,
      campaign('days: [mon]\ntime: "06:15"\nweeks: 2\n'),
    ]);
    station.parts.writing().close();
    const script = new URL('../../setup/place-killed.ts', import.meta.url).pathname;
    const { signal } = spawnSync(process.execPath, [script, data, dir, id, String(nth)]);
    expect(signal).toBe('SIGKILL');
    station = consoleInTest(data, dir);
    station.parts.writing();
    await settle();
    const isThere = existsSync(pathOf(file));
    expect(isThere).toBe(nth > 1);
    expect(stateOf(data, id)?.state).toBe(isThere ? 'accepted' : 'waiting');
    for (const name of [
      'content/recordings/nhac-hieu-tinh.mp3',
      'content/centre.yaml',
      'content/campaigns/phong-chong-lut.yaml',
    ])
      expect(existsSync(pathOf(name))).toBe(isThere);
    expect(textOf('content/lexicon.tsv').includes('AA')).toBe(isThere);
    expect(loadContent(dir).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(warnings()).toEqual([]);
  },
);

test('a clock that is hours ahead of the centre’s refuses nothing that still holds', async () => {
  const hours = 3 * 3_600_000;
  const { clock } = station.parts;
  const store = station.parts.store();
  keepClockError(store, hours);
  const expiresAt = clock.now() - hours / 2;
  const id = sendParcel(data, thing, 1, [notice('Một.')], { expiresAt });
  await settle();
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting' });
  keepClockError(store, 0);
  await settle();
  expect(stateOf(data, id)).toMatchObject({ state: 'expired' });
});

test('what waits past its end is taken by nobody', async () => {
  const hour = 3_600_000;
  const store = station.parts.store();
  keepClockError(store, 3 * hour);
  const id = await sendUntil(station.parts.clock.now() - hour);
  expect(stateOf(data, id)?.state).toBe('waiting');
  keepClockError(store, 0);
  await expect(accept(id)).rejects.toMatchObject({ code: 'expired' });
  expect(stateOf(data, id)).toMatchObject({ state: 'expired', reason: { code: 'expired' } });
  expect(existsSync(pathOf(file))).toBe(false);
});

test('killed after a thing was taken out and before that was written down: the centre learns that it is gone', async () => {
  const first = await send(1, [notice('Một.')]);
  await accept(first);
  await settle();
  expect(stateOf(data, first)?.state).toBe('accepted');
  for (const name of [file, 'content/centre.yaml']) rmSync(pathOf(name));
  await settle();
  expect(stateOf(data, first)).toMatchObject({
    ...{ state: 'withdrawn', reason: { code: 'withdrawn' } },
  });
});

test('somebody writes there as it is taken: it is no fault of what was sent, and is planned anew', async () => {
  ward('centre:\n  accept: itself');
  const id = sendParcel(data, thing, 1, [notice('Một.')]);
  const desk = station.parts.writing();
  const place: typeof desk.place = (...given) => {
    writeFileSync(pathOf(file), notice('Của phường.').bytes);
    return desk.place(...given);
  };
  await settleReceived({ ...station.parts, writing: () => ({ ...desk, place }) });
  expect(stateOf(data, id)?.state).toBe('received');
  await settle();
  expect(stateOf(data, id)).toMatchObject({ state: 'waiting', reason: { code: 'taken-here' } });
  expect(textOf(file)).toContain('Của phường.');
});

test('one that nobody looked at in time is over', async () => {
  const id = sendParcel(data, thing, 1, [notice('Một.')], { expiresAt: 1000 });
  await settle();
  expect(stateOf(data, id)).toMatchObject({ state: 'expired' });
});

test('files that were sent are kept while anybody may still decide, and for a month after', async () => {
  const day = 24 * 3_600_000;
  const [open, over] = [
    sendParcel(data, 'ghi-am/cho', 1, [sound]),
    sendParcel(data, thing, 1, [notice('Một.')]),
  ];
  await settle();
  refuseOrder(station.parts, over, who, 'Không hợp.');
  const tidy = (days: number) =>
    withBook(station.parts, (book) => tidySent(book, Date.now() + days * day));
  expect([tidy(1), tidy(40)]).toEqual([0, 1]);
  expect(planNow(open)?.reason).toBeUndefined();
});
