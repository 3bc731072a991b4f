// The newest rows of files, in memory: thousands of stations fetch the same recording in the same minutes, and PostgreSQL is
// asked once. A row is named by the hash of its file, so that it never changes; who may have it is asked each time, elsewhere.

export interface NewestRows {
  /** The row, from memory or by `load`; who asks while it is being loaded waits for the same. */
  row(name: string, load: () => Promise<Buffer | undefined>): Promise<Buffer | undefined>;
  /** What it holds. */
  bytes(): number;
}

/** Of one process. Some 30 minutes of speech. */
export const mostRowBytes = 32 * 1024 * 1024;

/** Never more than `most` bytes: what was asked for longest ago goes first. */
export function createNewestRows(most: number = mostRowBytes): NewestRows {
  // A map remembers the order in which names came.
  const rows = new Map<string, Buffer>();
  const loading = new Map<string, Promise<Buffer | undefined>>();
  let held = 0;
  const keep = (name: string, row: Buffer): void => {
    if (row.byteLength > most || rows.has(name)) return;
    rows.set(name, row);
    held += row.byteLength;
    for (const [oldest, { byteLength }] of rows) {
      if (held <= most) break;
      rows.delete(oldest);
      held -= byteLength;
    }
  };
  return {
    async row(name, load) {
      const kept = rows.get(name);
      if (kept) {
        rows.delete(name);
        rows.set(name, kept);
        return kept;
      }
      const theirs = loading.get(name);
      // Whose transaction ended before it had the row says nothing of ours.
      if (theirs) return theirs.catch(load);
      const own = load();
      loading.set(name, own);
      try {
        const row = await own;
        // What is not there is not remembered: it may come.
        if (row) keep(name, row);
        return row;
      } finally {
        loading.delete(name);
      }
    },
    bytes: () => held,
  };
}
