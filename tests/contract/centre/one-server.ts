// One PostgreSQL for all tests of the centre, and a database of its own for each of them.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connect,
  type DatabasePlace,
  type Sql,
} from '../../../scheduler/centre/database/connect.ts';
import {
  ownDatabase,
  startOwnServer,
  type OwnServer,
} from '../../../scheduler/centre/database/own-server.ts';
import { findPrograms } from '../../../scheduler/centre/database/programs.ts';
import { Failure } from '../../../scheduler/failure.ts';

/** Why no test of the centre can run here; undefined where they can. `DATABASE_URL` names a server that is there already. */
export function whyNoServer(): string | undefined {
  if (givenUrl() !== undefined) return undefined;
  try {
    findPrograms(join(tmpdir(), 'loa-none'), join(tmpdir(), 'loa-none', 'pg'), process.env);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

export interface TestServer {
  /** A new empty database. */
  database(): Promise<{ readonly place: DatabasePlace; readonly sql: Sql }>;
  close(): Promise<void>;
}

/** No power cut happens to a test's server. */
const hasty = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  // Each of the tests' many centres has a pool and an ear; all of them are closed with the server.
  max_connections: '400',
};

/** `settings`: of PostgreSQL; figures are measured with its own, `{}`. */
export async function openTestServer(
  settings: Readonly<Record<string, string>> = hasty,
): Promise<TestServer> {
  const url = givenUrl();
  const folder = mkdtempSync(join(tmpdir(), 'loa-centre-'));
  // Whoever runs the server must be able to pass.
  chmodSync(folder, 0o755);
  const own: OwnServer | undefined =
    url === undefined
      ? await startOwnServer({ centreDir: folder, env: process.env, settings })
      : undefined;
  const placeOf = (database: string): DatabasePlace => {
    if (own) return { socketDir: own.socketDir, port: own.port, ...ownDatabase, database };
    const named = new URL(url ?? '');
    named.pathname = `/${database}`;
    return { url: named.href };
  };
  const admin = own ? connect(placeOf(ownDatabase.database), 1) : connect({ url: url ?? '' }, 1);
  const opened: Sql[] = [];
  const made: string[] = [];
  return {
    async database() {
      const name = `loa_test_${process.pid}_${made.length + 1}`;
      await admin`CREATE DATABASE ${admin(name)}`;
      made.push(name);
      const place = placeOf(name);
      const sql = connect(place, 4);
      opened.push(sql);
      return { place, sql };
    },
    async close() {
      await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })));
      if (!own) for (const name of made) await admin`DROP DATABASE ${admin(name)}`;
      await admin.end({ timeout: 1 });
      await own?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function givenUrl(): string | undefined {
  return process.env['DATABASE_URL']?.trim() || undefined;
}
