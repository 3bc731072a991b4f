import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { LongLife } from '../../proof/long-life.ts';

/** Of 35 days: five years in the proof. */
const campaigns = process.env['LOA_PROOF'] ? 52 : 8;
const mostGrowthMib = 10;

test(
  `${campaigns} campaigns without a restart: every slot has its end, memory stays`,
  { timeout: 1_200_000 },
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      'tests/proof/long-life.ts',
      String(campaigns),
    ]);
    const life = JSON.parse(stdout) as LongLife; // our own process writes it from this shape
    if (process.env['LOA_PROOF']) process.stdout.write(`MiB: ${stdout}`);
    expect(life).toMatchObject({ open: [], twice: [], sound: true });
    // A campaign over Tết is refused.
    expect(life.aired).toBeGreaterThan(campaigns * 8);
    expect(life.sitesBuilt).toBeGreaterThan(campaigns * 30);
    expect(life.end.heap - life.warm.heap).toBeLessThan(mostGrowthMib);
    expect(life.end.resident - life.warm.resident).toBeLessThan(mostGrowthMib);
  },
);
