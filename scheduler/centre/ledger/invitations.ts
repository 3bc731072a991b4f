// Invitations: of one use, and they end. The ledger has a code's hash alone.
import type { Asks } from '../database/connect.ts';

export interface Invitation {
  readonly name: string;
  readonly place: number | null;
  readonly groups: readonly string[];
  /** The station whose machine is to be replaced. */
  readonly replaces: string | null;
  readonly madeBy: string;
  readonly endsAt: number;
  readonly usedBy: string | null;
}

export async function addInvitation(
  sql: Asks,
  codeHash: Buffer,
  {
    name,
    place,
    groups,
    replaces,
    madeBy,
    endsAt,
    madeAt,
  }: Omit<Invitation, 'usedBy'> & { readonly madeAt: number },
): Promise<void> {
  await sql`
    INSERT INTO loa.invitation (code_hash, name, place, groups, replaces, made_by, made_at, ends_at)
    VALUES (${codeHash}, ${name}, ${place}, ${[...groups]}, ${replaces}, ${madeBy}, ${madeAt}, ${endsAt})`;
}

/** Who asks for the same one waits until the transaction ends. */
export async function holdInvitation(sql: Asks, codeHash: Buffer): Promise<Invitation | undefined> {
  const [row] = await sql<Invitation[]>`
    SELECT name, place, groups, replaces, made_by AS "madeBy", ends_at AS "endsAt", used_by AS "usedBy"
    FROM loa.invitation WHERE code_hash = ${codeHash} FOR UPDATE`;
  return row;
}

export async function useInvitation(
  sql: Asks,
  codeHash: Buffer,
  key: string,
  at: number,
): Promise<void> {
  await sql`
    UPDATE loa.invitation SET used_by = ${key}, used_at = ${at} WHERE code_hash = ${codeHash}`;
}
