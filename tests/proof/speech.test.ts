// Speaking live at a whole station, measured and killed.
import { expect, test } from 'vitest';
import { findIcecast } from '../setup/icecast.ts';
import { quantile } from './console/attack.ts';
import { measureLatency, type LatencySetup } from './speech/latency.ts';

const cases: readonly LatencySetup[] = [
  { output: 'icecast', bursts: 25, busy: 0 },
  { output: 'icecast', bursts: 25, busy: 4 },
  { output: 'speaker', bursts: 25, busy: 0 },
  { output: 'speaker', bursts: 25, busy: 4 },
];

for (const setup of cases)
  test.skipIf(setup.output === 'icecast' && findIcecast() === undefined)(
    `${setup.output}, ${setup.busy} busy loops beside: at most 1.5 s from mouth to output`,
    { timeout: 300_000 },
    async () => {
      const { ms } = await measureLatency(setup);
      const said = [0.5, 0.95, 1].map((part) => Math.round(quantile(ms, part)));
      console.log(
        `${setup.output} busy ${setup.busy}: n ${ms.length}, p50 p95 max ${said.join(' ')}`,
      );
      expect(ms.length).toBeGreaterThanOrEqual(20);
      expect(quantile(ms, 0.95)).toBeLessThan(1500);
    },
  );
