// What was sent lies at the station until everything that it is for is over and done with.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dayMs } from '../../../content/schema/durations.ts';
import type { ReceivedBook } from '../received/book.ts';

/** Of this station's clock, ms: so long after the last word a page can still be listened to. */
const keptMs = 30 * dayMs;

/** Removes files that no order waits for any more; gives how many. */
export function tidySent(book: ReceivedBook, now: number): number {
  const waits = book
    .orders({ kinds: ['parcel'] })
    .filter(
      ({ state, stateAt }) =>
        ['received', 'waiting', 'failed'].includes(state) || now - stateAt < keptMs,
    );
  const kept = new Set(
    [...waits, ...book.coming()].flatMap(({ order }) =>
      order.kind === 'parcel' ? order.content.parts.map(({ sha256 }) => sha256) : [],
    ),
  );
  const folder = dirname(book.blobFile('0'));
  const old = namesIn(folder).filter((name) => /^[0-9a-f]{64}$/.test(name) && !kept.has(name));
  const gone = old.filter((name) => {
    const { mtimeMs } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? { mtimeMs: now };
    return now - mtimeMs > keptMs;
  });
  for (const name of gone) rmSync(join(folder, name), { force: true });
  return gone.length;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
