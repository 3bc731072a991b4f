import { describe, expect, test } from 'vitest';
import {
  effectiveSize,
  fewestPeople,
  holm,
  signTest,
  wilson,
} from '../../../../scheduler/console/listening/core/statistics.ts';

describe('Wilson’s interval', () => {
  // R. G. Newcombe, Statist. Med. 17 (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is %f to %f', (yes, n, from, to) => {
    const interval = wilson(yes / n, n);
    expect(interval.from).toBeCloseTo(from, 4);
    expect(interval.to).toBeCloseTo(to, 4);
  });

  test('of nothing it is everything', () => {
    expect(wilson(0, 0)).toEqual({ from: 0, to: 1 });
  });
});

describe('the sign test', () => {
  // Sums of binomial coefficients over 2^n, by hand: 2·(1+10+45)/1024 and so on.
  test.each([
    [8, 2, 112 / 1024],
    [2, 8, 112 / 1024],
    [9, 1, 22 / 1024],
    [7, 0, 2 / 128],
    [5, 0, 2 / 32],
    [6, 6, 1],
    [0, 0, 1],
    [15, 5, (2 * (1 + 20 + 190 + 1140 + 4845 + 15504)) / 2 ** 20],
  ])('%i to %i', (wins, losses, p) => {
    expect(signTest(wins, losses)).toBeCloseTo(p, 12);
  });

  test('of a thousand throws it is a number still', () => {
    // The normal approximation with continuity correction gives 0.0017.
    expect(signTest(550, 450)).toBeCloseTo(0.0017, 4);
  });
});

test('Holm’s step-down: as R’s p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")', () => {
  const raised = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [index, p] of [0.03, 0.06, 0.06, 0.02].entries())
    expect(raised[index]).toBeCloseTo(p, 12);
});

describe('to how many answers people’s answers amount', () => {
  test.each([
    [
      'people who each say one thing: as many as people',
      [
        [7, 7],
        [0, 7],
        [7, 7],
        [0, 7],
      ],
      4,
    ],
    ['one person: one', [[4, 7]], 1],
    [
      'all agree: as many as people',
      [
        [7, 7],
        [7, 7],
        [7, 7],
      ],
      3,
    ],
    [
      'people who are alike: no more than there are answers',
      [
        [4, 8],
        [4, 8],
        [4, 8],
      ],
      24,
    ],
  ])('%s', (_, clusters, size) => {
    const own = clusters.map(([yes = 0, n = 0]) => ({ yes, n }));
    expect(effectiveSize(own)).toBeCloseTo(size, 9);
  });
});

test.each([
  [1, 6],
  [3, 7],
  [6, 8],
])('of %i pairs at once at least %i people can rule out chance', (tests, people) => {
  expect(fewestPeople(tests)).toBe(people);
});
