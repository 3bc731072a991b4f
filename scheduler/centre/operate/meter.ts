// What this process has answered, and how fast.
import type { Family, Sample } from './open-metrics.ts';

/** Upper bounds of what is counted together, s. */
const bounds = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10] as const;

interface Durations {
  /** One for each bound, and for what is above all. */
  readonly counts: number[];
  sum: number;
}

export interface Meter {
  /** A station's message was answered: `outcome` is `taken` or the code of the refusal. */
  message(purpose: string, outcome: string, ms: number): void;
  /** A page was answered. */
  page(ms: number): void;
  families(): readonly Family[];
}

export function createMeter(): Meter {
  const outcomes = new Map<string, Map<string, number>>();
  const durations = new Map<string, Durations>();
  const took = (what: string, ms: number): void => {
    const known = durations.get(what) ?? { counts: bounds.map(() => 0).concat(0), sum: 0 };
    const seconds = ms / 1000;
    const at = bounds.findIndex((bound) => seconds <= bound);
    const slot = at < 0 ? bounds.length : at;
    known.counts[slot] = (known.counts[slot] ?? 0) + 1;
    known.sum += seconds;
    durations.set(what, known);
  };
  return {
    message(purpose, outcome, ms) {
      const of = outcomes.get(purpose) ?? new Map<string, number>();
      of.set(outcome, (of.get(outcome) ?? 0) + 1);
      outcomes.set(purpose, of);
      took(purpose, ms);
    },
    page(ms) {
      took('page', ms);
    },
    families: () => [
      {
        name: 'loa_centre_messages',
        type: 'counter',
        help: 'Messages of stations that this process answered, by what came of them.',
        samples: [...outcomes].flatMap(([purpose, of]) =>
          [...of].map(([outcome, value]) => ({
            ...{ suffix: '_total', labels: { purpose, outcome }, value },
          })),
        ),
      },
      {
        name: 'loa_centre_answer_seconds',
        type: 'histogram',
        unit: 'seconds',
        help: 'How long this process took to answer.',
        samples: [...durations].flatMap(([what, known]) => histogram(what, known)),
      },
    ],
  };
}

function histogram(what: string, { counts, sum }: Durations): readonly Sample[] {
  let below = 0;
  const buckets = counts.map((count, at) => {
    below += count;
    return { suffix: '_bucket', labels: { what, le: String(bounds[at] ?? '+Inf') }, value: below };
  });
  const labels = { what };
  return [
    ...buckets,
    { suffix: '_count', labels, value: below },
    { suffix: '_sum', labels, value: sum },
  ];
}
