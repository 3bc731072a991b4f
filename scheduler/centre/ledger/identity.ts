// Which centre the ledger belongs to.
import type { Asks, Sql } from '../database/connect.ts';

/** The id of the ledger's centre; undefined before the first. Rejects where the ledger cannot be asked. */
export async function centreIdIn(sql: Asks): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`SELECT id FROM loa.centre`;
  return row?.id;
}

/** The first to come has it; returns whose it is. */
export async function claimLedger(
  sql: Sql,
  { id, publicKey }: { readonly id: string; readonly publicKey: Buffer },
): Promise<string | undefined> {
  await sql`INSERT INTO loa.centre (id, public_key) VALUES (${id}, ${publicKey}) ON CONFLICT DO NOTHING`;
  return centreIdIn(sql);
}
