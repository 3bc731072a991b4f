// Answers → what they say: of each pair who won, of each variant what was understood, who was not listening. Pure.
import { pairsOf, stepsOf, tapeSteps } from './plan.ts';
import {
  pairChoices,
  type Listener,
  type PairChoice,
  type PairStep,
  type Step,
  type TestPlan,
} from './shape.ts';
import {
  effectiveSize,
  fewestPeople,
  holm,
  signTest,
  wilson,
  type Cluster,
  type Interval,
} from './statistics.ts';

/** How one variant of two did against the other. */
export interface PairResult {
  readonly one: number;
  readonly other: number;
  /** Answers, and people by what most of their own answers say. */
  readonly answers: Count;
  readonly people: Count;
  /** Of the answers that prefer one, the share for `one`, and its 95 % interval; undefined where there are none. */
  readonly share: Share | undefined;
  /** Sign test over people, raised for the number of pairs. */
  readonly p: number;
}

export interface Count {
  readonly one: number;
  readonly same: number;
  readonly other: number;
}

export interface Share extends Interval {
  readonly share: number;
}

export interface Understood {
  readonly right: number;
  readonly all: number;
  readonly share: Share | undefined;
}

export interface ListenerResult {
  readonly listener: Listener;
  readonly steps: number;
  readonly answered: number;
  /** Repeats that he answered both times, and of those the ones in which he chose the other variant. */
  readonly repeated: number;
  readonly contradicted: number;
  readonly isInattentive: boolean;
}

export interface Results {
  readonly pairs: readonly PairResult[];
  readonly understood: readonly Understood[];
  /** People who understood more in `one` than in `other`, of each pair; as `p` of PairResult. */
  readonly understoodPairs: readonly Pick<PairResult, 'one' | 'other' | 'people' | 'p'>[];
  readonly listeners: readonly ListenerResult[];
  /** Of these the results are: not left out, at least one answer. */
  readonly counted: number;
  /** So many people must lean to one side before chance can be ruled out. */
  readonly fewest: number;
}

export function stepsFor(plan: TestPlan, { number, by }: Pick<Listener, 'number' | 'by'>) {
  return by === 'paper' ? tapeSteps(plan) : stepsOf(plan, number);
}

export function judge(plan: TestPlan, listeners: readonly Listener[]): Results {
  const counted = listeners.filter(({ isLeftOut, answers }) => !isLeftOut && answers.size > 0);
  const own = counted.map((listener) => ({ listener, steps: stepsFor(plan, listener) }));
  const pairs = pairsOf(plan.variants.length);
  const preferred = pairs.map((pair) => preferenceOf(pair, own));
  const understanding = plan.variants.map((_, variant) =>
    own.map((one) => heardBy(plan, one, variant)),
  );
  const understoodPeople = pairs.map(([one, other]) =>
    countPeople(
      own.map((_, index) =>
        compareShares(understanding[one]?.[index], understanding[other]?.[index]),
      ),
    ),
  );
  return {
    pairs: withP(preferred),
    understood: understanding.map(understoodOf),
    understoodPairs: withP(
      pairs.map(([one, other], index) => ({
        ...{ one, other },
        people: understoodPeople[index] ?? { one: 0, same: 0, other: 0 },
      })),
    ),
    listeners: listeners.map((listener) => listenerResult(plan, listener)),
    counted: counted.length,
    fewest: fewestPeople(pairs.length),
  };
}

interface Own {
  readonly listener: Listener;
  readonly steps: readonly Step[];
}

function withP<T extends { readonly people: Count }>(
  pairs: readonly T[],
): readonly (T & { readonly p: number })[] {
  const raised = holm(pairs.map(({ people }) => signTest(people.one, people.other)));
  return pairs.map((pair, index) => ({ ...pair, p: raised[index] ?? 1 }));
}

