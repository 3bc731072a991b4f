// The console killed in the middle of what sounds, five times over: what is heard is what would have been heard without it.
import { expect, it } from 'vitest';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { openConsole } from '../../../scheduler/console/open-console.ts';
import type { Output } from '../../../scheduler/playout/output.ts';
import { listener } from '../../setup/stepped-daemon.ts';
import { at, monday, oneCampaign } from '../daemon/one-campaign.ts';

const evenings = ['2026-11-24', '2026-11-27', '2026-12-01', '2026-12-04', '2026-12-08'];
const station = oneCampaign();

it('every airing at its moment and to its end', async () => {
  const clock = createSteppedClock(monday);
  const died: string[] = [];
  let pidOf = (): number | undefined => undefined;
  /** Kills the console once sound has begun; the clock stands until it is gone. */
  const killing = (output: Output): Output => ({
    ...output,
    async prepare(item) {
      const prepared = await output.prepare(item);
      return {
        ...prepared,
        async play(events, signal) {
          const release = clock.hold();
          const playing = prepared.play(events, signal);
          const deaths = died.length;
          process.kill(pidOf() ?? Number.NaN, 'SIGKILL');
          await expect.poll(() => died.length).toBeGreaterThan(deaths);
          release();
          return playing;
        },
      };
    },
  });
  const { daemon, heard, store } = await station.start({
    clock,
    outputs: (lines) => ({ chosen: [killing(listener('capture', lines, clock))], standby: [] }),
  });
  const tell = (line: string): void => {
    if (line.includes('dừng đột ngột')) died.push(line);
  };
  const config = readConfig({ LOA_DATA: station.home });
  const news = () => ({ daemon: daemon.status(), ward: undefined });
  const desk = openConsole({ config, news, tell }, { backOffMs: [100] });
  pidOf = () => desk.pid();
  try {
    for (const evening of evenings) {
      await expect.poll(() => pidOf()).toBeDefined();
      await clock.runUntil(at(`${evening}T18:00`));
    }
    expect(died).toHaveLength(evenings.length);
    expect(heard.map((one) => [one.at, one.how])).toEqual(
      evenings.map((evening) => [at(`${evening}T17:00`), 'finished']),
    );
    expect(store.verify()).toMatchObject({ ok: true });
  } finally {
    await desk.close();
    await daemon.stop();
  }
});
