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
  /** Of who sits at the station; '' where nobody said. */
  readonly phone: string;
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
    phone = '',
  }: Omit<Invitation, 'usedBy' | 'phone'> & { readonly madeAt: number; readonly phone?: string },
): Promise<void> {
  await sql`
    INSERT INTO loa.invitation (code_hash, name, place, groups, replaces, made_by, made_at, ends_at, phone)
    VALUES (${codeHash}, ${name}, ${place}, ${[...groups]}, ${replaces}, ${madeBy}, ${madeAt}, ${endsAt}, ${phone})`;
}

/** Who asks for the same one waits until the transaction ends. */
export async function holdInvitation(sql: Asks, codeHash: Buffer): Promise<Invitation | undefined> {
  const [row] = await sql<Invitation[]>`
    SELECT name, place, groups, replaces, made_by AS "madeBy", ends_at AS "endsAt", used_by AS "usedBy", phone
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

export interface OpenInvitation {
  /** Hex of the hash: names it, and is no code. */
  readonly id: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly place: number | null;
  readonly replaces: string | null;
  readonly madeBy: string;
  readonly endsAt: number;
}

/** Those that wait to be used, in these places (undefined: all), the newest first. */
export async function openInvitations(
  sql: Asks,
  { places, at }: { readonly places: readonly number[] | undefined; readonly at: number },
): Promise<readonly OpenInvitation[]> {
  const within = places ? [...places] : null;
  return sql<OpenInvitation[]>`
    WITH RECURSIVE path AS (
      SELECT id, ARRAY[name] AS names FROM loa.place WHERE parent IS NULL
      UNION ALL
      SELECT place.id, path.names || place.name FROM loa.place JOIN path ON path.id = place.parent
    )
    SELECT encode(code_hash, 'hex') AS id, name, coalesce(path.names, '{}') AS path, place, replaces,
      made_by AS "madeBy", ends_at AS "endsAt"
    FROM loa.invitation LEFT JOIN path ON path.id = invitation.place
    WHERE used_at IS NULL AND ends_at > ${at}
      AND (${within}::bigint[] IS NULL OR place = ANY(${within}))
    ORDER BY made_at DESC, name LIMIT 1000`;
}

/** It ends now; undefined where it was used, is over, or lies elsewhere. */
export async function endInvitation(
  sql: Asks,
  id: string,
  { places, at }: { readonly places: readonly number[] | undefined; readonly at: number },
): Promise<{ readonly name: string; readonly place: number | null } | undefined> {
  const within = places ? [...places] : null;
  const [row] = await sql<{ name: string; place: number | null }[]>`
    UPDATE loa.invitation SET ends_at = ${at}
    WHERE encode(code_hash, 'hex') = ${id} AND used_at IS NULL AND ends_at > ${at}
      AND (${within}::bigint[] IS NULL OR place = ANY(${within}))
    RETURNING name, place`;
  return row;
}
