// Begun when a run of tests was killed: its server ends, what it wrote goes.
import { rmSync } from 'node:fs';
import { clusterDirOf } from '../../../scheduler/centre/database/own-server.ts';
import { endOrphan } from '../../../scheduler/centre/database/postmaster.ts';

const [, , folder = ''] = process.argv;
await endOrphan(clusterDirOf(folder));
rmSync(folder, { recursive: true, force: true });
