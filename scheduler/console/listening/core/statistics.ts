// What a count of answers says, and how sure it is. Pure; tests hold it against published values.

/** 97.5th percentile of the normal distribution. */
const z95 = 1.959964;

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * 95 % interval of a share (0…1) seen in `n` independent answers: Wilson's, with `n` any positive number.
 * E. B. Wilson, JASA 22 (1927) 209–212; the form is that of R. G. Newcombe, Statist. Med. 17 (1998) 857–872, method 3.
 */
export function wilson(share: number, n: number): Interval {
  if (n <= 0) return { from: 0, to: 1 };
  const z2 = z95 ** 2;
  const centre = share + z2 / (2 * n);
  const half = z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    from: Math.max(0, (centre - half) / scale),
    to: Math.min(1, (centre + half) / scale),
  };
}

/**
 * How often a coin would split `wins + losses` throws as unevenly as this or more so: the exact two-sided binomial test at one
 * half (sign test), 0…1. 1 where there was no throw. Up to 1000 throws.
 */
export function signTest(wins: number, losses: number): number {
  const n = wins + losses;
  let term = 0.5 ** n;
  let tail = 0;
  for (let k = 0; k <= Math.min(wins, losses); k += 1) {
    tail += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Of several tests at once: each p raised so that chance gets no more openings by there being many (S. Holm, Scand. J. Statist. 6 (1979) 65–70). */
export function holm(values: readonly number[]): readonly number[] {
  const order = values.map((p, index) => ({ p, index })).toSorted((one, two) => one.p - two.p);
  const raised = Array<number>(values.length).fill(1);
  let highest = 0;
  for (const [rank, { p, index }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, p * (values.length - rank)));
    raised[index] = highest;
  }
  return raised;
}

/** One person's answers. */
export interface Cluster {
  readonly yes: number;
  readonly n: number;
}

/**
 * To how many independent answers these amount: people's own answers hang together, so that ten of one person are not ten
 * people's. Their number over the design effect (L. Kish, Survey Sampling, 1965, ch. 8), at least the people, at most
 * the answers; where all agree nothing can be said of how they hang together, and only people are counted.
 */
export function effectiveSize(clusters: readonly Cluster[]): number {
  const all = clusters.filter(({ n }) => n > 0);
  const n = all.reduce((sum, one) => sum + one.n, 0);
  const yes = all.reduce((sum, one) => sum + one.yes, 0);
  const people = all.length;
  if (people < 2 || yes === 0 || yes === n) return people;
  const share = yes / n;
  const between = all.reduce((sum, one) => sum + (one.yes - share * one.n) ** 2, 0);
  const seen = ((people / (people - 1)) * between) / n ** 2;
  const byChance = (share * (1 - share)) / n;
  return Math.min(n, Math.max(people, n / (seen / byChance)));
}

/** The fewest people who can make a difference certain, if all of them lean to one side: `tests` at once, at one in twenty. */
export function fewestPeople(tests: number): number {
  let people = 1;
  while (signTest(people, 0) * tests >= 0.05) people += 1;
  return people;
}
