// What was sent down of a campaign or a document, and to whom: for who asks whether it was aired there.
import type { Asks } from '../database/connect.ts';
import { isWithin } from './branches.ts';

export interface ParcelBytes {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Parcels whose order has this text in it, the newest first: which of them are meant is read from the order itself. */
export async function parcelsNaming(sql: Asks, text: string): Promise<readonly ParcelBytes[]> {
  return sql<ParcelBytes[]>`
    SELECT id, bytes FROM loa.dispatch
    WHERE kind = 'parcel' AND position(convert_to(${text}, 'UTF8') IN bytes) > 0 ORDER BY made_at DESC LIMIT 200`;
}

export interface SentTo {
  readonly station: string;
  readonly name: string;
  readonly place: number | null;
  /** Null: it told nothing of it yet. */
  readonly state: string | null;
  readonly reason: string | null;
}

/** The stations that one of these orders is for and holds. */
export async function sentTo(
  sql: Asks,
  ids: readonly string[],
  places: readonly number[] | undefined,
): Promise<readonly SentTo[]> {
  if (ids.length === 0) return [];
  return sql<SentTo[]>`
    SELECT DISTINCT ON (station.id) station.id AS station, station.name, station.place, state, reason
    FROM loa.station_order JOIN loa.station ON station.id = station_order.station
    WHERE dispatch = ANY(${[...ids]}::text[]) AND superseded_by IS NULL AND ${isWithin(sql, places)}
    ORDER BY station.id, seq DESC`;
}
