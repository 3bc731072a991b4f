import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import type { Sql } from '../../../scheduler/centre/database/connect.ts';
import type { JobTable } from '../../../scheduler/centre/jobs/job.ts';
import type { Jobs } from '../../../scheduler/centre/jobs/job-sender.ts';
import { openJobs } from '../../../scheduler/centre/jobs/open-jobs.ts';
import { jobTable } from '../../../scheduler/centre/jobs/table.ts';
import { onPostgres } from './on-postgres.ts';

onPostgres((server) => {
  describe('jobs', () => {
    /** So many processes of one centre; each has a pg-boss and connections of its own. */
    const open = async (table: JobTable, many = 1) => {
      const { sql, place } = await server().ledger();
      const dataDir = mkdtempSync(join(tmpdir(), 'loa-jobs-'));
      await sql`CREATE TABLE effect (number integer NOT NULL)`;
      const said: string[] = [];
      const centre = { id: 'x', publicKey: Buffer.alloc(0) } as never; // no job of these asks it
      const parts = { sql, centre, now: () => Date.now(), tell: (line: string) => said.push(line) };
      const processes: Jobs[] = await Promise.all(
        Array.from({ length: many }, () =>
          openJobs({
            machine: { dataDir, env: process.env, place },
            parts,
            table,
            looksEverySeconds: 1,
            withoutClock: true,
          }),
        ),
      );
      // There is one at least.
      const [jobs] = processes as [Jobs, ...Jobs[]];
      const close = async () => {
        await Promise.all(processes.map((one) => one.close()));
        rmSync(dataDir, { recursive: true });
      };
      return { sql, jobs, said, close };
    };
    const effects = async (sql: Sql): Promise<readonly number[]> => {
      const rows = await sql<{ number: number }[]>`SELECT number FROM effect ORDER BY number`;
      return rows.map(({ number }) => number);
    };
    const numbers = Array.from({ length: 60 }, (_, at) => at);

    it('are each done once by processes that begin at the same moment', async () => {
      const { sql, jobs, close } = await open(counting(), 3);
      await Promise.all(numbers.map((number) => jobs.send('count', { number })));
      await expect.poll(() => effects(sql)).toEqual(numbers);
      await close();
      expect(await effects(sql)).toEqual(numbers);
    });

    it('are each done once where the connection of whoever does them is cut, at any moment', async () => {
      const { sql, jobs, close } = await open(counting(), 2);
      await Promise.all(numbers.map((number) => jobs.send('count', { number })));
      // The driver's own first question is awaited by nobody: a centre survives that (run-centre.ts), a test run would not.
      const cut = async (): Promise<boolean> => {
        await sql`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
            AND query NOT LIKE '%typarray%'
          ORDER BY random() LIMIT 1`;
        return (await effects(sql)).length >= numbers.length;
      };
      let cuts = 0;
      await expect
        .poll(async () => (cuts++ < 12 ? cut() : (await effects(sql)).length >= numbers.length))
        .toBe(true);
      await close();
      expect(await effects(sql)).toEqual(numbers);
    });

    it('are sent with what they belong to, or not at all', async () => {
      const { sql, jobs, close } = await open(counting());
      await sql.begin((step) => jobs.send('count', { number: 1 }, { sql: step }));
      await sql
        .begin(async (step) => {
          await jobs.send('count', { number: 2 }, { sql: step });
          throw new Error('taken back');
        })
        .catch(() => undefined);
      await jobs.send('count', { number: 3 });
      await expect.poll(() => effects(sql)).toEqual([1, 3]);
      await close();
    });

    it('that fail leave nothing, are named, and are begun again by whoever asks', async () => {
      let fails = true;
      const { sql, jobs, said, close } = await open({
        fail: {
          ...{ says: 'việc hỏng', withinSeconds: 30, retries: 0 },
          async run({ sql: own }) {
            await own`INSERT INTO effect VALUES (1)`;
            if (fails) throw new Error('đĩa đầy');
            return undefined;
          },
        },
      });
      await jobs.send('fail', {});
      await expect.poll(() => jobs.failed()).toHaveLength(1);
      const [failed] = await jobs.failed();
      expect(failed).toMatchObject({ name: 'fail', why: 'đĩa đầy' });
      expect(said).toEqual(['Việc "việc hỏng" chưa xong: đĩa đầy.']);
      expect(await effects(sql)).toEqual([]);
      fails = false;
      expect(await jobs.retry('fail', '00000000-0000-4000-8000-000000000000')).toBe(false);
      expect(await jobs.retry('fail', failed?.id ?? '')).toBe(true);
      await expect.poll(() => effects(sql)).toEqual([1]);
      expect(await jobs.processes()).toMatchObject([{ pid: process.pid, isLive: true }]);
      await close();
    });

    it('of the table can all be done on an empty ledger', async () => {
      const { jobs, said, close } = await open(jobTable);
      for (const name of Object.keys(jobTable)) await jobs.send(name, {});
      const left = async () => {
        const counts = await jobs.counts();
        return counts.reduce(
          (sum, { waiting, active, failed }) => sum + waiting + active + failed,
          0,
        );
      };
      await expect.poll(left).toBe(0);
      await close();
      expect(said).toEqual([]);
    });
  });
});

function counting(): JobTable {
  return {
    count: {
      ...{ says: 'đếm', withinSeconds: 3, retries: 20 },
      async run({ sql, data }) {
        // Sent by these tests.
        const { number } = data as { number: number };
        await sql`INSERT INTO effect VALUES (${number})`;
        await sql`SELECT pg_sleep(0.005)`;
        return undefined;
      },
    },
  };
}
