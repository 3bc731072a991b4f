/** How much hashing goes on at once: each takes 19 MiB and half a second of a slow PC, which the loudspeaker needs as well. */
export interface HashQueue {
  /** The result; undefined where too many wait already. Who is known here goes before strangers, and finds a place always. */
  run<T>(work: () => Promise<T>, known: boolean): Promise<T | undefined>;
}

interface Waiting {
  readonly known: boolean;
  readonly begin: () => void;
}

/** `atOnce`: strangers never take the last place. `waiting`: of either kind. */
export function createHashQueue({ atOnce = 2, waiting: most = 8 } = {}): HashQueue {
  let strangers = 0;
  let acquaintances = 0;
  const waiting: Waiting[] = [];
  const isRoom = (known: boolean): boolean =>
    known
      ? strangers + acquaintances < atOnce
      : strangers < Math.max(1, atOnce - 1) && strangers + acquaintances < atOnce;
  const next = (): void => {
    for (const kind of [true, false]) {
      const index = waiting.findIndex(({ known }) => known === kind);
      if (index < 0 || !isRoom(kind)) continue;
      waiting.splice(index, 1)[0]?.begin();
      return;
    }
  };
  const count = (known: boolean, by: number): void => {
    if (known) acquaintances += by;
    else strangers += by;
  };
  return {
    async run(work, known) {
      if (!isRoom(known)) {
        if (waiting.filter((one) => one.known === known).length >= most) return undefined;
        await new Promise<void>((begin) => {
          waiting.push({
            known,
            begin: () => {
              count(known, 1);
              begin();
            },
          });
        });
      } else count(known, 1);
      try {
        return await work();
      } finally {
        count(known, -1);
        next();
      }
    },
  };
}
