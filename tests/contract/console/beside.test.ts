import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toWav } from '../../../audio/voices/wav.ts';
import type { Beside } from '../../../content/schema/beside.ts';
import { besideDesk } from '../../../scheduler/console/writing/beside/beside-desk.ts';
import { createRecordedLengths } from '../../../scheduler/console/writing/beside/recorded-lengths.ts';
import { consoleInTest } from '../../setup/console.ts';
import { hoa, sayMore, writingFolders } from '../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const tested = consoleInTest(dataDir, contentDir);
const file = 'content/announcements/dich-vu-cong-truc-tuyen.mdx';
const address = '/dai/bai/thong-bao/dich-vu-cong-truc-tuyen';
let cookie = '';

beforeAll(() => {
  cookie = tested.signIn('editor');
  tested.parts.writing().open(file, hoa);
});
afterAll(() => {
  besideDesk(tested.parts).close();
  tested.parts.writing().close();
});

async function beside(): Promise<Beside> {
  const answer = await tested.get(`${address}/canh`, cookie);
  expect(answer.status).toBe(200);
  // The console's own JSON.
  return (await answer.json()) as Beside;
}

test('A word that nobody can read is decided by a click, heard at once, and undone', async () => {
  const desk = tested.parts.writing();
  desk.change(file, hoa, sayMore(' Gọi hệ thống QWZX.'));
  const before = await beside();
  expect(before.version).toBe(desk.draft(file)?.version);
  const sentence = before.sentences.find(({ unsure }) => unsure.length > 0);
  expect(sentence?.unsure.map(({ written }) => written)).toEqual(['QWZX']);

  const bad = { written: 'QWZX', spoken: 'qwzx 12', scope: 'document' };
  const refused = await tested.postJson(`${address}/doc-la`, { cookie, body: bad });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('ô tê pê');

  const body = { written: 'QWZX', spoken: 'quét dích', scope: 'document' };
  expect((await tested.postJson(`${address}/doc-la`, { cookie, body })).status).toBe(200);
  const after = await beside();
  expect(after.readings).toEqual([
    { written: 'QWZX', spoken: 'quét dích', document: 'thong-bao/dich-vu-cong-truc-tuyen' },
  ]);
  expect(after.sentences.flatMap(({ unsure }) => unsure)).toEqual([]);
  const said = after.sentences.find(({ spoken }) => spoken.includes('quét dích'));

  const sound = await tested.get(`${address}/nghe?cau=${said?.id ?? ''}`, cookie);
  expect(sound.headers.get('content-type')).toBe('audio/wav');
  expect(Buffer.from(await sound.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');

  const undo = { written: 'QWZX', undo: true };
  await tested.postJson(`${address}/doc-la`, { cookie, body: undo });
  expect((await beside()).readings).toEqual([]);
});

test('The length is a guess until the voice has said all of it', async () => {
  await expect.poll(async () => (await beside()).length.isGuess, { interval: 500 }).toBe(false);
  const { length } = await beside();
  expect(length.ms).toBeGreaterThan(60_000);
  expect(length).toMatchObject({ fits: true, airings: [{ isHeld: false, unmeasured: [] }] });
  expect((await beside()).sentences.every(({ ms = 0 }) => ms > 0)).toBe(true);
});

test('A recording is listened through; of what is none, nobody tells how long it is', async () => {
  const path = join(dataDir, 'mot-giay.wav');
  await writeFile(path, toWav({ samples: new Int16Array(8000), sampleRateHz: 8000 }));
  const recordings = [path, join(dataDir, 'khong-co.mp3')].map((one) => ({ name: one, path: one }));
  const none = { title: '', isHeld: false, lines: [], besidesMs: 0, recorded: [] };
  const lengths = createRecordedLengths();
  const known = () => recordings.map((one) => lengths.of([{ ...none, recordings }])(one.path));
  await expect.poll(known).toEqual([1000, undefined]);
});

test('The page has the words of the draft, no script, and says what it is', async () => {
  const page = await tested.get(`${address}/xem`, cookie);
  const html = await page.text();
  expect(html).toContain('Gọi hệ thống QWZX.');
  expect(html).toContain('Bản xem thử');
  expect(html).not.toMatch(/<script|http-equiv/i);
});

test('The page has the styles of the site that the station built, where it lays it', async () => {
  const site = join(dataDir, 'site', '20261130');
  await mkdir(join(site, '_astro'), { recursive: true });
  await writeFile(join(site, '_astro', 'Base.css'), '');
  const link = '<link rel="stylesheet" href="/_astro/Base.css">';
  await writeFile(join(site, 'index.html'), `<head>${link}</head>`);
  const current = JSON.stringify({ folder: '20261130', inputs: '' });
  await writeFile(join(dataDir, 'site', 'current.json'), current);
  const html = await (await tested.get(`${address}/xem`, cookie)).text();
  expect(html).toContain(link);
  expect(html).not.toContain('chưa được dựng');
});

test.each(['canh', 'nghe?cau=a', 'xem'])('Whoever is not signed in sees no %s', async (page) => {
  const answer = await tested.get(`${address}/${page}`);
  expect(answer.status).toBe(303);
});

test('What is not there has no page', async () => {
  expect((await tested.get('/dai/bai/thong-bao/khong-co/canh', cookie)).status).toBe(404);
  expect((await tested.get(`${address}/nghe?cau=khong-co`, cookie)).status).toBe(404);
});
