// Tests on the PostgreSQL that the whole run shares (tests/setup/share-postgres.ts).
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { databasesOn, whyNoServer, type TestServer } from './one-server.ts';

const why = whyNoServer();

/** The shared server, for one file of tests; its databases are closed with `close`. */
export function joinServer(): TestServer {
  const shared = inject('postgres');
  if (!shared) throw new Error('globalSetup of this Vitest project lacks share-postgres.ts');
  return databasesOn(shared);
}

/** Left out where there is no PostgreSQL, which share-postgres.ts says. */
export function onPostgres(tests: (server: () => TestServer) => void): void {
  describe.skipIf(why !== undefined)('the centre on PostgreSQL', () => {
    let server: TestServer;
    beforeAll(() => {
      server = joinServer();
    });
    afterAll(() => server.close());
    tests(() => server);
  });
}

/** For what begins, kills and ends a server itself; one that was given (`DATABASE_URL`) is left in peace. */
export function onOwnPostgres(tests: () => void): void {
  const isGiven = process.env['DATABASE_URL'] !== undefined;
  describe.skipIf(why !== undefined || isGiven)('a PostgreSQL of the centre’s own', tests);
}
