import postgres from 'postgres';

/**
 * A pool of connections. Values enter a statement as parameters alone, since statements are
 * written as tagged templates: what a station sends is never part of a statement's text.
 */
export type Sql = postgres.Sql<{ bigint: number }>;
/** The pool, or a transaction on it: what a statement needs. */
export type Asks = postgres.ISql<{ bigint: number }>;

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

/** Opens nothing yet: the first statement does. */
export function connect(place: DatabasePlace, most = mostConnections): Sql {
  const options = {
    max: most,
    connect_timeout: 15,
    idle_timeout: 60,
    onnotice: () => undefined,
    connection: {
      application_name: 'loa-centre',
      // A statement that hangs holds a connection that others wait for.
      statement_timeout: 60_000,
    },
    // Epoch ms and counts stay far below 2^53.
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
  };
  return 'url' in place
    ? postgres(place.url, options)
    : postgres({
        ...options,
        path: `${place.socketDir}/.s.PGSQL.${place.port}`,
        ...{ username: place.username, database: place.database },
      });
}
