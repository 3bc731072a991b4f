import { expect, it } from 'vitest';
import { sayClock } from '../../../scheduler/core/words.ts';

for (const [ms, said] of [
  [0, '0:00'],
  [-500, '0:00'],
  [59_600, '1:00'],
  [130_000, '2:10'],
  [3_725_000, '1:02:05'],
] as const)
  it(`${ms} → ${said}`, () => {
    expect(sayClock(ms)).toBe(said);
  });
