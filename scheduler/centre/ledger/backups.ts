// Backups that were made, and what a ledger that came out of one has to make good.
import type { Asks, Sql } from '../database/connect.ts';
import type { Applied } from '../database/migrate.ts';

export interface KeptBackup {
  readonly at: number;
  readonly host: string;
  readonly file: string;
  readonly bytes: number;
}

export async function noteBackup(
  sql: Asks,
  { at, host, file, bytes, sha256 }: KeptBackup & { readonly sha256: string },
): Promise<void> {
  await sql`
    INSERT INTO loa.backup (at, host, file, bytes, sha256)
    VALUES (${at}, ${host}, ${file}, ${bytes}, ${sha256})`;
}

export async function lastBackup(sql: Asks): Promise<KeptBackup | undefined> {
  const [row] = await sql<KeptBackup[]>`
    SELECT at, host, file, bytes FROM loa.backup ORDER BY at DESC, id DESC LIMIT 1`;
  return row;
}

export interface LedgerFacts {
  readonly migrations: readonly Applied[];
  readonly stations: number;
  readonly lines: number;
  readonly postgres: string;
  readonly major: number;
  readonly bytes: number;
}

/** What a backup says of itself, and the page of the machine. `lines` is PostgreSQL's own estimate. */
export async function ledgerFacts(sql: Asks): Promise<LedgerFacts> {
  const migrations = await sql<
    Applied[]
  >`SELECT number, name, sha256 FROM loa.migration ORDER BY number`;
  const [row] = await sql<Omit<LedgerFacts, 'migrations'>[]>`
    SELECT (SELECT count(*) FROM loa.station) AS stations,
      (SELECT greatest(0, reltuples)::bigint FROM pg_class WHERE oid = 'loa.line'::regclass) AS lines,
      current_setting('server_version') AS postgres,
      current_setting('server_version_num')::integer / 10000 AS major,
      pg_database_size(current_database()) AS bytes`;
  if (!row) throw new Error('no facts of the ledger');
  return { migrations: [...migrations], ...row };
}

/** Whether there is anything of a centre in the database. */
export async function isEmpty(sql: Asks, schemas: readonly string[]): Promise<boolean> {
  const found = await sql`SELECT FROM pg_namespace WHERE nspname = ANY(${[...schemas]}::text[])`;
  return found.length === 0;
}

/** The major version of the server. */
export async function serverMajor(sql: Asks): Promise<number> {
  const [row] = await sql<{ major: number }[]>`
    SELECT current_setting('server_version_num')::integer / 10000 AS major`;
  return row?.major ?? 0;
}

/** Numbers of orders go on at the next whole one of these at least. */
const generation = 1_000_000_000;
/**
 * And at the instant of the restore in microseconds: a ledger that came out of the same backup before began at its own, and has
 * sent fewer than a million a second since. No number was given by any ledger that was lost. Safe integers last until 2255.
 */
const numbersPerMs = 1000;

/**
 * What a ledger must do first that came out of a backup: numbers that may have been given out since are never given again,
 * and codes that may have been used since are over. One transaction.
 */
export async function beginRestored(
  sql: Sql,
  restored: { at: number; by: string; backupAt: number; sha256: string },
): Promise<{ readonly invitations: number }> {
  const { at, by, backupAt, sha256 } = restored;
  return sql.begin(async (step) => {
    await step`
      INSERT INTO loa.restored (at, by, backup_at, sha256) VALUES (${at}, ${by}, ${backupAt}, ${sha256})`;
    await step`
      UPDATE loa.down_counter SET last = greatest(
        (last / ${generation}::bigint + 1) * ${generation}::bigint,
        ${Math.max(at, backupAt) * numbersPerMs}::bigint)`;
    const ended = await step`
      UPDATE loa.invitation SET ends_at = ${at} WHERE used_at IS NULL AND ends_at > ${at}`;
    const people =
      await step`UPDATE loa.account_invitation SET ends_at = ${at} WHERE ends_at > ${at}`;
    await step`
      INSERT INTO loa.act (at, by, act, detail) VALUES (${at}, ${by}, 'restored',
        ${JSON.stringify({ backup: new Date(backupAt).toISOString() })}::text::jsonb)`;
    return { invitations: ended.count + people.count };
  });
}

export interface Restored {
  readonly at: number;
  readonly backupAt: number;
}

/** The last time, where this ledger came out of a backup. */
export async function lastRestored(sql: Asks): Promise<Restored | undefined> {
  const [row] = await sql<Restored[]>`
    SELECT at, backup_at AS "backupAt" FROM loa.restored ORDER BY id DESC LIMIT 1`;
  return row;
}
