// The password was right and the second step is still to come: a form carries a random value from one to the other.
import type { Asks } from '../database/connect.ts';

const livesMs = 10 * 60_000;
const mostTries = 10;

export async function beginHalf(
  sql: Asks,
  { hash, account, at }: { hash: string; account: string; at: number },
): Promise<void> {
  await sql`DELETE FROM loa.half_sign_in WHERE made_at < ${at - livesMs}`;
  await sql`INSERT INTO loa.half_sign_in (hash, account, made_at) VALUES (${hash}, ${account}, ${at})`;
}

/** Counts a try before it is looked at; whose it is, undefined where it is unknown, too old, or tried too often. */
export async function tryHalf(sql: Asks, hash: string, at: number): Promise<string | undefined> {
  const [row] = await sql<{ account: string; tries: number }[]>`
    UPDATE loa.half_sign_in SET tries = tries + 1 WHERE hash = ${hash} AND made_at >= ${at - livesMs}
    RETURNING account, tries`;
  return row && row.tries <= mostTries ? row.account : undefined;
}

/** False where it was ended meanwhile. */
export async function endHalf(sql: Asks, hash: string): Promise<boolean> {
  return (await sql`DELETE FROM loa.half_sign_in WHERE hash = ${hash}`).count === 1;
}
