// Seed and listener → what he hears, in which order and on which side. Nothing of it is written down but the seed.
import { createHash } from 'node:crypto';
import type { HearStep, PairStep, Step, TestPlan } from './shape.ts';

/** Repeats of a listener, each with its sides swapped: who contradicts himself in most was not listening. */
const repeats = 3;
/** A repeat stands at least so many steps after what it repeats, where there are as many. */
const apart = 3;

type Planned = Pick<TestPlan, 'variants' | 'sentences' | 'seed'>;

/** Every two of the variants: `[[0, 1], [0, 2], [1, 2]]`. */
export function pairsOf(variants: number): readonly (readonly [number, number])[] {
  return Array.from({ length: variants }, (_, one) =>
    Array.from({ length: variants - one - 1 }, (__, other) => [one, one + other + 1] as const),
  ).flat();
}

/**
 * The steps of the listener of this number (from 1): first what he understands of single clips, then pairs, at the end some
 * of them swapped. About 14 steps, four minutes. Over listeners each sentence comes in each variant, each pair equally often.
 */
export function stepsOf(plan: Planned, listener: number): readonly Step[] {
  const heard = hearSteps(plan, listener - 1);
  const own = `${listener}`;
  return [
    ...shuffled(heard, plan.seed, `${own} hear`),
    ...pairSteps(plan, listener - 1, own, heard.length),
  ];
}

/** The pairs of the tape: the same for everybody who hears it, and no questions, since all would hear a sentence in one variant. */
export function tapeSteps(plan: Planned): readonly PairStep[] {
  return pairSteps(plan, 0, 'tape', 0);
}

/** Which sentences, in which variant: as one goes through them again each comes in the next variant. */
function hearSteps({ variants, sentences, seed }: Planned, turn: number): readonly HearStep[] {
  const asked = shuffled(
    sentences.flatMap(({ question }, index) => (question ? [index] : [])),
    seed,
    'asked',
  );
  const count = Math.min(asked.length, variants.length === 3 ? 3 : 4);
  return Array.from({ length: count }, (_, index) => {
    const place = turn * count + index;
    const lap = Math.floor(place / asked.length);
    const at = place % asked.length;
    const variant = (at + lap) % variants.length;
    return { kind: 'hear', sentence: asked[at] ?? 0, variant };
  });
}

function pairSteps(
  { variants, sentences, seed }: Planned,
  turn: number,
  own: string,
  before: number,
): readonly PairStep[] {
  const pairs = pairsOf(variants.length);
  const count = pairs.length === 1 ? 7 : 9;
  const order = shuffled([...sentences.keys()], seed, 'sentences');
  const stride = Math.ceil(sentences.length / pairs.length);
  const drawn = Array.from({ length: count }, (_, index) => {
    const place = turn * count + index;
    const pair = place % pairs.length;
    const lap = Math.floor(place / pairs.length);
    const [one, other] = pairs[pair] ?? [0, 1];
    return { sentence: order[(lap + pair * stride) % order.length] ?? 0, one, other, pair };
  });
  const flips = flipsOf(drawn, seed, own);
  const steps = shuffled(
    drawn.map(({ sentence, one, other, pair }, index) => ({
      pair,
      step: {
        ...{ kind: 'pair' as const, sentence },
        ...(flips.has(index) ? { a: other, b: one } : { a: one, b: other }),
      },
    })),
    seed,
    `${own} pairs`,
  );
  const first = steps.map(({ step }) => step);
  const swapped = toRepeat(steps, seed, own).map((index): PairStep => {
    const { sentence, a, b } = first[index] ?? { sentence: 0, a: 0, b: 1 };
    return { kind: 'pair', sentence, a: b, b: a, repeats: before + index };
  });
  return [...first, ...swapped];
}

/** Of each pair of variants every second one, so that nobody wins by standing on one side. */
function flipsOf(
  drawn: readonly { readonly pair: number }[],
  seed: string,
  own: string,
): ReadonlySet<number> {
  const flips = new Set<number>();
  const seen = new Map<number, number>();
  for (const index of shuffled([...drawn.keys()], seed, `${own} sides`)) {
    const pair = drawn[index]?.pair ?? 0;
    const nth = seen.get(pair) ?? (isHeads(seed, `${own} first side ${pair}`) ? 1 : 0);
    if (nth % 2 === 1) flips.add(index);
    seen.set(pair, nth + 1);
  }
  return flips;
}

/** Places of the steps that come again: of as many pairs as there are, in their order. */
function toRepeat(
  steps: readonly { readonly pair: number }[],
  seed: string,
  own: string,
): readonly number[] {
  const early = shuffled([...steps.keys()].slice(0, -apart + 1), seed, `${own} again`);
  const chosen: number[] = [];
  for (let round = 0; chosen.length < repeats && round < repeats; round += 1) {
    const seen = new Set<number>();
    for (const index of early) {
      const pair = steps[index]?.pair ?? 0;
      if (chosen.length >= repeats || chosen.includes(index) || seen.has(pair)) continue;
      seen.add(pair);
      chosen.push(index);
    }
  }
  return chosen.toSorted((one, other) => one - other);
}

/** The same for the same seed and name, and no order that anybody could have wished for. */
export function shuffled<T>(items: readonly T[], seed: string, name: string): readonly T[] {
  return items
    .map((item, index) => ({ item, rank: digest(seed, `${name} ${index}`) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ item }) => item);
}

function isHeads(seed: string, name: string): boolean {
  return Number.parseInt(digest(seed, name).charAt(0), 16) % 2 === 1;
}

function digest(seed: string, name: string): string {
  return createHash('sha256').update(`${seed} ${name}`).digest('hex');
}
