// What the daemon does on the real clock, beside its rounds: signs of life, a look whether somebody asks for something.
import cron from 'node-cron';
import { isClockRight } from '../core/clock-right.ts';
import type { Director } from './director.ts';
import { beat } from './heartbeat.ts';
import { needsRound } from './held-requests.ts';
import { keepOrderLeap } from '../store/order-leap.ts';
import { createSlowDisk } from './slow-disk.ts';
import type { State } from './state.ts';

/** How often requests and the clock are looked at, real ms: an emergency airs within a second. */
const pollMs = 200;
/** A sign of life at rest, virtual ms but at most once a real second; while sound flows every second. */
const heartbeatMs = 30_000;

/** Works until the returned function is called. `seeStep`: whether the clock has stepped since the last look. */
export function startBackground(
  state: State,
  director: Pick<Director, 'sounding'>,
  seeStep: () => boolean,
): () => void {
  const { clock } = state.parts;
  const beatWhenDue = createHeart(state, director);
  // node-cron follows the real clock: it is the watchdog that wakes a loop whose timer was lost.
  const watchdog = cron.schedule('* * * * *', state.poke, { suppressMissedWarning: true });
  const poll = setInterval(() => {
    try {
      if (seeStep()) state.poke();
      beatWhenDue(heartbeatMs / clock.speed);
      if (needsRound(state.parts)) state.poke();
    } catch (error) {
      state.journal.failed(error);
    }
  }, pollMs);
  return () => {
    void watchdog.destroy();
    clearInterval(poll);
  };
}

/** Leaves a sign of life when one is due; seldom on a slow disk. */
function createHeart(
  state: State,
  director: Pick<Director, 'sounding'>,
): (atRestMs: number) => void {
  const keepLeap = createLeapKeeper(state);
  const disk = createSlowDisk(state.troubles);
  let beatAt = -Infinity;
  return (atRestMs) => {
    const airing = director.sounding();
    const restMs = Math.max(1000, disk.restMs(), airing ? 0 : atRestMs);
    if (performance.now() - beatAt < restMs) return;
    const from = performance.now();
    // A sign of life makes the clock look right: what it leapt over since the last one is remembered first.
    keepLeap();
    beat(state, airing);
    beatAt = performance.now();
    disk.took(beatAt - from);
    if (state.journal.blocked()) state.poke();
  };
}

/** Remembers what the clock leapt over since the last look. Never throws: a disk that refuses keeps nobody from being looked at. */
function createLeapKeeper({ parts: { clock, store }, journal }: State): () => void {
  /** Not the last sign of life in the store: on a disk that takes none, the time since then is no leap. */
  let seenAt: number | undefined;
  return () => {
    try {
      const now = clock.now();
      keepOrderLeap(store, now, clock.speed, seenAt);
      if (isClockRight(now, store.lastHeartbeat()?.at)) seenAt = now;
    } catch (error) {
      // The leap is still to be remembered: it is looked for again from where it began.
      journal.failed(error);
    }
  };
}
