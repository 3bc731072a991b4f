// Where somebody has signed in before.
import { mostPlacesPerAccount, placeRememberedMs } from '../../signing-in/known-place.ts';
import type { Asks } from '../database/connect.ts';

interface PlaceOf {
  readonly account: string;
  readonly place: string;
  readonly at: number;
}

export async function isKnownPlace(sql: Asks, { account, place, at }: PlaceOf): Promise<boolean> {
  const rows = await sql`
    SELECT FROM loa.known_place
    WHERE account = ${account} AND place = ${place} AND seen_at > ${at - placeRememberedMs}`;
  return rows.length > 0;
}

export async function rememberPlace(sql: Asks, { account, place, at }: PlaceOf): Promise<void> {
  await sql`
    INSERT INTO loa.known_place VALUES (${account}, ${place}, ${at})
    ON CONFLICT (account, place) DO UPDATE SET seen_at = ${at}`;
  await sql`
    DELETE FROM loa.known_place WHERE account = ${account} AND place IN
      (SELECT place FROM loa.known_place WHERE account = ${account}
       ORDER BY seen_at DESC OFFSET ${mostPlacesPerAccount})`;
}

/** Whoever resets a password may have lost the browser as well. */
export async function forgetPlaces(sql: Asks, account: string): Promise<void> {
  await sql`DELETE FROM loa.known_place WHERE account = ${account}`;
}
