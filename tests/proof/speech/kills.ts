// Somebody speaks, and something is killed: what the station makes of it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedEvent, Slot } from '../../../scheduler/store/store.ts';
import { startRealStation, type RealStation } from '../../setup/real-station.ts';
import {
  bursts,
  livePageOf,
  speakingBrowser,
  speakingWard,
  withStore,
} from '../../setup/speaking.ts';

export const victims = ['browser', 'console', 'page', 'daemon'] as const;
export type Victim = (typeof victims)[number];

export interface Killed {
  readonly slot: Slot | undefined;
  readonly lines: readonly LoggedEvent[];
  /** What the capture output wrote down, of this slot. */
  readonly captured: readonly Record<string, unknown>[];
  /** How long after the kill it ended in the log, ms; NaN where it did not. */
  readonly endedAfterMs: number;
  readonly logIsWhole: boolean;
  /** Whether a recording can be heard. */
  readonly isKept: boolean;
  /** Whether anything is still taken for spoken. */
  readonly leftOpen: readonly string[];
}

/** Speaks, kills after `afterMs` of speech, and looks once the station has settled (a daemon is started again). */
export async function killInSpeech(victim: Victim, afterMs: number): Promise<Killed> {
  const began = { files: speakingWard, at: '2027-03-02T10:00:00+07:00' };
  let station = await startRealStation(began);
  const browser = await speakingBrowser(join(station.dataDir, 'micro'), bursts(120, 500));
  try {
    const page = await livePageOf(browser, station, 'hoa');
    await page.click('[data-live-press]');
    await page.waitForSelector('[data-live-state="speaks"]', { timeout: 120_000 });
    await sleep(afterMs);
    const killedAt = Date.now();
    for (const pid of pidsOf(victim, station)) process.kill(pid, 'SIGKILL');
    if (victim === 'daemon') station = await station.again();
    await settled(station);
    return judge(station, killedAt);
  } finally {
    await browser.close().catch(() => undefined);
    await station.stop();
  }
}

/** The station's clock is so far from ours. */
function judge(station: RealStation, killedAt: number): Killed {
  const file = join(station.dataDir, 'capture', 'airings.jsonl');
  const captured = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return withStore(station.dataDir, (store) => {
    const slot = store.slots().find(({ campaign }) => campaign === 'noi-truc-tiep');
    const lines = store.events().filter((line) => line.slot === slot?.id);
    const offsetMs = station.offsetMs();
    const ended = lines.find(({ event }) => event === 'aired' || event === 'interrupted');
    const sha256 = slot?.bulletin?.sha256 ?? '';
    return {
      ...{ slot, lines },
      captured: captured.filter((line) => line['slot'] === slot?.id),
      endedAfterMs: (ended?.at ?? Number.NaN) - offsetMs - killedAt,
      logIsWhole: store.verify().ok,
      isKept: existsSync(join(station.dataDir, 'live', `${sha256}.mp3`)),
      leftOpen: store
        .slots()
        .filter(({ state }) => state === 'airing' || state === 'ready')
        .map(({ id }) => id),
    };
  });
}

/** Until it is kept, a minute at the most. */
async function settled(station: RealStation): Promise<void> {
  for (let look = 0; look < 300; look++) {
    const isKept = withStore(
      station.dataDir,
      (store) => store.lines({ events: ['speech-recorded'] }).length > 0,
    );
    if (isKept) break;
    await sleep(200);
  }
  // And long enough for anything to speak again by itself.
  await sleep(5000);
}

function pidsOf(victim: Victim, station: RealStation): readonly number[] {
  const all = processes();
  const under = (script: string): readonly number[] =>
    all
      .filter(({ parent, words }) => parent === station.pid && words.includes(script))
      .map(({ pid }) => pid);
  const micro = join(station.dataDir, 'micro');
  const found = {
    daemon: () => [station.pid],
    page: () => under('server/page-process.ts'),
    console: () => under('console/console-process.ts'),
    // The browser and what may have started it; its helpers go with it.
    browser: () =>
      all
        .filter(({ words }) => words.includes(micro) && !words.includes('--type='))
        .map(({ pid }) => pid),
  }[victim]();
  if (found.length === 0) throw new Error(`no ${victim} runs`);
  return found;
}

function processes(): readonly { pid: number; parent: number; words: string }[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args=', '-ww'], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), words }];
  });
}
