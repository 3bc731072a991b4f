import { expect, test } from 'vitest';
import { whyNoServer } from '../contract/centre/one-server.ts';
import { killCentre } from './centre/kills/kill-centre.ts';

const kills = Number(process.env['LOA_CENTRE_KILLS'] ?? '500');
const seed = Number(process.env['LOA_SEED'] ?? '20261130');

test.skipIf(whyNoServer() !== undefined)(
  `${kills} kills of the centre, its PostgreSQL, stations and links (seed ${seed}): nothing doubled, nothing lost, nothing unsigned taken, chains whole`,
  { timeout: 600_000 + kills * 20_000 },
  async () => {
    const report = await killCentre({ kills, seed, stations: 4, tell: console.log });
    console.log(report);
    expect(report).toMatchObject({ doubled: [], lost: [], unsigned: [], broken: [] });
    expect(report.strangersTaken).toBe(0);
    expect(report.orders).toBeGreaterThanOrEqual(kills / 5);
    expect(report.heard).toBeGreaterThan(0);
    expect(report.accepted).toBeGreaterThan(0);
  },
);
