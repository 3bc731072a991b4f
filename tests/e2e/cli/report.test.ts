// `loa report` of a station on which things were aired, the manifest of one bulletin beside it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advance, type Slot } from '../../../scheduler/core/slot.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { callLoa } from './run-loa.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-bao-cao-'));
const LOA_CLOCK = '2026-11-24T20:00:00+07:00|2026-11-24T20:00:00+07:00|0.000001';
const env = { LOA_DATA: join(home, 'var'), LOA_CLOCK };
const five = Date.parse('2026-11-24T17:00:00+07:00');
const document = 'thong-bao/dich-vu-cong-truc-tuyen';
const bulletin = {
  sha256: 'ab'.repeat(32),
  contentKey: 'k',
  title: 'Bản tin',
  durationMs: 400_000,
};

/** One airing of the shipped campaign was heard. */
beforeAll(async () => {
  const clock = '2026-11-23T20:00:00+07:00';
  const before = { ...env, LOA_CLOCK: `${clock}|${clock}|0.000001` };
  await callLoa(['cancel', 'dich-vu-cong-truc-tuyen@2026-12-25T17:00', '--by', 'An'], before);
  const store = openSqliteStore(join(env.LOA_DATA, 'loa.db'));
  let slot: Slot | undefined = store.slot('dich-vu-cong-truc-tuyen@2026-11-24T17:00');
  const acts = [
    [{ act: 'get-bulletin', bulletin }, five - 1000],
    [{ act: 'begin' }, five],
    [{ act: 'sound', lateMs: 0, output: 'capture' }, five],
    [{ act: 'finish', samples: 1 }, five + 400_000],
  ] as const;
  for (const [act, at] of acts) {
    if (!slot) throw new Error('the campaign has no slot on Tuesday');
    const { change } = advance(slot, act, at);
    store.commit([change]);
    slot = change.after;
  }
  store.close();
  const folder = join(env.LOA_DATA, 'public', 'tep');
  mkdirSync(folder, { recursive: true });
  const items = [
    { kind: 'document', id: document, fromMs: 10_000, untilMs: 310_000 },
    { kind: 'pause', id: '5', fromMs: 310_000, untilMs: 315_000 },
    { kind: 'recording', id: 'nhac.mp3', fromMs: 315_000, untilMs: 395_000 },
  ];
  writeFileSync(join(folder, `${bulletin.sha256}.json`), JSON.stringify({ items }));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test('by document and by wish, with the minutes that each took in what was heard', async () => {
  const { out } = await callLoa(['report', '--json'], env);
  const reports = JSON.parse(out) as { report?: string; campaign?: string; items?: object[] }[];
  expect(reports.find(({ campaign }) => campaign === 'dich-vu-cong-truc-tuyen')).toMatchObject({
    ...{ required: 10, heard: 1, heardMs: 400_000, askedMs: 4_000_000 },
  });
  const whole = reports.find(({ report }) => report === 'ca-dai');
  expect(whole?.items).toMatchObject([
    {
      ...{ kind: 'document', id: document, planned: 10, heard: 1, heardMs: 300_000 },
      wish: { perWeek: 2, weeks: 5, asked: 10, fulfilled: false },
    },
    { kind: 'recording', id: 'nhac.mp3', heard: 1, heardMs: 80_000 },
  ]);
});

test('a page and its tables are written for the station, beside those of each campaign', async () => {
  const folder = join(home, 'bao-cao');
  const { code, out } = await callLoa(['report', '-o', folder], env);
  expect([code, out]).toEqual([0, expect.stringContaining('Cả đài: theo bài, theo đợt phát')]);
  const files = readdirSync(folder).filter((name) => name.startsWith('ca-dai@'));
  expect(files).toEqual([
    'ca-dai@2026-11-24-khan-cap.csv',
    'ca-dai@2026-11-24-theo-bai.csv',
    'ca-dai@2026-11-24-theo-dot.csv',
    'ca-dai@2026-11-24.html',
  ]);
  const page = readFileSync(join(folder, 'ca-dai@2026-11-24.html'), 'utf8');
  expect(page).toContain('<h2>Theo bài</h2>');
  expect(page).toContain('Không có thông báo khẩn nào.');
  expect(readFileSync(join(folder, 'ca-dai@2026-11-24-theo-bai.csv'), 'utf8')).toContain(
    '2 lần/tuần × 5 tuần',
  );
});
