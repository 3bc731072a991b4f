// Where somebody has signed in before.
import type { Asks } from '../database/connect.ts';

/** Half a year. */
const rememberedMs = 183 * 86_400_000;
const mostPerAccount = 50;

interface PlaceOf {
  readonly account: string;
  readonly place: string;
  readonly at: number;
}

export async function isKnownPlace(sql: Asks, { account, place, at }: PlaceOf): Promise<boolean> {
  const rows = await sql`
    SELECT FROM loa.known_place
    WHERE account = ${account} AND place = ${place} AND seen_at > ${at - rememberedMs}`;
  return rows.length > 0;
}

export async function rememberPlace(sql: Asks, { account, place, at }: PlaceOf): Promise<void> {
  await sql`
    INSERT INTO loa.known_place VALUES (${account}, ${place}, ${at})
    ON CONFLICT (account, place) DO UPDATE SET seen_at = ${at}`;
  await sql`
    DELETE FROM loa.known_place WHERE account = ${account} AND place IN
      (SELECT place FROM loa.known_place WHERE account = ${account}
       ORDER BY seen_at DESC OFFSET ${mostPerAccount})`;
}

/** Whoever resets a password may have lost the browser as well. */
export async function forgetPlaces(sql: Asks, account: string): Promise<void> {
  await sql`DELETE FROM loa.known_place WHERE account = ${account}`;
}
