import type { JobTable } from '../../../scheduler/centre/jobs/job.ts';

export const countingTable: JobTable = {
  count: {
    ...{ says: 'đếm', withinSeconds: 5, retries: 50 },
    async run({ sql, data }) {
      // Sent by jobs-process.ts.
      const { number } = data as { number: number };
      await sql`INSERT INTO effect VALUES (${number})`;
      await sql`SELECT pg_sleep(0.002)`;
      return undefined;
    },
  },
};
