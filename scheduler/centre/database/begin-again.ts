// A transaction that PostgreSQL gave up for the sake of another: begun once more it goes through.
import type { Sql } from './sql.ts';

/** Serialization failure, deadlock, lock not available (PostgreSQL, appendix A): nothing of it was written. */
const passing: ReadonlySet<unknown> = new Set(['40001', '40P01', '55P03']);
const mostTimes = 3;

type Work<Value> = (step: Parameters<Parameters<Sql['begin']>[1]>[0]) => Promise<Value>;

/** One transaction; `work` is done again, from its beginning, where it lost against another. Rejects as it does. */
export async function beginAgain<Value>(sql: Sql, work: Work<Value>): Promise<Value> {
  for (let time = 1; ; time += 1) {
    try {
      // The driver's type would unwrap what is no promise.
      return (await sql.begin(work)) as Value;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (!passing.has(code) || time === mostTimes) throw error;
    }
  }
}
