import { expect, test } from 'vitest';
import { killWriter } from '../setup/kill-writer.ts';

const kills = 200;

test(
  `${kills} kills of whoever writes and publishes: nothing acknowledged is lost, and what is published is old or new`,
  { timeout: 60_000 + kills * 20_000 },
  async () => {
    const report = await killWriter(kills, 16);
    expect(report).toMatchObject({ kills, lost: [], half: [] });
    expect(report.inPublishing).toBeGreaterThan(kills / 20);
  },
);
