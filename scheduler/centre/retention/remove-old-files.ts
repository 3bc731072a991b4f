// Lets go of files that no order needs any more; the orders and what became of them stay.
import { dayMs } from '../../../content/schema/durations.ts';
import type { Sql } from '../database/connect.ts';
import { draftLivesMs, removeOldDrafts } from '../ledger/drafts.ts';
import {
  forgetFilesOf,
  parcelsWithFiles,
  removeUnnamed,
  wordsOf,
  type Freed,
} from '../ledger/old-files.ts';
import { readSelection } from '../send/selection.ts';
import { filesMayGo } from './files-may-go.ts';

/** Since an order is over, superseded everywhere or expired. */
const keptAfterMs = 30 * dayMs;
/** What was kept for a draft lives a day longer than the draft: somebody may be sending it. */
const unnamedKeptMs = draftLivesMs + dayMs;
/** Of one transaction. */
const together = 50;

/** Until all are gone, or it is told to stop; what went. */
export async function removeOldFiles(
  sql: Sql,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<Freed> {
  await removeOldDrafts(sql, now);
  const parcels = await parcelsWithFiles(sql);
  const words = Map.groupBy(
    await wordsOf(sql, [...new Set(parcels.map(({ thing }) => thing))]),
    ({ thing }) => thing,
  );
  const how = { before: now - keptAfterMs, read: readSelection };
  const done = parcels.filter((one) => filesMayGo(one, words.get(one.thing) ?? [], how));
  await forgetFilesOf(
    sql,
    done.map(({ id }) => id),
  );
  let [files, bytes] = [0, 0];
  while (!signal.aborted) {
    const freed = await removeUnnamed(sql, {
      ...{ before: now - unnamedKeptMs, most: together, at: now },
    });
    if (freed.files === 0) break;
    files += freed.files;
    bytes += freed.bytes;
  }
  return { files, bytes };
}