/** Which variant a person chose at a step; 'same'; undefined where he has not answered. */
function chosen({ listener }: Own, step: PairStep, number: number): number | 'same' | undefined {
  const choice = pairChoices.find((one): one is PairChoice => one === listener.answers.get(number));
  if (choice === undefined || choice === 'same') return choice;
  return choice === 'a' ? step.a : step.b;
}

/** Repeats tell of the person; what he prefers he has said once. */
function preferenceOf([one, other]: readonly [number, number], people: readonly Own[]) {
  const each = people.map((own) => {
    const count = { one: 0, same: 0, other: 0 };
    for (const [number, step] of own.steps.entries()) {
      if (step.kind !== 'pair' || step.repeats !== undefined) continue;
      if (Math.min(step.a, step.b) !== one || Math.max(step.a, step.b) !== other) continue;
      const choice = chosen(own, step, number);
      if (choice === 'same') count.same += 1;
      if (choice === one) count.one += 1;
      if (choice === other) count.other += 1;
    }
    return count;
  });
  const answers = each.reduce(add, { one: 0, same: 0, other: 0 });
  const leaning = each.filter((count) => count.one + count.same + count.other > 0);
  return {
    ...{ one, other, answers },
    people: countPeople(leaning.map((count) => count.one - count.other)),
    share: shareOf(each.map((count) => ({ yes: count.one, n: count.one + count.other }))),
  };
}

const add = (sum: Count, count: Count): Count => ({
  one: sum.one + count.one,
  same: sum.same + count.same,
  other: sum.other + count.other,
});

/** Above nought a person is for the first, below for the other; undefined: he has nothing to say. */
function countPeople(leanings: readonly (number | undefined)[]): Count {
  const told = leanings.filter((leaning) => leaning !== undefined);
  return {
    one: told.filter((leaning) => leaning > 0).length,
    same: told.filter((leaning) => leaning === 0).length,
    other: told.filter((leaning) => leaning < 0).length,
  };
}

function shareOf(clusters: readonly Cluster[]): Share | undefined {
  const n = clusters.reduce((sum, one) => sum + one.n, 0);
  if (n === 0) return undefined;
  const share = clusters.reduce((sum, one) => sum + one.yes, 0) / n;
  return { share, ...wilson(share, effectiveSize(clusters)) };
}

function heardBy({ sentences }: TestPlan, { listener, steps }: Own, variant: number): Cluster {
  let [yes, n] = [0, 0];
  for (const [number, step] of steps.entries()) {
    const answer = listener.answers.get(number);
    if (step.kind !== 'hear' || step.variant !== variant || answer === undefined) continue;
    n += 1;
    if (answer === String(sentences[step.sentence]?.question?.right)) yes += 1;
  }
  return { yes, n };
}

function understoodOf(clusters: readonly Cluster[]): Understood {
  return {
    right: clusters.reduce((sum, { yes }) => sum + yes, 0),
    all: clusters.reduce((sum, { n }) => sum + n, 0),
    share: shareOf(clusters),
  };
}

function compareShares(one: Cluster | undefined, other: Cluster | undefined): number | undefined {
  if (!one || !other || one.n === 0 || other.n === 0) return undefined;
  return one.yes / one.n - other.yes / other.n;
}

/** Two contradictions, and more than half of what came twice: by chance alone who listens has them seldom. */
function listenerResult(plan: TestPlan, listener: Listener): ListenerResult {
  const steps = stepsFor(plan, listener);
  const own = { listener, steps };
  let [repeated, contradicted] = [0, 0];
  for (const [number, step] of steps.entries()) {
    if (step.kind !== 'pair' || step.repeats === undefined) continue;
    const first = steps[step.repeats];
    const before = first?.kind === 'pair' ? chosen(own, first, step.repeats) : undefined;
    const again = chosen(own, step, number);
    if (before === undefined || again === undefined) continue;
    repeated += 1;
    if (before !== again && before !== 'same' && again !== 'same') contradicted += 1;
  }
  return {
    ...{ listener, steps: steps.length, answered: listener.answers.size, repeated, contradicted },
    isInattentive: contradicted >= 2 && contradicted * 2 > repeated,
  };
}
