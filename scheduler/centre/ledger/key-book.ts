// Which machine speaks for which station: kept in a file too, since a ledger that came out of a backup has forgotten who was
// shut out since.
import type { Asks, Sql } from '../database/connect.ts';
import { writeAct } from './stations.ts';

export interface KeptKey {
  readonly id: string;
  readonly station: string;
  readonly name: string;
  /** Base64url. */
  readonly publicKey: string;
  readonly since: number;
  readonly endedAt: number | null;
  readonly endReason: 'replaced' | 'revoked' | 'left' | null;
}

/** Changes where a key came or ended; cheap to ask. */
export async function keyBookMark(sql: Asks): Promise<string> {
  const [row] = await sql<{ mark: string }[]>`
    SELECT concat_ws(' ', count(*), count(ended_at), max(since), max(ended_at)) AS mark FROM loa.station_key`;
  return row?.mark ?? '';
}

export async function allKeys(sql: Asks): Promise<readonly KeptKey[]> {
  return sql<KeptKey[]>`
    SELECT station_key.id, station, station.name,
      translate(replace(encode(public_key, 'base64'), '=', ''), '+/', '-_') AS "publicKey",
      since, ended_at AS "endedAt", end_reason AS "endReason"
    FROM loa.station_key JOIN loa.station ON station.id = station ORDER BY since, station_key.id`;
}

export interface KeysMadeGood {
  /** Stations whose key was ended once more. */
  readonly ended: readonly string[];
  /** Stations that have joined, or changed their machine, since the backup. */
  readonly added: readonly string[];
}

/** Ends what the book says has ended, and enters what it says has come; what the ledger knows better it keeps. */
export async function makeKeysGood(
  sql: Sql,
  book: readonly KeptKey[],
  { at, by }: { readonly at: number; readonly by: string },
): Promise<KeysMadeGood> {
  const ended: string[] = [];
  const added: string[] = [];
  await sql.begin(async (step) => {
    for (const key of book) {
      const { id, station, name, publicKey, since, endedAt, endReason } = key;
      await step`
        INSERT INTO loa.station (id, name, joined_at) VALUES (${station}, ${name}, ${since})
        ON CONFLICT DO NOTHING`;
      if (endedAt !== null) {
        const was = await step`
          UPDATE loa.station_key SET ended_at = ${endedAt}, end_reason = ${endReason}
          WHERE id = ${id} AND ended_at IS NULL`;
        if (was.count > 0) ended.push(station);
      }
      const came = await step`
        INSERT INTO loa.station_key (id, station, public_key, since, ended_at, end_reason)
        VALUES (${id}, ${station}, ${Buffer.from(publicKey, 'base64url')}, ${since}, ${endedAt}, ${endReason})
        ON CONFLICT DO NOTHING`;
      if (came.count === 0) continue;
      added.push(station);
      await writeAct(step, { at, by, act: 'key-made-good', station, detail: { key: id } });
    }
  });
  return { ended, added };
}
