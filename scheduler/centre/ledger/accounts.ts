// Accounts: who there is, what he may, what proves him. Whatever weakens what somebody could do so far ends his sessions in
// the same transaction.
import type { HeldRole } from '../accounts/person.ts';
import type { Asks } from '../database/connect.ts';
import { forgetPlaces } from './known-places.ts';
import { endSessionsOf } from './sign-ins.ts';

export interface AccountRow {
  readonly account: string;
  readonly name: string;
  readonly state: 'active' | 'disabled' | 'removed';
  readonly madeAt: number;
  readonly signedInAt: number | null;
  readonly hasCodes: boolean;
  readonly roles: readonly HeldRole[];
}

/** Without removed ones, by name; or the one that is named. */
export async function accountsIn(
  sql: Asks,
  only: string | null = null,
): Promise<readonly AccountRow[]> {
  const rows = await sql<
    (Omit<AccountRow, 'roles'> & { roles: { role: HeldRole['role']; place: number | null }[] })[]
  >`
    SELECT account, name, state, made_at AS "madeAt", signed_in_at AS "signedInAt",
      code_secret IS NOT NULL AS "hasCodes",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', role, 'place', place) ORDER BY role, place)
        FROM loa.account_role WHERE account_role.account = account.account), '[]') AS roles
    FROM loa.account
    WHERE state <> 'removed' AND (${only}::text IS NULL OR account = ${only})
    ORDER BY name, account`;
  return rows.map((row) => ({
    ...row,
    roles: row.roles.map(({ role, place }) => ({ role, ...(place !== null && { place }) })),
  }));
}

export interface Proofs {
  readonly password: string;
  readonly codeSecret: string | null;
}

/** What proves an account that may sign in. */
export async function proofsOf(sql: Asks, account: string): Promise<Proofs | undefined> {
  const [row] = await sql<Proofs[]>`
    SELECT password, code_secret AS "codeSecret" FROM loa.account
    WHERE account = ${account} AND state = 'active' AND password IS NOT NULL`;
  return row;
}

/** False where the name is taken, also by an account that was removed. */
export async function addAccount(
  sql: Asks,
  {
    account,
    name,
    password,
    madeBy,
    at,
  }: { account: string; name: string; password: string; madeBy: string; at: number },
): Promise<boolean> {
  const added = await sql`
    INSERT INTO loa.account (account, name, password, state, made_at, made_by)
    VALUES (${account}, ${name}, ${password}, 'active', ${at}, ${madeBy}) ON CONFLICT DO NOTHING`;
  return added.count === 1;
}

export async function isThereAnAccount(sql: Asks): Promise<boolean> {
  return (await sql`SELECT FROM loa.account LIMIT 1`).length > 0;
}

/** No account is made by another until the transaction ends. */
export async function holdAccounts(sql: Asks): Promise<void> {
  await sql`LOCK TABLE loa.account IN SHARE ROW EXCLUSIVE MODE`;
}

export async function setRoles(
  sql: Asks,
  account: string,
  roles: readonly HeldRole[],
): Promise<void> {
  await sql`DELETE FROM loa.account_role WHERE account = ${account}`;
  for (const { role, place } of roles)
    await sql`
      INSERT INTO loa.account_role VALUES (${account}, ${role}, ${place ?? null}) ON CONFLICT DO NOTHING`;
  await endSessionsOf(sql, account);
  await endCodesAround(sql, account);
}

/**
 * Codes hold no longer than the power behind them: one for this account was made by who answered for other roles, and those
 * that it made were its own to give. They go by its name; who shares that makes his anew.
 */
async function endCodesAround(sql: Asks, account: string): Promise<void> {
  await sql`
    DELETE FROM loa.account_invitation WHERE account = ${account}
      OR (kind <> 'first' AND made_by = (SELECT name FROM loa.account WHERE account = ${account}))`;
}

export async function setState(
  sql: Asks,
  account: string,
  state: AccountRow['state'],
): Promise<void> {
  await sql`UPDATE loa.account SET state = ${state} WHERE account = ${account}`;
  await endSessionsOf(sql, account);
  await endCodesAround(sql, account);
  if (state !== 'removed') return;
  // What nobody needs of somebody who is gone.
  await sql`UPDATE loa.account SET password = NULL WHERE account = ${account}`;
  await removeCodes(sql, account);
  await forgetPlaces(sql, account);
  await sql`DELETE FROM loa.account_role WHERE account = ${account}`;
}

/** Sessions end, but where the same password is only hashed anew, and the one that is to stay. */
export async function setPassword(
  sql: Asks,
  account: string,
  password: string,
  sessions: 'end' | 'stay' | { readonly but: Buffer },
): Promise<void> {
  await sql`UPDATE loa.account SET password = ${password} WHERE account = ${account}`;
  if (sessions !== 'stay')
    await endSessionsOf(sql, account, sessions === 'end' ? undefined : sessions.but);
}

export async function markSignedIn(sql: Asks, account: string, at: number): Promise<void> {
  await sql`UPDATE loa.account SET signed_in_at = ${at} WHERE account = ${account}`;
}

/** Takes the half minute of a code; false where it, or a later one, was taken. */
export async function takeCodeStep(sql: Asks, account: string, codeStep: number): Promise<boolean> {
  const taken = await sql`
    UPDATE loa.account SET code_step = ${codeStep} WHERE account = ${account} AND code_step < ${codeStep}`;
  return taken.count === 1;
}

/** New codes for an app, and for paper in the place of those before. */
export async function setCodes(
  sql: Asks,
  account: string,
  { secret, codeStep, recovery }: { secret: string; codeStep: number; recovery: readonly Buffer[] },
): Promise<void> {
  await sql`
    UPDATE loa.account SET code_secret = ${secret}, code_step = ${codeStep} WHERE account = ${account}`;
  await sql`DELETE FROM loa.recovery_code WHERE account = ${account}`;
  for (const hash of recovery)
    await sql`INSERT INTO loa.recovery_code VALUES (${account}, ${hash})`;
}

export async function removeCodes(sql: Asks, account: string): Promise<void> {
  await sql`UPDATE loa.account SET code_secret = NULL WHERE account = ${account}`;
  await sql`DELETE FROM loa.recovery_code WHERE account = ${account}`;
}

export async function useRecoveryCode(sql: Asks, account: string, hash: Buffer): Promise<boolean> {
  const used = await sql`
    DELETE FROM loa.recovery_code WHERE account = ${account} AND code_hash = ${hash}`;
  return used.count === 1;
}

export async function recoveryCodesLeft(sql: Asks, account: string): Promise<number> {
  const [row] = await sql<{ many: number }[]>`
    SELECT count(*) AS many FROM loa.recovery_code WHERE account = ${account}`;
  return row?.many ?? 0;
}

/** Active admins of everywhere, held until the transaction ends: two who remove each other at once wait for each other. */
export async function holdAdmins(sql: Asks): Promise<readonly string[]> {
  const rows = await sql<{ account: string }[]>`
    SELECT account FROM loa.account
    WHERE state = 'active' AND EXISTS (SELECT FROM loa.account_role
      WHERE account_role.account = account.account AND role = 'admin' AND place IS NULL)
    ORDER BY account FOR UPDATE`;
  return rows.map(({ account }) => account);
}
