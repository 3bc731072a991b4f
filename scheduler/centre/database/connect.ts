import postgres from 'postgres';
import type { Sql } from './sql.ts';
import { steadyPool } from './steady-pool.ts';

export type { Asks, Sql } from './sql.ts';

/** Where the ledger is: an address, or the socket of our own server. */
export type DatabasePlace =
  | { readonly url: string }
  | {
      readonly socketDir: string;
      readonly port: number;
      readonly username: string;
      readonly database: string;
    };

/** Most connections of one process; PostgreSQL allows 100 in all unless told otherwise. */
const mostConnections = 10;

function jsonOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Opens nothing yet: the first statement does. */
export function connect(place: DatabasePlace, most = mostConnections): Sql {
  return steadyPool((closed) => open(place, most, closed));
}

function open(place: DatabasePlace, most: number, closed: () => void): Sql {
  const options = {
    max: most,
    connect_timeout: 15,
    // One that closes was lost (steady-pool.ts).
    ...{ idle_timeout: 0, max_lifetime: null },
    onnotice: () => undefined,
    onclose: closed,
    connection: {
      application_name: 'loa-centre',
      // A statement that hangs holds a connection that others wait for.
      statement_timeout: 60_000,
    },
    // Epoch ms and counts stay far below 2^53.
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      // A text is JSON already: pg-boss writes its own.
      json: { to: 114, from: [114, 3802], serialize: jsonOf, parse: JSON.parse },
    },
  };
  return 'url' in place
    ? postgres(place.url, options)
    : postgres({
        ...options,
        path: `${place.socketDir}/.s.PGSQL.${place.port}`,
        ...{ username: place.username, database: place.database },
      });
}
