import { createStrangers, type Strangers } from './strangers.ts';

/** How many messages a station may send: so many at once, and then so many a second. A backfill of years stays below. */
const burst = 60;
const perSecond = 10;
/** Of so many stations at most something is remembered. */
const mostKnown = 50_000;

export interface Rates {
  readonly strangers: Strangers;
  /** `at`: epoch ms. */
  allows(station: string, at: number): boolean;
}

/** A bucket for each station: the flood of one slows no other. */
export function createRates(): Rates {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    strangers: createStrangers(),
    allows(station, at) {
      const bucket = buckets.get(station) ?? { left: burst, at };
      const back = (Math.max(0, at - bucket.at) / 1000) * perSecond;
      const left = Math.min(burst, bucket.left + back);
      if (buckets.size >= mostKnown) buckets.clear();
      buckets.set(station, { left: Math.max(0, left - 1), at });
      return left >= 1;
    },
  };
}
