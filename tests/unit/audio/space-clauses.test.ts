import { expect, test } from 'vitest';
import { spaceClauses } from '../../../audio/voices/space-clauses.ts';

const rate = 1000;
/** 50 samples that can be heard, 100 of silence, 50 that can be heard: one sample a millisecond. */
const sound = Int16Array.from({ length: 200 }, (_, at) => (at < 50 || at >= 150 ? 5000 : 0));
const heard = (samples: Int16Array): number =>
  samples.reduce((sum, sample) => sum + Number(sample !== 0), 0);

for (const [wantedMs, length] of [
  [40, 140],
  [100, 200],
  [250, 350],
] as const)
  test(`${wantedMs} ms of silence at a comma`, () => {
    const end = { at: 150, mark: ',' };
    const { samples, movedTo } = spaceClauses(sound, rate, [end], { commaMs: wantedMs });
    expect(samples).toHaveLength(length);
    expect(heard(samples)).toBe(100);
    expect(samples.findIndex((sample, at) => at > 60 && sample !== 0)).toBe(50 + wantedMs);
    expect(movedTo(20)).toBe(20);
    expect(movedTo(150)).toBe(50 + wantedMs);
  });

test('a longer mark has a silence of its own, and none is told: none is changed', () => {
  const ends = [{ at: 150, mark: ';' }];
  expect(spaceClauses(sound, rate, ends, { commaMs: 40, stopMs: 300 }).samples).toHaveLength(400);
  expect(spaceClauses(sound, rate, ends, { commaMs: 40 }).samples).toEqual(sound);
});

test('nothing that can be heard is cut, nor all of a silence', () => {
  const none = [{ at: 40, mark: ',' }];
  expect(spaceClauses(sound, rate, none, { commaMs: 0 }).samples).toEqual(sound);
  const end = [{ at: 150, mark: ',' }];
  expect(spaceClauses(sound, rate, end, { commaMs: 0 }).samples).toHaveLength(130);
});
