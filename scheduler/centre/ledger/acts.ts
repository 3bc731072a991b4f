// Who did what at the centre, for who may read it.
import type { Asks } from '../database/connect.ts';

export interface ActRow {
  readonly id: number;
  readonly at: number;
  readonly by: string;
  readonly account: string | null;
  readonly act: string;
  readonly station: string | null;
  readonly stationName: string | null;
  readonly place: number | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface WantedActs {
  /** Those of these places alone; undefined: all. */
  readonly places?: readonly number[] | undefined;
  readonly account?: string | undefined;
  readonly act?: string | undefined;
  readonly station?: string | undefined;
  /** Epoch ms; the second is not counted. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Those before this one, for the next page. */
  readonly before?: number | undefined;
}

export const actsOnPage = 100;

/** The newest first, one more than a page has where there are more. */
export async function actsIn(sql: Asks, wanted: WantedActs): Promise<readonly ActRow[]> {
  const { account = null, act = null, station = null, from = null, until = null } = wanted;
  const { before = null } = wanted;
  const places = wanted.places ? [...wanted.places] : null;
  return sql<ActRow[]>`
    SELECT act.id, act.at, act.by, act.account, act.act, act.station, station.name AS "stationName",
      act.place, act.detail
    FROM loa.act LEFT JOIN loa.station ON station.id = act.station
    WHERE (${places}::bigint[] IS NULL OR act.place = ANY(${places}))
      AND (${account}::text IS NULL OR act.account = ${account})
      AND (${act}::text IS NULL OR act.act = ${act})
      AND (${station}::text IS NULL OR act.station = ${station})
      AND (${from}::bigint IS NULL OR act.at >= ${from}) AND (${until}::bigint IS NULL OR act.at < ${until})
      AND (${before}::bigint IS NULL OR act.id < ${before})
    ORDER BY act.id DESC LIMIT ${actsOnPage + 1}`;
}

/** The kinds of acts that there are. */
export async function actKinds(sql: Asks): Promise<readonly string[]> {
  const rows = await sql<{ act: string }[]>`SELECT DISTINCT act FROM loa.act ORDER BY act`;
  return rows.map(({ act }) => act);
}
