import { describe, expect, test } from 'vitest';
import { createLevelWords, fillOf, levelOf } from '../../../../site/studio/level.ts';

const tone = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 2048 }, (_, at) => amplitude * Math.sin(at / 8));

test('a level is of full scale, and silence ends at −100', () => {
  expect(levelOf(tone(1)).peakDbfs).toBeCloseTo(0, 1);
  expect(levelOf(tone(1)).rmsDbfs).toBeCloseTo(-3, 0);
  expect(levelOf(new Float32Array(8))).toEqual({ peakDbfs: -100, rmsDbfs: -100 });
});

test.each([
  [1, 1],
  [0.1, 2 / 3],
  [0, 0],
])('a peak of %f fills the meter to %f', (amplitude, fill) => {
  expect(fillOf(levelOf(tone(amplitude)))).toBeCloseTo(fill, 1);
});

describe('the word beside the meter', () => {
  /** After so many stretches of 250 ms. */
  const wordAfter = (...amplitudes: readonly number[]): string | undefined => {
    const words = createLevelWords();
    return amplitudes.map((amplitude) => words.take(levelOf(tone(amplitude)), 250)).at(-1);
  };
  const times = (count: number, amplitude: number) => Array<number>(count).fill(amplitude);

  test('is none before there is enough to judge', () => {
    expect(wordAfter(0.2)).toBeUndefined();
  });
  test('is too loud at once, and for a while', () => {
    expect(wordAfter(1)).toBe('too-loud');
    expect(wordAfter(1, ...times(5, 0.2))).toBe('too-loud');
    expect(wordAfter(1, ...times(12, 0.2))).toBe('good');
  });
  test('is too quiet where nothing in it is loud enough', () => {
    expect(wordAfter(...times(10, 0.005))).toBe('too-quiet');
    expect(wordAfter(...times(9, 0.005), 0.2)).toBe('good');
  });
});
