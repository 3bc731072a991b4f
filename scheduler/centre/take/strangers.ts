// Whoever has not proved itself yet waits in a narrow lane of its own: a flood of nobody's messages keeps the ledger from
// no station that has.
import { createLane } from '../lane.ts';

/** So many of them ask the ledger at once, so many wait; more are turned away. */
const atOnce = 4;
const mostWaiting = 2000;
/** Of so many keys at most it is remembered that they proved themselves. */
const mostKnown = 50_000;

/** A key names one station for ever, and is always the same; whether it still holds the ledger is asked each time. */
interface ProvedKey {
  readonly id: string;
  readonly station: string;
  readonly publicKey: Buffer;
}

export interface Strangers {
  /** The work of a message that says it is of this key; undefined: too many strangers wait. */
  let<Value>(key: string, work: () => Promise<Value>): Promise<Value | undefined>;
  /** A signature held: messages of this key wait for nobody. Nothing else is concluded from it. */
  proved(key: ProvedKey): void;
  /** What a message of this key must be signed by; undefined where none has been. */
  known(key: string): ProvedKey | undefined;
}

export function createStrangers(): Strangers {
  const known = new Map<string, ProvedKey>();
  const lane = createLane({ atOnce, mostWaiting });
  return {
    let: (key, work) => (known.has(key) ? work() : lane.enter(work)),
    proved(key) {
      if (known.has(key.id)) return;
      if (known.size >= mostKnown) known.clear();
      known.set(key.id, key);
    },
    known: (key) => known.get(key),
  };
}
