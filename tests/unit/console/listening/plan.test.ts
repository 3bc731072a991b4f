import { describe, expect, test } from 'vitest';
import { pairsOf, stepsOf, tapeSteps } from '../../../../scheduler/console/listening/core/plan.ts';
import type { HearStep, PairStep } from '../../../../scheduler/console/listening/core/shape.ts';
import { planWith } from './plan-with.ts';

const pairsIn = (steps: readonly (HearStep | PairStep)[]) =>
  steps.flatMap((step, at) => (step.kind === 'pair' ? [{ ...step, at }] : []));
const count = (items: readonly (string | number)[]): readonly number[] => {
  const seen = new Map<string | number, number>();
  for (const item of items) seen.set(item, (seen.get(item) ?? 0) + 1);
  return [...seen.values()];
};
const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

describe.each([2, 3, 4])('%i ways to read', (variants) => {
  const plan = planWith({ variants });
  const listeners = Array.from({ length: 12 }, (_, index) => stepsOf(plan, index + 1));

  test('a listener has the same steps whenever he comes back, another has others', () => {
    expect(stepsOf(plan, 3)).toEqual(stepsOf(plan, 3));
    expect(stepsOf(plan, 3)).not.toEqual(stepsOf(plan, 4));
    expect(stepsOf({ ...plan, seed: 'another' }, 3)).not.toEqual(stepsOf(plan, 3));
  });

  test('it is done in five minutes: at most 16 steps', () => {
    for (const steps of listeners) expect(steps.length).toBeLessThanOrEqual(16);
  });

  test('three pairs come again, later and with their sides swapped', () => {
    for (const steps of listeners) {
      const again = pairsIn(steps).filter(({ repeats }) => repeats !== undefined);
      expect(again).toHaveLength(3);
      for (const { at, repeats = -1, a, b, sentence } of again) {
        expect(steps[repeats]).toMatchObject({ kind: 'pair', sentence, a: b, b: a });
        expect(at - repeats).toBeGreaterThanOrEqual(3);
      }
      expect(new Set(again.map(({ repeats }) => repeats)).size).toBe(3);
    }
  });

  test('over twelve people each pair is asked equally often, each variant on each side', () => {
    const first = listeners.flatMap(pairsIn).filter(({ repeats }) => repeats === undefined);
    const pairs = count(first.map(({ a, b }) => `${Math.min(a, b)}-${Math.max(a, b)}`));
    expect(pairs).toHaveLength(pairsOf(variants).length);
    expect(spread(pairs)).toBe(0);
    for (const [one, other] of pairsOf(variants)) {
      const own = first.filter(({ a, b }) => Math.min(a, b) === one && Math.max(a, b) === other);
      const left = own.filter(({ a }) => a === one).length;
      expect(Math.abs(left / own.length - 0.5)).toBeLessThan(0.2);
    }
  });

  test('over twelve people what is understood is asked of each variant about equally often, of no sentence in one alone', () => {
    const heard = listeners.flat().filter((step) => step.kind === 'hear');
    expect(spread(count(heard.map(({ variant }) => variant)))).toBeLessThanOrEqual(2);
    const sentences = Map.groupBy(heard, ({ sentence }) => sentence);
    for (const own of sentences.values())
      expect(new Set(own.map(({ variant }) => variant)).size).toBe(variants);
  });

  test('the tape is the same for everybody, and its repeats are swapped', () => {
    expect(tapeSteps(plan)).toEqual(tapeSteps(plan));
    for (const { repeats, a, b, sentence } of tapeSteps(plan))
      if (repeats !== undefined)
        expect(tapeSteps(plan)[repeats]).toMatchObject({ sentence, a: b, b: a });
  });
});

test('what was heard in the first part is asked before the same sentence is compared', () => {
  const kinds = stepsOf(planWith({}), 1).map(({ kind }) => kind);
  expect(kinds.lastIndexOf('hear')).toBeLessThan(kinds.indexOf('pair'));
});
