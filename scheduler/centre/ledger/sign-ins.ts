// Who looks at the pages: a code of one use, then a session. The ledger has hashes alone.
import type { Sql } from '../database/connect.ts';

export async function addSignInCode(
  sql: Sql,
  {
    codeHash,
    name,
    endsAt,
  }: { readonly codeHash: Buffer; readonly name: string; readonly endsAt: number },
): Promise<void> {
  await sql`INSERT INTO loa.sign_in_code VALUES (${codeHash}, ${name}, ${endsAt})`;
}

/** Uses the code up and begins the session; whose it is, undefined where the code is none. */
export async function beginSession(
  sql: Sql,
  {
    codeHash,
    cookieHash,
    at,
  }: { readonly codeHash: Buffer; readonly cookieHash: Buffer; readonly at: number },
): Promise<string | undefined> {
  return sql.begin(async (step) => {
    await step`DELETE FROM loa.sign_in_code WHERE ends_at <= ${at}`;
    const [code] = await step<{ name: string }[]>`
      DELETE FROM loa.sign_in_code WHERE code_hash = ${codeHash} RETURNING name`;
    if (!code) return undefined;
    await step`INSERT INTO loa.session VALUES (${cookieHash}, ${code.name}, ${at}, ${at})`;
    return code.name;
  });
}

/** Whose session it is, where it began after an instant. */
export async function sessionOf(
  sql: Sql,
  cookieHash: Buffer,
  after: number,
): Promise<string | undefined> {
  const [row] = await sql<{ name: string }[]>`
    SELECT name FROM loa.session WHERE cookie_hash = ${cookieHash} AND began_at > ${after}`;
  return row?.name;
}

/** This one, and those that are over. */
export async function endSession(sql: Sql, cookieHash: Buffer, after: number): Promise<void> {
  await sql`DELETE FROM loa.session WHERE cookie_hash = ${cookieHash} OR began_at <= ${after}`;
}
