// The driver's pool, so that a PostgreSQL that goes away and comes back harms what was on the way and nothing after it.
// What postgres.js 3.4.9 does of itself (porsager/postgres 1154, 1208): it says ROLLBACK on a connection that is gone,
// which ends the process; what it meant to say there stays before all that the connection says once it is back, so that
// it never comes back; and a statement of a transaction whose connection was lost may be said on another's.
import { sleep } from '../../clock.ts';
import type { Sql } from './sql.ts';

type Step = Parameters<Parameters<Sql['begin']>[1]>[0];

interface Transaction {
  /** It ended, well or not. */
  isOver: boolean;
  /** A connection of its pool closed: it may be its own, which the driver says a moment later. */
  isDoubtful: boolean;
}

interface Pool {
  readonly sql: Sql;
  readonly open: Set<Transaction>;
}

/** `make` makes a pool whose connections close only when they are lost, and calls when one has. */
export function steadyPool(make: (closed: () => void) => Sql): Sql {
  // It listens alone, whose connection the driver keeps; nothing is asked on it.
  const base = make(() => undefined);
  let current: Pool | undefined;
  const pool = (): Pool => {
    if (current) return current;
    const open = new Set<Transaction>();
    const made = make(() => {
      for (const transaction of open) transaction.isDoubtful = true;
      if (current?.sql !== made) return;
      // Whoever is being answered on it still is; the next asks on a new one.
      current = undefined;
      void made.end({ timeout: 60 }).catch(() => undefined);
    });
    current = { sql: made, open };
    return current;
  };
  const end: Sql['end'] = async (how) => {
    await Promise.all([base.end(how), current?.sql.end(how)]);
  };
  const begin = <Value>(work: (step: Step) => Value | Promise<Value>) => beginOn(pool(), work);
  return new Proxy(base, {
    apply: (_, self, words) => Reflect.apply(pool().sql, self, words) as unknown,
    get(target, name) {
      if (name === 'end') return end;
      if (name === 'begin') return begin;
      return Reflect.get(name === 'listen' ? target : pool().sql, name) as unknown;
    },
  });
}

/** Real ms within which the driver has said that a transaction is over whose connection was lost. */
const saidWithinMs = 1000;

function beginOn<Value>({ sql, open }: Pool, work: (step: Step) => Value | Promise<Value>) {
  const transaction: Transaction = { isOver: false, isDoubtful: false };
  const refuseLost = (): void => {
    if (transaction.isOver || transaction.isDoubtful)
      throw Object.assign(new Error('the connection of this transaction was lost'), {
        code: 'CONNECTION_CLOSED',
      });
  };
  /** Where the connection is gone there is nobody to say an end to: the driver has given the work up, and so it stays. */
  const untilSure = async (): Promise<void> => {
    if (transaction.isDoubtful && !transaction.isOver) await sleep(saidWithinMs);
    if (transaction.isOver) await new Promise<never>(() => undefined);
  };
  const done = sql.begin(async (step) => {
    open.add(transaction);
    try {
      const value = await work(guarded(step, refuseLost));
      await untilSure();
      return value;
    } catch (error) {
      // PostgreSQL has said that it will end the connection: it has not closed yet.
      if (isEnding(error)) transaction.isDoubtful = true;
      await untilSure();
      throw error;
    }
  });
  return done.finally(() => {
    transaction.isOver = true;
    open.delete(transaction);
  });
}

function guarded(step: Step, refuseLost: () => void): Step {
  return new Proxy(step, {
    apply(target, self, words) {
      refuseLost();
      return Reflect.apply(target, self, words) as unknown;
    },
    get(target, name) {
      refuseLost();
      return Reflect.get(target, name) as unknown;
    },
  });
}

function isEnding(error: unknown): boolean {
  if (!(error instanceof Error) || !('severity' in error)) return false;
  return error.severity === 'FATAL' || error.severity === 'PANIC';
}
