// A listening test's sound, by the real process: equally loud, told by nothing, made once.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { probeAudio, spokenText } from '../../../audio/index.ts';
import { named } from '../../../scheduler/console/listening/core/variants.ts';
import { createAsking } from '../../../scheduler/console/ask-process.ts';
import { clipProcess, createListeningDesk } from '../../../scheduler/console/listening/desk.ts';
import type {
  MakerAnswer,
  MakerQuestion,
} from '../../../scheduler/console/listening/maker-messages.ts';
import { loudnessOf } from '../../setup/loudness-of.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-nghe-thu-'));
// It yields to nobody here: the test waits for it.
const maker = createAsking<MakerQuestion, MakerAnswer>({ ...clipProcess, niceness: 0 });
const desk = createListeningDesk(dataDir, maker);
afterAll(() => {
  desk.close();
  rmSync(dataDir, { recursive: true });
});

const testInBook = () => {
  const test = desk.book().test('mot');
  if (!test) throw new Error('not there');
  return test;
};
const written = ['Cần hỏi thêm, bác gọi tổng đài 1900 0368.'];

it('is as loud in each voice and mastering, within 0.2 LU; the tape has it all; nothing is made twice', async () => {
  const sentences = await Promise.all(
    written.map(async (text) => ({
      written: text,
      spoken: await spokenText(text, { lexicon: [] }),
    })),
  );
  const variants = named([
    { voice: { kind: 'espeak', name: 'vi', rate: 150 }, profile: 'horn' },
    { voice: { kind: 'espeak', name: 'vi-vn-x-south', rate: 120 }, profile: 'web' },
  ]);
  desk.book().add({
    ...{ title: 'Nghe thử', variants, sentences, seed: 'seed', id: 'mot', code: 'code' },
    ...{ madeBy: 'Bà Hoa', madeAt: 1, isOpen: true, clips: undefined },
  });
  desk.make('mot');
  await expect.poll(() => desk.making('mot')).toBeUndefined();
  const { clips = [] } = testInBook();
  expect(clips).toHaveLength(2);
  const lufs = clips.map(({ file }) => loudnessOf(desk.clipPath(file), 0, 60_000));
  expect(Math.max(...lufs) - Math.min(...lufs)).toBeLessThanOrEqual(0.2 + 1e-6);
  for (const { file } of clips)
    expect(readFileSync(desk.clipPath(file)).includes('espeak')).toBe(false);
  // Ten pairs of two clips, and six seconds after each for making a mark.
  const clipsMs = clips.reduce((sum, { durationMs }) => sum + durationMs, 0) / clips.length;
  expect((await probeAudio(desk.tapePath('mot'))).durationMs).toBeGreaterThan(
    10 * (2 * clipsMs + 6000),
  );

  const times = () =>
    readdirSync(join(dataDir, 'listening', 'clips')).map(
      (file) => statSync(desk.clipPath(file)).mtimeMs,
    );
  const before = times();
  rmSync(desk.tapePath('mot'));
  expect(desk.isWhole(testInBook())).toBe(false);
  desk.make('mot');
  await expect.poll(() => desk.making('mot')).toBeUndefined();
  expect(times()).toEqual(before);

  desk.remove('mot');
  expect(readdirSync(join(dataDir, 'listening', 'clips'))).toEqual([]);
});

it('a voice that is not there is said, and stays so until somebody asks again', async () => {
  desk.book().add({
    ...{ title: 'Nghe thử', seed: 'seed', id: 'hai', code: 'code2', madeBy: '', madeAt: 2 },
    variants: named([
      { voice: { kind: 'neural', name: 'khong-co', rate: 150 }, profile: 'horn' },
      { voice: { kind: 'espeak', name: 'vi', rate: 150 }, profile: 'horn' },
    ]),
    sentences: [{ written: 'Câu.', spoken: await spokenText('Câu.', { lexicon: [] }) }],
    ...{ isOpen: true, clips: undefined },
  });
  desk.make('hai');
  await expect.poll(() => desk.making('hai')?.fault).toContain('khong-co');
  expect(desk.book().test('hai')?.clips).toBeUndefined();
});
