// So many do something at once, so many wait for it in memory; more are turned away. What holds a connection of the ledger
// is kept narrow by one.

export interface Lane {
  /** Undefined: too many wait, and nothing was done. */
  enter<Value>(work: () => Promise<Value>): Promise<Value | undefined>;
}

export function createLane({
  atOnce,
  mostWaiting,
}: {
  readonly atOnce: number;
  readonly mostWaiting: number;
}): Lane {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    async enter(work) {
      if (inside < atOnce) inside += 1;
      else if (waiting.length >= mostWaiting) return undefined;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        // The place goes to whoever waits longest.
        const next = waiting.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}

export interface Turns {
  /** One after another for each key; undefined: too many of this key wait. */
  take<Value>(key: string, work: () => Promise<Value>): Promise<Value | undefined>;
}

/** Whoever has many things to do at once waits for itself in memory, and holds one connection at most. */
export function createTurns(mostWaiting: number): Turns {
  const lanes = new Map<string, { readonly lane: Lane; users: number }>();
  return {
    async take(key, work) {
      const own = lanes.get(key) ?? { lane: createLane({ atOnce: 1, mostWaiting }), users: 0 };
      lanes.set(key, own);
      own.users += 1;
      try {
        return await own.lane.enter(work);
      } finally {
        own.users -= 1;
        if (own.users === 0) lanes.delete(key);
      }
    },
  };
}
