// What comes while something is being written is written together, next: thousands of receipts that come at once cost a
// few transactions. Nobody waits for company: who comes alone is served alone.

export interface GatherSettings<Item, Result> {
  /** Two of one key are never together. */
  readonly keyOf: (item: Item) => string;
  /** Of one piece of work. */
  readonly most: number;
  /** Pieces of work at once. */
  readonly atOnce: number;
  /** A result for each, in their order. */
  readonly work: (items: readonly Item[]) => Promise<readonly Result[]>;
}

/** Rejects, for all that were together, with what the work rejects with. */
export function createGather<Item, Result>({
  keyOf,
  most,
  atOnce,
  work,
}: GatherSettings<Item, Result>): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let working = 0;
  const take = (): readonly Waiting[] => {
    const taken = new Map<string, Waiting>();
    const left: Waiting[] = [];
    for (const one of waiting.splice(0)) {
      const key = keyOf(one.item);
      if (taken.size < most && !taken.has(key)) taken.set(key, one);
      else left.push(one);
    }
    waiting.push(...left);
    return [...taken.values()];
  };
  const begin = (): void => {
    if (working >= atOnce || waiting.length === 0) return;
    working += 1;
    const together = take();
    void work(together.map(({ item }) => item))
      .then(
        (results) => {
          for (const [at, { resolve, reject }] of together.entries()) {
            const result = results[at];
            if (result === undefined) reject(new Error('no result'));
            else resolve(result);
          }
        },
        (error: unknown) => {
          for (const { reject } of together) reject(error);
        },
      )
      .finally(() => {
        working -= 1;
        begin();
      });
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // Who comes in the same turn goes along.
      setImmediate(begin);
    });
}
