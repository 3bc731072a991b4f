// What was promised to a reader holds, wherever a kill, a full disk or somebody quicker came between.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepTake, takesIn, takeSound, type Take } from '../../../../audio/studio/index.ts';
import {
  consentsOf,
  keepConsent,
  requireConsent,
} from '../../../../scheduler/console/studio/consents.ts';
import { inTurn } from '../../../../scheduler/console/studio/in-turn.ts';
import {
  beginReading,
  dropReading,
  dropReadings,
  keepReading,
  readingOf,
  type Reading,
} from '../../../../scheduler/console/studio/reading-store.ts';
import { finishWithdrawals } from '../../../../scheduler/console/studio/withdrawals.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-withdrawals-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const at = '2026-11-30T08:00:00.000Z';
const by = { account: 'an', name: 'Nguyễn Văn An' };
const consentOf = (reader: string) => ({ at, words: `Tôi là ${reader}.` });

function agree(reader: string): void {
  const { words } = consentOf(reader);
  keepConsent(dataDir, {
    ...{ event: 'consent', id: reader, at, document: 'bai', account: 'an', reader, words },
  });
}

function takeBack(reader: string): void {
  keepConsent(dataDir, { event: 'withdraw', of: reader, at, by });
}

const read = (reader: string, level: number): Promise<Take> =>
  keepTake(dataDir, {
    ...{ at, document: 'bai', text: `Câu ${level}.`, source: 'studio', by, reader, doubts: [] },
    ...{ consent: consentOf(reader), samples: new Int16Array(480).fill(level) },
    sampleRateHz: 48_000,
  });

function sendReading(reader: string): Promise<Reading> {
  const path = join(dataDir, 'gui.mp3');
  writeFileSync(path, 'sound');
  const about = { id: reader, document: 'bai', name: 'bai.mp3', sentAt: at, by, reader };
  const sent = { path, name: 'bai.mp3', bytes: 5 };
  return beginReading(dataDir, sent, { ...about, consent: consentOf(reader) });
}

const readings = (): readonly string[] => readdirSync(join(dataDir, 'console', 'bai-doc'));

test('a withdrawal that was broken off after its line is finished, and done again it changes nothing', async () => {
  agree('Lan');
  agree('Tư');
  const takes = [await read('Lan', 1), await read('Lan', 2), await read('Tư', 3)];
  await sendReading('Lan');
  takeBack('Lan');
  await finishWithdrawals(dataDir);
  expect(takesIn(dataDir).all.map(({ reader }) => reader)).toEqual(['Tư']);
  expect(takes.map(({ sha256 }) => existsSync(takeSound(dataDir, sha256)))).toEqual([
    ...[false, false, true],
  ]);
  expect(readings()).toEqual([]);
  const lines = readFileSync(join(dataDir, 'recordings', 'takes.jsonl'), 'utf8');
  await finishWithdrawals(dataDir);
  expect(readFileSync(join(dataDir, 'recordings', 'takes.jsonl'), 'utf8')).toBe(lines);
});

test('whoever was quicker with the withdrawal has it looked at once more before anything is kept', async () => {
  agree('Lan');
  const keeping = inTurn(async () => {
    takeBack('Lan');
    await finishWithdrawals(dataDir);
  });
  const kept = inTurn(() => {
    requireConsent(dataDir, 'bai', consentOf('Lan'));
    return read('Lan', 1);
  });
  await keeping;
  await expect(kept).rejects.toThrow('rút lại đồng ý');
  expect(takesIn(dataDir).all).toEqual([]);
});

test('a reading that was dropped or replaced meanwhile is not written back', async () => {
  const first = await sendReading('Lan');
  const second = await sendReading('Tư');
  expect(await keepReading(dataDir, first)).toBe(false);
  expect(readingOf(dataDir, 'bai')?.id).toBe('Tư');
  dropReading(dataDir, 'bai');
  expect(await keepReading(dataDir, second)).toBe(false);
  expect(readings()).toEqual([]);
});

test('readings go after thirty days, and those without a name at once', async () => {
  await sendReading('Lan');
  const unnamed = join(dataDir, 'console', 'bai-doc', 'khong-ten');
  mkdirSync(unnamed);
  writeFileSync(join(unnamed, 'gui.mp3'), 'sound');
  dropReadings(dataDir);
  expect(readings()).toHaveLength(1);
  const long = new Date(Date.now() - 31 * 24 * 3_600_000);
  utimesSync(join(dataDir, 'console', 'bai-doc', readings()[0] ?? ''), long, long);
  dropReadings(dataDir);
  expect(readings(), 'by a clock that nothing proves').toHaveLength(1);
  dropReadings(dataDir, undefined, { byAge: true });
  expect(readings()).toEqual([]);
});

test('a reading that the disk does not give now is kept', async () => {
  await sendReading('Lan');
  const about = join(dataDir, 'console', 'bai-doc', readings()[0] ?? '', 'bai-doc.json');
  const text = readFileSync(about, 'utf8');
  rmSync(about);
  mkdirSync(about);
  expect(() => {
    dropReadings(dataDir, undefined, { byAge: true });
  }).toThrow('EISDIR');
  rmSync(about, { recursive: true });
  writeFileSync(about, text);
  expect(readingOf(dataDir, 'bai')?.id).toBe('Lan');
});

test('a reading that the disk does not give now holds up no withdrawal', async () => {
  agree('Lan');
  await read('Lan', 1);
  await sendReading('Lan');
  const unseen = join(dataDir, 'console', 'bai-doc', 'a-khong-doc-duoc');
  mkdirSync(join(unseen, 'bai-doc.json'), { recursive: true });
  takeBack('Lan');
  await expect(finishWithdrawals(dataDir)).rejects.toThrow('EISDIR');
  expect(takesIn(dataDir).all).toEqual([]);
  expect(readings()).toEqual(['a-khong-doc-duoc']);
});

test('what a power cut tore off the consents is cut at the next one', () => {
  agree('Lan');
  appendFileSync(join(dataDir, 'recordings', 'consents.jsonl'), '{"event":"cons');
  agree('Tư');
  expect(consentsOf(dataDir, 'bai').map(({ reader }) => reader)).toEqual(['Lan', 'Tư']);
  const lines = readFileSync(join(dataDir, 'recordings', 'consents.jsonl'), 'utf8');
  expect(lines.trimEnd().split('\n')).toHaveLength(2);
});
