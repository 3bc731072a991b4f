// What the daemon does on the real clock, beside its rounds: signs of life, a look whether somebody asks for something.
import cron from 'node-cron';
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
  director: Director,
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
function createHeart(state: State, director: Director): (atRestMs: number) => void {
  const { clock, store } = state.parts;
  const disk = createSlowDisk(state.troubles);
  let beatAt = -Infinity;
  return (atRestMs) => {
    const airing = director.sounding();
    const restMs = Math.max(1000, disk.restMs(), airing ? 0 : atRestMs);
    if (performance.now() - beatAt < restMs) return;
    const from = performance.now();
    // A sign of life makes the clock look right: what it leapt over since the last one is remembered first.
    keepOrderLeap(store, clock.now(), clock.speed);
    beat(state, airing);
    beatAt = performance.now();
    disk.took(beatAt - from);
    if (state.journal.blocked()) state.poke();
  };
}
