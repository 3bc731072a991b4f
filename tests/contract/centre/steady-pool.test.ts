import { expect, it } from 'vitest';
import { connect } from '../../../scheduler/centre/database/connect.ts';
import { onPostgres } from './on-postgres.ts';

/** Connections that PostgreSQL cuts while they are used. */
onPostgres((server) => {
  it('connections cut again and again harm what was on the way alone: all or nothing, and the next ask is answered', async () => {
    const { sql: other, place } = await server().database();
    const sql = connect(place, 6);
    await sql`CREATE TABLE pair (number integer NOT NULL)`;
    const told: number[] = [];
    // All of them open: one that is cut while it asks for its types is told to nobody but the process.
    const all = () => Promise.all(Array.from({ length: 12 }, () => sql`SELECT pg_sleep(0.01)`));
    await all();
    for (let round = 0; round < 5; round++) {
      const work = Array.from({ length: 12 }, (_, at) => {
        const number = round * 100 + at;
        return sql.begin(async (step) => {
          await step`INSERT INTO pair VALUES (${number})`;
          // A work that goes on although a statement failed says nothing on another's connection.
          await step`SELECT pg_sleep(${(at % 4) / 200})`.catch(() => undefined);
          await step`INSERT INTO pair VALUES (${number})`;
          return number;
        });
      });
      const asked = Array.from({ length: 6 }, () => sql`SELECT 1`);
      const done = Promise.allSettled([...work, ...asked]);
      // The driver's own first question is awaited by nobody: a centre survives that (run-centre.ts), a test run would not.
      await other`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND query NOT LIKE '%typarray%'`;
      for (const one of await done)
        if (one.status === 'fulfilled' && typeof one.value === 'number') told.push(one.value);
      // Said in the same tick in which the connections close.
      await Promise.allSettled(Array.from({ length: 6 }, () => sql`SELECT 1`));
      expect(await all()).toHaveLength(12);
    }
    const counts = await other<{ number: number; many: number }[]>`
      SELECT number, count(*)::integer AS many FROM pair GROUP BY number`;
    const kept = new Set(counts.map(({ number }) => number));
    expect(counts.filter(({ many }) => many !== 2)).toEqual([]);
    expect(told.filter((number) => !kept.has(number))).toEqual([]);
    await sql.end({ timeout: 1 });
  });
});
