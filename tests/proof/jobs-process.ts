// A process of a centre that does nothing but jobs, until it is killed.
import type { DatabasePlace } from '../../scheduler/centre/database/connect.ts';
import { connect } from '../../scheduler/centre/database/connect.ts';
import { openJobs } from '../../scheduler/centre/jobs/open-jobs.ts';
import { countingTable } from './centre-jobs/counting-table.ts';

// Written by centre-jobs.test.ts from this shape.
const { place, send } = JSON.parse(process.argv[2] ?? '') as { place: DatabasePlace; send: number };
const parts = {
  sql: connect(place, 1),
  centre: { id: 'x', publicKey: Buffer.alloc(0) } as never, // no job of these asks it
  now: () => Date.now(),
  tell: () => undefined,
};
const jobs = await openJobs({
  ...{ machine: { place, dataDir: '/nowhere', env: process.env }, parts, table: countingTable },
  ...{ looksEverySeconds: 1, withoutClock: true },
});
for (let number = 0; number < send; number++) await jobs.send('count', { number });
process.stdout.write('sent\n');
