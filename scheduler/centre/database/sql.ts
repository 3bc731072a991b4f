import type postgres from 'postgres';

/**
 * A pool of connections. Values enter a statement as parameters alone, since statements are
 * written as tagged templates: what a station sends is never part of a statement's text.
 */
export type Sql = postgres.Sql<{ bigint: number }>;
/** The pool, or a transaction on it: what a statement needs. */
export type Asks = postgres.ISql<{ bigint: number }>;
