// One PostgreSQL for all tests of the centre, and a database of its own for each of them.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connect,
  type DatabasePlace,
  type Sql,
} from '../../../scheduler/centre/database/connect.ts';
import { migrate } from '../../../scheduler/centre/database/migrate.ts';
import { ownDatabase, startOwnServer } from '../../../scheduler/centre/database/own-server.ts';
import { findPrograms } from '../../../scheduler/centre/database/programs.ts';
import { Failure } from '../../../scheduler/failure.ts';
import { endWithThisProcess } from './end-with-this-process.ts';

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

/** What another process needs to make databases on the server: plain words. */
export interface SharedServer {
  readonly place: DatabasePlace;
  /** Its database that has the ledger's shape and nothing in it. */
  readonly template: string;
}

export interface TestServer {
  /** A new empty database. */
  database(): Promise<TestDatabase>;
  /** A new one with the ledger's shape: copied, so that migrations run once for all tests. */
  ledger(): Promise<TestDatabase>;
  close(): Promise<void>;
}

interface TestDatabase {
  readonly place: DatabasePlace;
  readonly sql: Sql;
}

/** No power cut happens to a test's server, nobody copies from it, and none of its tables grows old. */
const hasty = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: '0' },
  // Each of the tests' many centres has a pool and an ear; all of them are closed with their file.
  max_connections: '400',
};

/** A server of this process's own. `settings`: of PostgreSQL; figures are measured with its own, `{}`. */
export async function openTestServer(
  settings: Readonly<Record<string, string>> = hasty,
): Promise<TestServer> {
  const opened = await openServer(settings);
  const databases = databasesOn(opened.shared);
  return {
    ...databases,
    async close() {
      await databases.close();
      await opened.close();
    },
  };
}

/** A server for all who are told of it; `close` ends it, and so does the end of this process, however it comes. */
export async function openServer(
  settings: Readonly<Record<string, string>> = hasty,
): Promise<{ readonly shared: SharedServer; close(): Promise<void> }> {
  const url = givenUrl();
  if (url !== undefined) {
    const template = await makeTemplate({ url });
    return {
      shared: { place: { url }, template },
      async close() {
        const admin = connect({ url }, 1);
        await admin`DROP DATABASE ${admin(template)}`;
        await admin.end();
      },
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'loa-centre-'));
  // Whoever runs the server must be able to pass.
  chmodSync(folder, 0o755);
  const watched = endWithThisProcess(folder);
  const own = await startOwnServer({ centreDir: folder, env: process.env, settings });
  const place = { socketDir: own.socketDir, port: own.port, ...ownDatabase };
  const template = await makeTemplate(place);
  return {
    shared: { place, template },
    async close() {
      await own.close();
      rmSync(folder, { recursive: true, force: true });
      watched.over();
    },
  };
}

async function makeTemplate(place: DatabasePlace): Promise<string> {
  const admin = connect(place, 1);
  const template = `loa_template_${randomBytes(6).toString('hex')}`;
  await admin`CREATE DATABASE ${admin(template)}`;
  await admin.end();
  const sql = connect(named(place, template), 1);
  await migrate(sql);
  await sql.end();
  return template;
}

function named(place: DatabasePlace, database: string): DatabasePlace {
  if (!('url' in place)) return { ...place, database };
  const address = new URL(place.url);
  address.pathname = `/${database}`;
  return { url: address.href };
}

/** New databases on a server that somebody keeps. */
export function databasesOn({ place: ofServer, template }: SharedServer): TestServer {
  const admin = connect(ofServer, 1);
  const opened: Sql[] = [];
  const made: string[] = [];
  const make = async (from: string): Promise<TestDatabase> => {
    const name = `loa_test_${randomBytes(6).toString('hex')}`;
    await admin`CREATE DATABASE ${admin(name)} TEMPLATE ${admin(from)}`;
    made.push(name);
    const place = named(ofServer, name);
    const sql = connect(place, 4);
    opened.push(sql);
    return { place, sql };
  };
  return {
    database: () => make('template1'),
    ledger: () => make(template),
    async close() {
      await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })));
      // Those of a server of the tests' own go with it.
      if ('url' in ofServer)
        for (const name of made) await admin`DROP DATABASE ${admin(name)} WITH (FORCE)`;
      await admin.end({ timeout: 1 });
    },
  };
}

function givenUrl(): string | undefined {
  return process.env['DATABASE_URL']?.trim() || undefined;
}
