// Codes of one use that make an account, or give one a new password. The ledger has hashes alone.
import type { HeldRole } from '../accounts/person.ts';
import type { Asks } from '../database/connect.ts';

export interface AccountInvitation {
  /** `first`: of the first admin, while there is no account. */
  readonly kind: 'first' | 'invite' | 'reset';
  readonly account: string | null;
  readonly name: string;
  readonly roles: readonly HeldRole[];
  readonly madeBy: string;
  readonly endsAt: number;
}

export async function addAccountInvitation(
  sql: Asks,
  codeHash: Buffer,
  invitation: AccountInvitation & { readonly madeAt: number },
): Promise<void> {
  const { kind, account, name, roles, madeBy, madeAt, endsAt } = invitation;
  // The one before must not lie about.
  if (account !== null) await sql`DELETE FROM loa.account_invitation WHERE account = ${account}`;
  await sql`
    INSERT INTO loa.account_invitation (code_hash, kind, account, name, roles, made_by, made_at, ends_at)
    VALUES (${codeHash}, ${kind}, ${account}, ${name}, ${JSON.stringify(roles)}::text::jsonb,
      ${madeBy}, ${madeAt}, ${endsAt})`;
}

/** Undefined where there is none, or it is over. Who asks for the same one in a transaction waits until that ends. */
export async function holdAccountInvitation(
  sql: Asks,
  codeHash: Buffer,
  at: number,
): Promise<AccountInvitation | undefined> {
  const [row] = await sql<AccountInvitation[]>`
    SELECT kind, account, name, roles, made_by AS "madeBy", ends_at AS "endsAt"
    FROM loa.account_invitation WHERE code_hash = ${codeHash} AND ends_at > ${at} FOR UPDATE`;
  return row;
}

export async function removeAccountInvitation(sql: Asks, codeHash: Buffer): Promise<boolean> {
  return (await sql`DELETE FROM loa.account_invitation WHERE code_hash = ${codeHash}`).count === 1;
}

export interface OpenAccountInvitation extends AccountInvitation {
  /** Hex of the hash: names it, and is no code. */
  readonly id: string;
}

export async function openAccountInvitations(
  sql: Asks,
  at: number,
): Promise<readonly OpenAccountInvitation[]> {
  await sql`DELETE FROM loa.account_invitation WHERE ends_at <= ${at}`;
  return sql<OpenAccountInvitation[]>`
    SELECT encode(code_hash, 'hex') AS id, kind, account, name, roles, made_by AS "madeBy", ends_at AS "endsAt"
    FROM loa.account_invitation WHERE kind <> 'first' ORDER BY made_at DESC`;
}
