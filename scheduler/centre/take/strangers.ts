// Whoever has not proved itself yet waits in a narrow lane of its own: a flood of nobody's messages keeps the ledger from
// no station that has.

/** So many of them ask the ledger at once, so many wait; more are turned away. */
const atOnce = 4;
const mostWaiting = 2000;
/** Of so many keys at most it is remembered that they proved themselves. */
const mostKnown = 50_000;

export interface Strangers {
  /** The work of a message that says it is of this key; undefined: too many strangers wait. */
  let<Value>(key: string, work: () => Promise<Value>): Promise<Value | undefined>;
  /** A signature held: messages of this key wait for nobody. Nothing else is concluded from it. */
  proved(key: string): void;
}

export function createStrangers(): Strangers {
  const known = new Set<string>();
  const waiting: (() => void)[] = [];
  let inside = 0;
  const enter = async (): Promise<void> => {
    if (inside < atOnce) inside += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** The place goes to whoever waits longest. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else inside -= 1;
  };
  return {
    async let(key, work) {
      if (known.has(key)) return work();
      if (waiting.length >= mostWaiting) return undefined;
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    proved(key) {
      if (known.size >= mostKnown) known.clear();
      known.add(key);
    },
  };
}
