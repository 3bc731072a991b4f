// Who is signed in: a code of one use or an account, then a session. The ledger has hashes alone.
import type { HeldRole } from '../accounts/person.ts';
import type { Asks, Sql } from '../database/connect.ts';

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

export interface NewSession {
  readonly cookieHash: Buffer;
  readonly at: number;
  readonly address: string;
  readonly agent: string;
}

/** Uses the code up and begins the session; whose it is, undefined where the code is none. */
export async function beginCodeSession(
  sql: Sql,
  codeHash: Buffer,
  session: NewSession,
): Promise<string | undefined> {
  return sql.begin(async (step) => {
    await step`DELETE FROM loa.sign_in_code WHERE ends_at <= ${session.at}`;
    const [code] = await step<{ name: string }[]>`
      DELETE FROM loa.sign_in_code WHERE code_hash = ${codeHash} RETURNING name`;
    if (code) await addSession(step, { account: null, name: code.name }, session);
    return code?.name;
  });
}

export async function addSession(
  sql: Asks,
  { account, name }: { readonly account: string | null; readonly name: string },
  { cookieHash, at, address, agent }: NewSession,
): Promise<void> {
  await sql`
    INSERT INTO loa.session (cookie_hash, name, account, began_at, seen_at, address, agent)
    VALUES (${cookieHash}, ${name}, ${account}, ${at}, ${at}, ${address}, ${agent.slice(0, 300)})`;
}

export interface SessionOwner {
  /** Null: let in by a code of the centre's machine. */
  readonly account: string | null;
  readonly name: string;
  readonly roles: readonly HeldRole[];
  readonly branches: ReadonlyMap<number, ReadonlySet<number>>;
}

/** A sign of life is written at most this often, ms. */
const seenEveryMs = 60_000;

/** Whose session it is, where it began after an instant and the account is still one. */
export async function sessionOf(
  sql: Sql,
  cookieHash: Buffer,
  { after, now }: { readonly after: number; readonly now: number },
): Promise<SessionOwner | undefined> {
  const [row] = await sql<{ account: string | null; name: string; seenAt: number }[]>`
    SELECT session.account, coalesce(account.name, session.name) AS name, seen_at AS "seenAt"
    FROM loa.session LEFT JOIN loa.account ON account.account = session.account
    WHERE cookie_hash = ${cookieHash} AND began_at > ${after}
      AND (session.account IS NULL OR account.state = 'active')`;
  if (!row) return undefined;
  if (now - row.seenAt >= seenEveryMs)
    await sql`UPDATE loa.session SET seen_at = ${now} WHERE cookie_hash = ${cookieHash}`;
  const { account, name } = row;
  if (account === null) return { account, name, roles: [], branches: new Map() };
  return { account, name, ...(await rolesOf(sql, account)) };
}

/** What an account may, and each place it may it for with all that lies in it. */
export async function rolesOf(
  sql: Asks,
  account: string,
): Promise<Pick<SessionOwner, 'roles' | 'branches'>> {
  const held = await sql<{ role: HeldRole['role']; place: number | null }[]>`
    SELECT role, place FROM loa.account_role WHERE account = ${account} ORDER BY role, place`;
  const roots = [...new Set(held.flatMap(({ place }) => place ?? []))];
  const rows =
    roots.length === 0
      ? []
      : await sql<{ root: number; place: number }[]>`
          WITH RECURSIVE branch AS (
            SELECT id AS root, id FROM loa.place WHERE id = ANY(${roots}::bigint[])
            UNION ALL
            SELECT branch.root, place.id FROM loa.place JOIN branch ON place.parent = branch.id
          )
          SELECT root, id AS place FROM branch`;
  const branches = new Map(
    [...Map.groupBy(rows, ({ root }) => root)].map(([root, own]) => [
      root,
      new Set(own.map(({ place }) => place)),
    ]),
  );
  return {
    roles: held.map(({ role, place }) => ({ role, ...(place !== null && { place }) })),
    branches,
  };
}

/** This one, and those that are over. */
export async function endSession(sql: Asks, cookieHash: Buffer, after: number): Promise<void> {
  await sql`DELETE FROM loa.session WHERE cookie_hash = ${cookieHash} OR began_at <= ${after}`;
}

/** All of an account's, but one that is to stay; how many. What was begun with the password ends too. */
export async function endSessionsOf(
  sql: Asks,
  account: string,
  but: Buffer = Buffer.alloc(0),
): Promise<number> {
  await sql`DELETE FROM loa.half_sign_in WHERE account = ${account}`;
  const ended = await sql`
    DELETE FROM loa.session WHERE account = ${account} AND cookie_hash <> ${but}`;
  return ended.count;
}

export interface ShownSession {
  /** Hex of the hash: enough to name it, not to use it. */
  readonly id: string;
  readonly beganAt: number;
  readonly seenAt: number;
  readonly address: string;
  readonly agent: string;
}

/** Those that still hold, the newest first. */
export async function sessionsOf(
  sql: Asks,
  account: string,
  after: number,
): Promise<readonly ShownSession[]> {
  return sql<ShownSession[]>`
    SELECT encode(cookie_hash, 'hex') AS id, began_at AS "beganAt", seen_at AS "seenAt", address, agent
    FROM loa.session WHERE account = ${account} AND began_at > ${after} ORDER BY began_at DESC`;
}
