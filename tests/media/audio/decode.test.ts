import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { probeAudio, probeFfmpeg } from '../../../audio/index.ts';
import { decodeToPcm } from '../../../audio/play.ts';
import { toWav } from '../../../audio/voices/wav.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-decode-'));
const file = join(folder, 'a b.wav');
const samples = Int16Array.from({ length: 44_100 }, (_, index) =>
  Math.round(9000 * Math.sin(index / 20)),
);
writeFileSync(file, toWav({ samples, sampleRateHz: 22_050 }));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  [22_050, 1, 44_100],
  [48_000, 2, 192_000],
] as const)(
  'two seconds at %i Hz, %i channel(s) are %i samples',
  async (sampleRateHz, channels, count) => {
    let bytes = 0;
    for await (const chunk of decodeToPcm(file, { sampleRateHz, channels })) {
      bytes += chunk.length;
    }
    expect(Math.abs(bytes / 2 - count)).toBeLessThan(100);
  },
);

test('a reader that leaves early leaves nothing behind', async () => {
  for await (const chunk of decodeToPcm(file, { sampleRateHz: 48_000, channels: 2 })) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
});

test('a file that is no sound, or not there, is named', async () => {
  const text = join(folder, 'x.mp3');
  writeFileSync(text, 'xin chào');
  await expect(probeAudio(text)).rejects.toMatchObject({ code: 'not-audio' });
  await expect(probeAudio(join(folder, 'none.mp3'))).rejects.toThrow(
    `Không đọc được tệp âm thanh ${join(folder, 'none.mp3')}`,
  );
});

test('probes: duration; ffmpeg with all that is needed; one that is none', async () => {
  expect(await probeAudio(file)).toEqual({ durationMs: 2000 });
  expect((await probeFfmpeg()).path).toMatch(/ffmpeg/);
  await expect(probeFfmpeg('/nowhere/ffmpeg')).rejects.toMatchObject({ code: 'ffmpeg-missing' });
  await expect(probeFfmpeg('/bin/true')).rejects.toMatchObject({ code: 'ffmpeg-failed' });
});
