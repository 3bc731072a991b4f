// pg-boss speaks through our driver: a job's transaction is one of the ledger's, so that its effects and its end are one.
import { fromBunSql, type BunSqlLike, type ConstructorOptions } from 'pg-boss';
import type { Asks, Sql } from '../database/connect.ts';

type BossDatabase = NonNullable<ConstructorOptions['db']>;
type Transaction = Awaited<ReturnType<NonNullable<BossDatabase['beginTransaction']>>>;

export interface OpenBossDatabase {
  readonly db: BossDatabase;
  /** The transaction that a job was given, for statements of our own. */
  transactionOf(db: BossDatabase): Asks;
}

/** A transaction of ours, in which pg-boss sends a job. */
export function bossDatabaseOf(sql: Asks): BossDatabase {
  // Bun's client was made after postgres.js: what pg-boss asks of it (unsafe, reserve, listen) is the same.
  return fromBunSql(sql as unknown as BunSqlLike);
}

export function openBossDatabase(pool: Sql): OpenBossDatabase {
  const transactions = new WeakMap<BossDatabase, Asks>();
  return {
    db: {
      ...bossDatabaseOf(pool),
      async executeSql(text, values) {
        if (!/^\s*BEGIN\b/i.test(text)) return bossDatabaseOf(pool).executeSql(text, values);
        return wholeScript(pool, text);
      },
      async beginTransaction() {
        const { transaction, sql } = await begin(pool);
        transactions.set(transaction.db, sql);
        return transaction;
      },
    },
    transactionOf(db) {
      const sql = transactions.get(db);
      if (!sql) throw new Error('this job has no transaction');
      return sql;
    },
  };
}

/** A script with a transaction of its own: its connection goes back to the pool with none open. */
async function wholeScript(pool: Sql, text: string): Promise<{ rows: unknown[] }> {
  const reserved = await pool.reserve();
  try {
    const results: readonly unknown[] = await reserved.unsafe(text);
    return { rows: results.flat() };
  } catch (error) {
    // Where it is gone there is nothing to take back, and nobody to say it to.
    if (error instanceof Error && 'severity' in error && error.severity === 'ERROR')
      await reserved.unsafe('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    reserved.release();
  }
}

/** Why our own transaction is taken back; never seen outside. */
class TakenBack extends Error {}

/** `begin` of the pool, held open from outside. */
async function begin(
  pool: Sql,
): Promise<{ readonly transaction: Transaction; readonly sql: Asks }> {
  let settle: (why: Error | undefined) => void = () => undefined;
  const end = new Promise<undefined>((resolve, reject) => {
    settle = (why) => {
      if (why) reject(why);
      else resolve(undefined);
    };
  });
  const opened = Promise.withResolvers<Asks>();
  const done = pool.begin(async (step) => {
    opened.resolve(step);
    await end;
  });
  // Before it opened, or later: whoever commits hears of it.
  done.catch((error: unknown) => {
    opened.reject(error instanceof Error ? error : new Error(String(error)));
  });
  const sql = await opened.promise;
  const transaction: Transaction = {
    db: bossDatabaseOf(sql),
    async commit() {
      settle(undefined);
      await done;
    },
    async rollback() {
      settle(new TakenBack());
      await done.catch(() => undefined);
    },
  };
  return { transaction, sql };
}
