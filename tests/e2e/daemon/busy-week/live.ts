// The real daemon on a stepped clock, with the real capture: a week of the busy ward, emergencies and a power cut in it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSteppedClock, type SteppedClock } from '../../../../scheduler/clock-stepped.ts';
import { readConfig } from '../../../../scheduler/config.ts';
import { createCapture } from '../../../../scheduler/playout/capture.ts';
import type { OpenPcm, Output } from '../../../../scheduler/playout/output.ts';
import { openSqliteStore } from '../../../../scheduler/store/sqlite.ts';
import type { OperatorAct, Store } from '../../../../scheduler/store/store.ts';
import { seeded } from '../../../setup/schedule.ts';
import { startStepped, writeBulletin, type SteppedStation } from '../../../setup/stepped-daemon.ts';
import type { Captured } from './judge.ts';
import { busyCampaigns, busyWard, lengthOfTitle, monday } from './ward.ts';

const hour = 3_600_000;
const day = 24 * hour;
export const sampleRateHz = 1000;

/** In memory where there is such a folder: it is no disk that is tried here. */
const room = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A stretch of sound, from its first sample to its last, epoch ms. */
export interface Stretch {
  readonly slot: string;
  readonly from: number;
  to: number;
}

export interface Week {
  readonly store: Store;
  readonly stretches: readonly Stretch[];
  readonly captured: readonly Captured[];
  /** When the machine was off. */
  readonly outage: { readonly from: number; readonly to: number };
  readonly forget: () => void;
}

/** The same week for the same seed. */
export async function liveWeek(seed: number): Promise<Week> {
  const random = seeded(seed);
  const home = mkdtempSync(join(room, 'loa-tuan-'));
  const config = readConfig({ LOA_DATA: home });
  const store = openSqliteStore(config.databaseFile);
  const clock = createSteppedClock(monday - 2 * hour);
  const stretches: Stretch[] = [];
  const file = join(home, 'capture', 'airings.jsonl');
  const start = (): Promise<SteppedStation> =>
    startStepped({
      ...{ dataDir: home, ward: busyWard, campaigns: busyCampaigns, store, clock },
      now: clock.now(),
      workshop: (usual) => ({
        ...usual,
        produce: ({ title }) =>
          Promise.resolve(writeBulletin(config.bulletinDir, title, lengthOfTitle(title))),
      }),
      outputs: () => ({
        chosen: [listening(createCapture({ file, clock, openPcm }), stretches, clock)],
        standby: [],
      }),
    });
  let station = await start();
  const ask = async (at: number, act: OperatorAct): Promise<void> => {
    await clock.runUntil(at);
    store.ask('Bà Hoa', act, clock.now());
    station.daemon.poke();
  };
  const emergency = (title: string, repeat?: { everyMinutes: number; untilAt: number }) => ({
    ...{ kind: 'emergency' as const, bulletin: writeBulletin(config.bulletinDir, title, 60_000) },
    ...(repeat && { repeat }),
  });
  const evening = 17 * hour;
  // In mid-air on Tuesday; a storm from Wednesday night on, each hour; another while it stands, in the morning's session.
  await ask(monday + day + evening + random() * 10 * 60_000, emergency('Cháy chợ'));
  const stormAt = monday + 2 * day + Math.floor(random() * 4 * 60) * 60_000;
  const untilAt = stormAt + 18 * hour;
  await ask(stormAt, emergency('Bão gần bờ', { everyMinutes: 60, untilAt }));
  await ask(monday + 2 * day + 6 * hour + random() * hour, emergency('Nước lên'));
  const slot = 'l-thieu-nhi@2026-11-26T17:20';
  await ask(monday + 3 * day + 9 * hour, { kind: 'cancel', slot, reason: 'trùng họp dân' });
  // The power goes on Friday, in a session or near it.
  await clock.runUntil(monday + 4 * day + evening + random() * 30 * 60_000);
  await station.daemon.cutPower();
  const from = clock.now();
  clock.jump((2 + random() * 40) * 60_000);
  const outage = { from, to: clock.now() };
  for (const stretch of stretches) stretch.to = Math.min(stretch.to, from);
  station = await start();
  await clock.runUntil(monday + 7 * day);
  await station.daemon.stop();
  const captured = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    // The capture's own lines.
    .map((line) => JSON.parse(line) as Captured);
  const forget = (): void => {
    store.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { store, stretches, captured, outage, forget };
}

/** Sound that is as long as its title says, a thousand samples a second. */
const openPcm: OpenPcm = (file, fromMs) => {
  const ms = lengthOfTitle(readFileSync(file, 'utf8')) - fromMs;
  function* seconds(): Generator<Uint8Array> {
    for (let left = ms; left > 0; left -= 1000)
      // Not silence: the capture would tell of dead air.
      yield new Uint8Array(Math.round(2 * Math.min(1000, left))).fill(64);
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const chunk of seconds()) yield await Promise.resolve(chunk);
  }
  return Promise.resolve({ sampleRateHz, channels: 1, chunks: chunks(), close: () => undefined });
};

/** The same output; when it sounded is written down beside it. */
function listening(output: Output, stretches: Stretch[], clock: SteppedClock): Output {
  return {
    ...output,
    prepare: async (item) => {
      const prepared = await output.prepare(item);
      return {
        ...prepared,
        async play(events, signal) {
          const stretch = { slot: item.slot, from: clock.now(), to: Number.POSITIVE_INFINITY };
          stretches.push(stretch);
          const end = await prepared.play(events, signal);
          stretch.to = Math.min(stretch.to, clock.now());
          return end;
        },
      };
    },
  };
}
