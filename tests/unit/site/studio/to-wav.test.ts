import { expect, test } from 'vitest';
import { parseWav } from '../../../../audio/voices/wav.ts';
import { toWav } from '../../../../site/studio/to-wav.ts';

test('what the page sends is the sound that the station reads', async () => {
  const wav = toWav(Float32Array.of(0, 0.5, -1, 1, 2), 44_100);
  expect(wav.type).toBe('audio/wav');
  const read = parseWav(new Uint8Array(await wav.arrayBuffer()));
  expect(read?.sampleRateHz).toBe(44_100);
  expect([...(read?.samples ?? [])]).toEqual([0, 16_384, -32_767, 32_767, 32_767]);
});
