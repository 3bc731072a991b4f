// What the studio writes is written one after another: what is looked at first holds until it is written. One process writes it
// all (editing-process.ts).
let last: Promise<unknown> = Promise.resolve();

/** What the work returns, once all that was asked before it is done; what it throws is thrown here alone. */
export function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}
