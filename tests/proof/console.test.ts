// The console attacked and killed beside the real daemon: what airs knows nothing of it.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { attack, latenessOf, quantile } from './console/attack.ts';
import { FaultStation, makeTemplate, slotIds } from './faults/station.ts';

/** Each station has two airings, and in each the console is killed twice. */
const killedStations = 13;
const killsAt = ['08:00:20', '08:01:00', '08:05:20', '08:06:00'] as const;
/** Ten of the station's seconds in one: enough of them are left for what opens ahead of its minute. */
const speed = 10;
/** Real ms. */
const mostLateMs = 50;
const mostWaitedMs = 1000;

let template = '';
beforeAll(async () => {
  template = await makeTemplate();
}, 300_000);
afterAll(() => {
  rmSync(template, { recursive: true, force: true });
});

test(
  'attacked by all at once over two airings: both start in time, nothing is lost, an administrator is answered',
  { timeout: 900_000 },
  async () => {
    const station = new FaultStation(template, 1);
    try {
      const { verdict, lateMs, waitedMs } = await attack(station);
      const figures = { lateMs, waitedP95: quantile(waitedMs, 0.95), looks: waitedMs.length };
      process.stdout.write(`attacked: ${JSON.stringify(figures)}\n`);
      expect(verdict).toMatchObject({ duplicates: [], contradictions: [] });
      expect(verdict.states).toMatchObject({ aired: slotIds.length });
      expect(quantile(lateMs, 0.95)).toBeLessThanOrEqual(mostLateMs);
      expect(quantile(waitedMs, 0.95)).toBeLessThanOrEqual(mostWaitedMs);
    } finally {
      await station.remove();
    }
  },
);

test(
  `killed ${killedStations * killsAt.length} times in mid-airing: nothing is heard of it`,
  { timeout: 2_400_000 },
  async () => {
    const lateMs: number[] = [];
    let killed = 0;
    for (let turn = 0; turn < killedStations; turn++) {
      const station = new FaultStation(template, speed);
      try {
        await station.start({ at: '07:57:00' });
        for (const at of killsAt) {
          await station.until(at);
          killed += await killConsole(station);
        }
        const verdict = await station.conclude();
        expect(verdict).toMatchObject({ duplicates: [], contradictions: [] });
        expect(verdict.states).toMatchObject({ aired: slotIds.length });
        lateMs.push(...latenessOf(station));
      } finally {
        await station.remove();
      }
    }
    process.stdout.write(`killed: ${JSON.stringify({ killed, lateMs })}\n`);
    expect(killed).toBeGreaterThanOrEqual(50);
    expect(quantile(lateMs, 0.95)).toBeLessThanOrEqual(mostLateMs);
  },
);

/** Once it is there: one that was killed a moment ago comes back after a while. */
async function killConsole(station: FaultStation): Promise<number> {
  for (let look = 0; look < 40; look++) {
    const [pid] = station.processes('console-process');
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
      return 1;
    }
    await sleep(100);
  }
  return 0;
}
