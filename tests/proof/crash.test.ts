import { expect, test } from 'vitest';
import { crashDaemon } from './crash.ts';

const kills = 1000;

test(
  `${kills} kills, operators and staff at work among them: nothing airs twice, no act is lost, the log is what was captured`,
  { timeout: 60_000 + kills * 5000 },
  async () => {
    const report = await crashDaemon({ kills, seed: 20261124 });
    expect(report).toMatchObject({ kills, duplicates: [], unaccounted: [], contradictions: [] });
    expect(report.broken).toEqual([]);
    const { aired = 0, interrupted = 0 } = report.states;
    expect(aired + interrupted).toBeGreaterThan(0);
    expect(report.killsAfterWrite).toBeGreaterThanOrEqual(kills / 4);
    const { emergency, cancel, approve } = report.accepted;
    expect(emergency).toBeGreaterThanOrEqual(kills / 10);
    expect(cancel + approve).toBeGreaterThanOrEqual(kills / 10);
  },
);
