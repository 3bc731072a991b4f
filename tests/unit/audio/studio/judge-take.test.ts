import { expect, test } from 'vitest';
import { judgeTake, loudnessOf } from '../../../../audio/studio/judge-take.ts';
import { trimTake } from '../../../../audio/studio/trim-take.ts';

const rate = 48_000;

/** Deterministic noise from −1 to 1. */
function noiseOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 30 - 1;
  };
}

const sine = (seconds: number, level: number, hertz = 300): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, at) => level * Math.sin((2 * Math.PI * hertz * at) / rate),
  );

/** Syllables of a fifth of a second, a tenth apart. */
function speech(seconds: number, level: number): Float32Array {
  return sine(seconds, level).map((sample, at) => ((at / rate) % 0.3 < 0.2 ? sample : 0));
}

function joined(...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

const silence = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * rate));

function withNoise(sound: Float32Array, level: number): Float32Array {
  const next = noiseOf(7);
  return sound.map((sample) => sample + level * next());
}

const take = (level: number, noise = 0.0005): Float32Array =>
  withNoise(joined(silence(0.4), speech(2, level), silence(0.4)), noise);

test('a sine of 997 Hz at −20 dBFS is −23 LUFS, as the standard says, at any rate', () => {
  for (const hertz of [16_000, 44_100, 48_000]) {
    const tone = Float32Array.from(
      { length: hertz * 5 },
      (_, at) => 0.1 * Math.sin((2 * Math.PI * 997 * at) / hertz),
    );
    expect(loudnessOf(tone, hertz)).toBeCloseTo(-23.01, 1);
  }
});

test.each([
  ['well read', take(0.2), []],
  ['from across the room', take(0.004, 0.000_02), ['too-quiet']],
  ['beside a fan', take(0.2, 0.03), ['noise']],
  ['into the microphone', take(0.9), ['too-loud']],
  ['over the top', take(3).map((one) => Math.max(-1, Math.min(1, one))), ['clipped', 'too-loud']],
  ['nobody spoke', withNoise(silence(2), 0.0005), ['empty']],
  ['no sample at all', silence(0), ['empty']],
  ['stopped while speaking', take(0.2).subarray(0, rate * 1.35), ['cut-off']],
] as const)('%s', (_, samples, codes) => {
  expect(judgeTake(samples, rate).codes).toEqual(codes);
});

test('silence at the ends goes, all that is said stays', () => {
  const { from, to } = trimTake(take(0.2), rate);
  expect(from / rate).toBeCloseTo(0.4 - 0.06, 1);
  expect(to / rate).toBeCloseTo(2.4 + 0.12, 1);
});

test('breath before, and the key that ends the recording, go with the silence', () => {
  const next = noiseOf(3);
  const breath = silence(0.3).map(() => 0.004 * next());
  const click = sine(0.01, 0.3, 2000);
  const sound = withNoise(
    joined(breath, silence(0.2), speech(2, 0.2), silence(0.6), click, silence(0.05)),
    0.0003,
  );
  const { from, to } = trimTake(sound, rate);
  expect(from / rate).toBeCloseTo(0.5 - 0.06, 1);
  expect(to / rate).toBeCloseTo(2.5 + 0.12, 1);
});

test('where nobody speaks nothing is left', () => {
  expect(trimTake(withNoise(silence(1), 0.0003), rate)).toEqual({ from: 0, to: 0 });
  expect(trimTake(silence(0), rate)).toEqual({ from: 0, to: 0 });
});
