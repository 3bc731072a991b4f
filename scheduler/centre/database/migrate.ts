// The ledger's shape: plain SQL files, forward only, each applied once and never changed afterwards.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from './connect.ts';
import { DatabaseError } from './say-database-error.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly script: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

export interface Applied {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** Whoever migrates holds it, on any of the machines. Any number, ours alone: "loa" in ASCII. */
const migrationLock = 0x6c6f61;

/** `0001-stations.sql` and so on, in order. */
export function readMigrations(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const script = readFileSync(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(script).digest('hex');
      return { number: Number(name.slice(0, 4)), name, script, sha256 };
    });
}

/** Those that are still to be applied. Throws DatabaseError where the ledger and this program disagree. */
export function missingOf(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  for (const { number, name, sha256 } of applied) {
    const own = migrations.find((migration) => migration.number === number);
    if (!own)
      throw new DatabaseError(
        `Sổ của trung tâm do phiên bản mới hơn ghi (bước ${name}).`,
        'Cập nhật chương trình trên máy này rồi chạy lại.',
      );
    if (own.sha256 !== sha256)
      throw new DatabaseError(
        `Bước ${own.name} trên máy này khác với bước đã áp dụng vào sổ của trung tâm.`,
        'Cài lại đúng bản chương trình đã phát hành; không sửa các tệp .sql.',
      );
  }
  const known = new Set(applied.map(({ number }) => number));
  return migrations.filter(({ number }) => !known.has(number));
}

/** Brings the ledger to this program's shape; returns the names of what was applied. One process at a time, all wait. */
export async function migrate(
  sql: Sql,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  await requireVersion(sql);
  return sql.begin(async (step) => {
    // A step over millions of lines takes its time, and so does who waits for it.
    await step`SET LOCAL statement_timeout = 0`;
    // Held until the transaction ends, however it ends.
    await step`SELECT pg_advisory_xact_lock(${migrationLock})`;
    await step`CREATE SCHEMA IF NOT EXISTS loa`;
    await step`CREATE TABLE IF NOT EXISTS loa.migration (
      number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`;
    const applied = await step<
      Applied[]
    >`SELECT number, name, sha256 FROM loa.migration ORDER BY number`;
    const missing = missingOf(migrations, applied);
    for (const { number, name, script, sha256 } of missing) {
      // A file of ours, with no value in it.
      await step.unsafe(script);
      await step`INSERT INTO loa.migration (number, name, sha256) VALUES (${number}, ${name}, ${sha256})`;
    }
    return missing.map(({ name }) => name);
  });
}

/** The first with UNIQUE NULLS NOT DISTINCT; Debian 12 has it. */
const leastVersion = 15;

async function requireVersion(sql: Sql): Promise<void> {
  const [row] = await sql<{ version: number }[]>`
    SELECT current_setting('server_version_num')::integer / 10000 AS version`;
  const version = row?.version ?? 0;
  if (version < leastVersion)
    throw new DatabaseError(
      `Máy chủ là PostgreSQL ${version}; trung tâm cần PostgreSQL ${leastVersion} trở lên.`,
      'Nâng cấp PostgreSQL, hoặc đặt DATABASE_URL sang máy chủ khác.',
    );
}
