// Files of orders that are done with.
import type { Asks, Sql } from '../database/connect.ts';
import type { FiledParcel, LaterWord } from '../retention/files-may-go.ts';

/** Parcels whose files are here. */
export async function parcelsWithFiles(sql: Asks): Promise<readonly FiledParcel[]> {
  return sql<FiledParcel[]>`
    SELECT id, number, thing, selection, expires_at AS "expiresAt", over_at AS "overAt",
      EXISTS (SELECT FROM loa.station_order AS own
        WHERE own.dispatch = dispatch.id AND own.superseded_by IS NULL) AS "holdsSomewhere",
      (SELECT max(later.made_at) FROM loa.station_order AS own
        JOIN loa.dispatch AS later ON later.id = own.superseded_by
        WHERE own.dispatch = dispatch.id) AS "supersededAt"
    FROM loa.dispatch
    WHERE kind = 'parcel' AND EXISTS (SELECT FROM loa.dispatch_blob WHERE dispatch = dispatch.id)
    ORDER BY number`;
}

/** All that was said of these things: newer versions, and that they are taken back. */
export async function wordsOf(sql: Asks, things: readonly string[]): Promise<readonly LaterWord[]> {
  return sql<LaterWord[]>`
    SELECT number, thing, selection, made_at AS "madeAt", expires_at AS "expiresAt"
    FROM loa.dispatch WHERE thing = ANY(${[...things]}::text[])`;
}

/** Stations may not fetch them by these orders any more; the orders stay. */
export async function forgetFilesOf(sql: Asks, orders: readonly string[]): Promise<void> {
  await sql`DELETE FROM loa.dispatch_blob WHERE dispatch = ANY(${[...orders]}::text[])`;
}

export interface Freed {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Up to `most` files that no order and no draft names, kept before an instant (epoch ms): gone, and written down. Whoever
 * keeps one of them anew in the meantime has it (`keepBlob`).
 */
export async function removeUnnamed(
  sql: Sql,
  { before, most, at }: { readonly before: number; readonly most: number; readonly at: number },
): Promise<Freed> {
  return sql.begin(async (step) => {
    const unnamed = step`
      kept_at < ${before}
      AND NOT EXISTS (SELECT FROM loa.dispatch_blob WHERE dispatch_blob.sha256 = blob.sha256)
      AND NOT EXISTS (SELECT FROM loa.draft_blob WHERE draft_blob.sha256 = blob.sha256)`;
    const held = await step<{ sha256: string }[]>`
      SELECT encode(sha256, 'hex') AS sha256 FROM loa.blob WHERE ${unnamed} LIMIT ${most} FOR UPDATE SKIP LOCKED`;
    if (held.length === 0) return { files: 0, bytes: 0 };
    // Asked again: what was named between the question and the lock is seen by this statement, and nothing can be after it.
    const gone = await step<{ bytes: number }[]>`
      DELETE FROM loa.blob
      WHERE sha256 IN (SELECT decode(hex, 'hex') FROM unnest(${held.map(({ sha256 }) => sha256)}::text[]) AS hex)
        AND ${unnamed}
      RETURNING bytes`;
    const freed = { files: gone.length, bytes: gone.reduce((sum, { bytes }) => sum + bytes, 0) };
    if (freed.files > 0)
      await step`
        INSERT INTO loa.removed_files (at, files, bytes) VALUES (${at}, ${freed.files}, ${freed.bytes})`;
    return freed;
  });
}

export interface KeptFiles {
  readonly files: number;
  readonly bytes: number;
  /** All that ever went. */
  readonly removed: number;
  readonly freedBytes: number;
  readonly lastAt: number | null;
}

export async function keptFiles(sql: Asks): Promise<KeptFiles> {
  const [row] = await sql<KeptFiles[]>`
    SELECT kept.files, kept.bytes, gone.files AS removed, gone.bytes AS "freedBytes", gone.at AS "lastAt"
    FROM (SELECT count(*) AS files, coalesce(sum(bytes), 0)::bigint AS bytes FROM loa.blob) AS kept,
      (SELECT coalesce(sum(files), 0)::bigint AS files, coalesce(sum(bytes), 0)::bigint AS bytes,
        max(at) AS at FROM loa.removed_files) AS gone`;
  return row ?? { files: 0, bytes: 0, removed: 0, freedBytes: 0, lastAt: null };
}
