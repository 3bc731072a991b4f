// Who belongs to the centre: stations, their machines' keys, where they lie.
import { randomCode } from '../../typed-code.ts';
import type { Asks } from '../database/connect.ts';
import { notify } from './notices.ts';

export interface StationKey {
  readonly id: string;
  readonly station: string;
  readonly publicKey: Buffer;
  readonly endReason: 'replaced' | 'revoked' | 'left' | null;
}

export async function keyNamed(sql: Asks, id: string): Promise<StationKey | undefined> {
  const [row] = await sql<StationKey[]>`
    SELECT id, station, public_key AS "publicKey", end_reason AS "endReason"
    FROM loa.station_key WHERE id = ${id}`;
  return row;
}

/**
 * Takes a sequence that is greater than any before; the last one that was taken, where it is not. Two messages of one key
 * wait for each other here until the transaction ends.
 */
export async function takeSequence(
  sql: Asks,
  key: string,
  sequence: number,
): Promise<{ readonly taken: true } | { readonly taken: false; readonly last: number }> {
  const taken = await sql`
    UPDATE loa.station_key SET last_sequence = ${sequence}
    WHERE id = ${key} AND last_sequence < ${sequence} AND ended_at IS NULL`;
  if (taken.count === 1) return { taken: true };
  const [row] = await sql<{ last: number }[]>`
    SELECT last_sequence AS last FROM loa.station_key WHERE id = ${key}`;
  return { taken: false, last: row?.last ?? 0 };
}

/** The same for many keys, each once: those whose sequence was taken. The others are to be asked about by themselves. */
export async function takeSequences(
  sql: Asks,
  said: readonly { readonly key: string; readonly sequence: number }[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }[]>`
    WITH said AS (
      SELECT * FROM unnest(
        ${said.map(({ key }) => key)}::text[], ${said.map(({ sequence }) => sequence)}::bigint[]
      ) AS said (id, sequence)
    ), locked AS MATERIALIZED (
      -- In one order, so that no two wait for each other.
      SELECT own.id FROM loa.station_key AS own JOIN said USING (id) ORDER BY own.id FOR UPDATE OF own
    )
    UPDATE loa.station_key AS own SET last_sequence = said.sequence
    FROM said JOIN locked USING (id)
    WHERE own.id = said.id AND own.last_sequence < said.sequence AND own.ended_at IS NULL
    RETURNING own.id`;
  return new Set(rows.map(({ id }) => id));
}

export interface NewMachine {
  readonly key: string;
  readonly publicKey: Buffer;
  readonly at: number;
}

export async function addStation(
  sql: Asks,
  {
    name,
    place,
    groups,
    at,
    phone = '',
  }: {
    name: string;
    place: number | null;
    groups: readonly string[];
    at: number;
    phone?: string;
  },
): Promise<string> {
  // 40 bits for people to name it by; the key proves who it is.
  const id = randomCode(2);
  await sql`
    INSERT INTO loa.station (id, name, place, joined_at, phone)
    VALUES (${id}, ${name}, ${place}, ${at}, ${phone})`;
  for (const group of new Set(groups))
    await sql`INSERT INTO loa.station_group (station, name) VALUES (${id}, ${group})`;
  return id;
}

export async function addKey(sql: Asks, station: string, { key, publicKey, at }: NewMachine) {
  await sql`UPDATE loa.station SET left_at = NULL WHERE id = ${station}`;
  await sql`
    INSERT INTO loa.station_key (id, station, public_key, since)
    VALUES (${key}, ${station}, ${publicKey}, ${at})`;
}

/** Ends the key that holds; false where none does. */
export async function endKey(
  sql: Asks,
  station: string,
  reason: 'replaced' | 'revoked' | 'left',
  at: number,
): Promise<boolean> {
  const ended = await sql`
    UPDATE loa.station_key SET ended_at = ${at}, end_reason = ${reason}
    WHERE station = ${station} AND ended_at IS NULL`;
  if (ended.count > 0) await notify(sql, { is: 'ended', station });
  return ended.count > 0;
}

export async function markLeft(sql: Asks, station: string, at: number): Promise<void> {
  await sql`UPDATE loa.station SET left_at = ${at} WHERE id = ${station} AND left_at IS NULL`;
}

export async function stationNamed(
  sql: Asks,
  id: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const [row] = await sql<{ id: string; name: string }[]>`
    SELECT id, name FROM loa.station WHERE id = ${id}`;
  return row;
}

export interface ListedStation {
  readonly id: string;
  readonly name: string;
  /** From the province down. */
  readonly place: readonly string[];
  readonly groups: readonly string[];
  readonly key: string | null;
  readonly joinedAt: number;
  readonly leftAt: number | null;
}

export async function listStations(sql: Asks): Promise<readonly ListedStation[]> {
  return sql<ListedStation[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name FROM loa.place JOIN path ON path.id = place.parent
    )
    SELECT station.id, station.name, coalesce(path.names, '{}') AS place,
      ARRAY(SELECT name FROM loa.station_group WHERE station = station.id ORDER BY name) AS groups,
      station_key.id AS key, joined_at AS "joinedAt", left_at AS "leftAt"
    FROM loa.station
    LEFT JOIN path ON path.id = station.place
    LEFT JOIN loa.station_key ON station_key.station = station.id AND ended_at IS NULL
    ORDER BY path.names, station.name, station.id`;
}

/** The place at the end of a path, made where it is new: `['Tỉnh Hải Dương', 'Thị xã Kinh Môn']`. */
export async function placeAt(sql: Asks, path: readonly string[]): Promise<number | null> {
  let place: number | null = null;
  for (const name of path) {
    await sql`INSERT INTO loa.place (parent, name) VALUES (${place}, ${name}) ON CONFLICT DO NOTHING`;
    const rows: readonly { id: number }[] = await sql<{ id: number }[]>`
      SELECT id FROM loa.place WHERE parent IS NOT DISTINCT FROM ${place} AND name = ${name}`;
    place = rows[0]?.id ?? null;
  }
  return place;
}

export interface NewAct {
  readonly at: number;
  /** As it stands in the list: `Nguyễn Văn An`. */
  readonly by: string;
  /** The sign-in name; absent for who sat at the machine, and for stations. */
  readonly account?: string;
  /** A code; its words are in pages/act-words.ts. */
  readonly act: string;
  readonly station?: string;
  /** Which part of the tree it was about; a station's own is known. */
  readonly place?: number | null;
  readonly detail?: Readonly<Record<string, string>>;
}

/** What somebody did at the centre: in the transaction of what was done. */
export async function writeAct(
  sql: Asks,
  { at, by, account, act, station, place, detail = {} }: NewAct,
): Promise<void> {
  await sql`
    INSERT INTO loa.act (at, by, account, act, station, place, detail)
    VALUES (${at}, ${by}, ${account ?? null}, ${act}, ${station ?? null},
      coalesce(${place ?? null}::bigint, (SELECT place FROM loa.station WHERE id = ${station ?? null})),
      ${JSON.stringify(detail)}::text::jsonb)`;
}
