// Speaking live at a whole station, measured and killed.
import { expect, test } from 'vitest';
import { findIcecast } from '../setup/icecast.ts';
import { quantile } from './console/attack.ts';
import { killInSpeech, victims } from './speech/kills.ts';
import { measureLatency, type LatencySetup } from './speech/latency.ts';

const cases: readonly LatencySetup[] = [
  { output: 'icecast', bursts: 21, busy: 0 },
  { output: 'icecast', bursts: 21, busy: 4 },
  { output: 'speaker', bursts: 21, busy: 0 },
  { output: 'speaker', bursts: 21, busy: 4 },
];

for (const setup of cases)
  test.skipIf(setup.output === 'icecast' && findIcecast() === undefined)(
    `${setup.output}, ${setup.busy} busy loops beside: at most 1.5 s from mouth to output`,
    { timeout: 300_000 },
    async () => {
      const { ms, ended } = await measureLatency(setup);
      const said = [0.5, 0.95, 1].map((part) => Math.round(quantile(ms, part)));
      console.log(
        `${setup.output} busy ${setup.busy}: n ${ms.length}, p50 p95 max ${said.join(' ')}, ${String(ended)}`,
      );
      expect(ended).toBe('stopped');
      expect(ms.length).toBeGreaterThanOrEqual(20);
      expect(quantile(ms, 0.95)).toBeLessThan(1500);
    },
  );

const kills = victims.flatMap((victim) =>
  Array.from({ length: 5 }, (_, time) => ({ victim, afterMs: 300 + 700 * time })),
);

test.each(kills)(
  '$victim killed after $afterMs ms of speech: it ends cleanly, is kept, and nothing speaks again',
  { timeout: 300_000 },
  async ({ victim, afterMs }) => {
    const killed = await killInSpeech(victim, afterMs);
    const { slot, lines, captured } = killed;
    expect(slot?.state).toBe('interrupted');
    expect(slot?.reason?.code).toBe(victim === 'daemon' ? 'cut-off' : 'speech-lost');
    expect(killed).toMatchObject({ logIsWhole: true, isKept: true, leftOpen: [] });
    expect(captured.filter(({ event }) => event === 'start')).toHaveLength(1);
    expect(lines.filter(({ event }) => event === 'speech-ended')).toHaveLength(1);
    // What is kept is no shorter than what was heard: signal, voice.
    expect(slot?.bulletin?.durationMs).toBeGreaterThan(3000);
    // Two seconds, what was still to sound, the closing chime; a machine has much to do.
    if (victim !== 'daemon') expect(killed.endedAfterMs).toBeLessThan(15_000);
  },
);
