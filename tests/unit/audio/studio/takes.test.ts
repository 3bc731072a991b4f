import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  chooseTake,
  deleteUnnamed,
  keepTake,
  keyOfSentence,
  takesFile,
  takesIn,
  takeSound,
  withdrawTake,
  type NewTake,
} from '../../../../audio/studio/index.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-takes-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const by = { account: 'an', name: 'Nguyễn Văn An' };
const at = '2026-11-30T08:00:00.000Z';
const text = 'Mời bà con đến nhà văn hóa.';
const key = keyOfSentence(text);

function newTake(level: number, more: Partial<NewTake> = {}): NewTake {
  const samples = new Int16Array(480).fill(level);
  const consent = { at, words: 'Tôi đồng ý.' };
  const about = { at, document: 'bai', text, source: 'studio', by, reader: 'Chị Lan' } as const;
  return { ...about, consent, doubts: [], samples, sampleRateHz: 48_000, ...more };
}

test('the newest take airs, until another one is chosen', async () => {
  const first = await keepTake(dataDir, newTake(100));
  const second = await keepTake(dataDir, newTake(200));
  expect(takesIn(dataDir).inUse('bai', key)).toEqual(second);
  chooseTake(dataDir, first.id, { at, by });
  expect(takesIn(dataDir).inUse('bai', key)).toEqual(first);
  const third = await keepTake(dataDir, newTake(300));
  expect(takesIn(dataDir).inUse('bai', key)).toEqual(third);
  expect(takesIn(dataDir).of('bai', key)).toEqual([third, second, first]);
});

test('a take belongs to its document and its written words, however they are spaced', async () => {
  const take = await keepTake(dataDir, newTake(100));
  const takes = takesIn(dataDir);
  expect(takes.inUse('bai', keyOfSentence(`  ${text.replace(' ', '\n')} `))).toEqual(take);
  expect(takes.inUse('bai', keyOfSentence(text.normalize('NFD')))).toEqual(take);
  expect(takes.inUse('bai', keyOfSentence('Mời bà con đến nhà văn hoá.'))).toBeUndefined();
  expect(takes.inUse('khac', key)).toBeUndefined();
  expect(takes.inUse(undefined, key)).toBeUndefined();
});

test('the same sound for the same sentence, sent twice, is one take', async () => {
  const first = await keepTake(dataDir, newTake(100));
  expect(await keepTake(dataDir, newTake(100))).toEqual(first);
  expect(takesIn(dataDir).all).toHaveLength(1);
});

test('a withdrawn take is never heard again: its sound is gone, its line stays, the one before it airs', async () => {
  const first = await keepTake(dataDir, newTake(100));
  const second = await keepTake(dataDir, newTake(200));
  await withdrawTake(dataDir, second.id, { at, by, why: 'đổi ý' });
  const takes = takesIn(dataDir);
  expect(takes.inUse('bai', key)).toEqual(first);
  expect(takes.withdrawn).toEqual([{ take: second, at, why: 'đổi ý' }]);
  expect(existsSync(takeSound(dataDir, second.sha256))).toBe(false);
  expect(readFileSync(takesFile(dataDir), 'utf8')).toContain(second.id);
  expect(() => chooseTake(dataDir, second.id, { at, by })).toThrow('Không có bản thu này');
});

test('sound that two sentences share goes with the last of them', async () => {
  const one = await keepTake(dataDir, newTake(100));
  const other = await keepTake(dataDir, newTake(100, { document: 'khac' }));
  await withdrawTake(dataDir, one.id, { at, by, why: '' });
  expect(existsSync(takeSound(dataDir, one.sha256))).toBe(true);
  await withdrawTake(dataDir, other.id, { at, by, why: '' });
  expect(existsSync(takeSound(dataDir, one.sha256))).toBe(false);
});

test('a torn last line is no damage, and is cut at the next write', async () => {
  const first = await keepTake(dataDir, newTake(100));
  appendFileSync(takesFile(dataDir), '{"event":"take","id":"x');
  expect(takesIn(dataDir)).toMatchObject({ all: [first], damagedLines: [] });
  const second = await keepTake(dataDir, newTake(200));
  expect(takesIn(dataDir)).toMatchObject({ all: [first, second], damagedLines: [] });
  expect(readFileSync(takesFile(dataDir), 'utf8')).not.toContain('"id":"x');
});

test('a last line that lacks its end alone is kept', async () => {
  const first = await keepTake(dataDir, newTake(100));
  const lines = readFileSync(takesFile(dataDir), 'utf8');
  writeFileSync(takesFile(dataDir), lines.trimEnd());
  const second = await keepTake(dataDir, newTake(200));
  expect(takesIn(dataDir)).toMatchObject({ all: [first, second], damagedLines: [] });
});

test('a damaged line in the middle is named, and takes nothing else with it', async () => {
  const first = await keepTake(dataDir, newTake(100));
  appendFileSync(takesFile(dataDir), '\u0000\u0000\u0000\n');
  const second = await keepTake(dataDir, newTake(200));
  expect(takesIn(dataDir)).toMatchObject({ all: [first, second], damagedLines: [2] });
});

test('where nobody has recorded, there are no takes', () => {
  expect(takesIn(dataDir)).toMatchObject({ all: [], withdrawn: [], damagedLines: [] });
});

test('what a kill left without a line goes after an hour, unless its line may be one that is damaged', async () => {
  const first = await keepTake(dataDir, newTake(100));
  const whole = takeSound(dataDir, 'a'.repeat(64));
  const half = `${takeSound(dataDir, 'b'.repeat(64))}.12-1.part`;
  const young = takeSound(dataDir, 'c'.repeat(64));
  for (const file of [whole, half, young]) writeFileSync(file, 'sound');
  const long = new Date(Date.now() - 61 * 60_000);
  for (const file of [takeSound(dataDir, first.sha256), whole, half]) utimesSync(file, long, long);
  const lines = readFileSync(takesFile(dataDir), 'utf8');
  rmSync(takesFile(dataDir));
  expect(await deleteUnnamed(dataDir)).toBe(0);
  writeFileSync(takesFile(dataDir), `damaged\n${lines}`);
  expect(await deleteUnnamed(dataDir)).toBe(0);
  writeFileSync(takesFile(dataDir), lines);
  expect(await deleteUnnamed(dataDir)).toBe(2);
  expect([whole, half, young].map((file) => existsSync(file))).toEqual([false, false, true]);
  expect(existsSync(takeSound(dataDir, first.sha256))).toBe(true);
});
