import { dayMs } from '../../../content/schema/durations.ts';
import { createTurns, type Turns } from '../lane.ts';
import { createStrangers, type Strangers } from './strangers.ts';

/** How many messages a station may send: so many at once, and then so many a second. A backfill of years stays below. */
const burst = 60;
const perSecond = 10;
/** How many bytes of messages a day: a log of years is less, and a disk is more. */
const mostBytesADay = 300_000_000;
/** Of so many stations at most something is remembered. */
const mostKnown = 50_000;

export interface Rates {
  readonly strangers: Strangers;
  /** One message of a key is in work at a time; undefined: too many of its own wait. */
  readonly turns: Turns;
  /** `at`: epoch ms; `bytes` of the message. */
  allows(station: string, at: number, bytes: number): boolean;
}

/** A bucket for each station: the flood of one slows no other. */
export function createRates(): Rates {
  const buckets = new Map<string, { left: number; at: number; day: number; bytes: number }>();
  return {
    strangers: createStrangers(),
    turns: createTurns(burst),
    allows(station, at, bytes) {
      const day = Math.floor(at / dayMs);
      const bucket = buckets.get(station) ?? { left: burst, at, day, bytes: 0 };
      const today = (bucket.day === day ? bucket.bytes : 0) + bytes;
      const back = (Math.max(0, at - bucket.at) / 1000) * perSecond;
      const left = Math.min(burst, bucket.left + back);
      if (buckets.size >= mostKnown) buckets.clear();
      buckets.set(station, { left: Math.max(0, left - 1), at, day, bytes: today });
      return left >= 1 && today <= mostBytesADay;
    },
  };
}
