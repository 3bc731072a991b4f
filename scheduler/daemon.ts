// The daemon: wakes, looks at the store and the clock, makes what is due, airs, records, publishes.
import { clockTrouble, isClockRight } from './core/clock-right.ts';
import { fallbackTimeZone } from '../content/schema/names.ts';
import cron from 'node-cron';
import { addDays, placeWallTime, readWall } from './core/zone.ts';
import { createDirector } from './daemon/director.ts';
import { frozenMs, frozenOnAirMs, watchClock } from './daemon/clock-watch.ts';
import { proveClock } from './daemon/clock-proof.ts';
import { createContentKeeper } from './daemon/content-keeper.ts';
import type { DaemonHandle, DaemonParts } from './daemon/parts.ts';
import { createPreflight } from './daemon/preflight.ts';
import { createProduction } from './daemon/production.ts';
import { createPublisher } from './daemon/publisher.ts';
import { closeCutAirings, outageBefore } from './daemon/recover.ts';
import { createRequests } from './daemon/take-up.ts';
import { beat } from './daemon/heartbeat.ts';
import { note, recovered, troubled, writeWaiting } from './daemon/record.ts';
import { alarm } from './daemon/alarm.ts';
import type { State } from './daemon/state.ts';
import { createSlowDisk } from './daemon/slow-disk.ts';
import { afterErrorRealMs } from './daemon/timing.ts';
import { timeWrites } from './store/time-writes.ts';
import { forgetTroubles, trouble, troubleOver } from './daemon/troubles.ts';
import { readLasting } from './store/lasting.ts';

/** How often requests and the clock are looked at, real ms: an emergency airs within a second. */
const pollMs = 200;
/** A sign of life at rest, virtual ms but at most once a real second; while sound flows every second. */
const heartbeatMs = 30_000;

/**
 * Runs the schedule until `stop`. Resolves once what the last run left behind is settled and the outputs are open;
 * the store must be this process's alone (`openData`).
 */
export async function runDaemon(given: DaemonParts): Promise<DaemonHandle> {
  const { clock } = given;
  const timed = timeWrites(given.store, () => clock.steadyNow());
  const { store } = timed;
  const parts: DaemonParts = { ...given, store };
  let wakeUp = new AbortController();
  const troubles = readLasting(store);
  const state: State = {
    parts,
    loaded: undefined,
    campaigns: new Map(),
    outputs: { chosen: [], standby: [] },
    problems: [],
    outages: [],
    // What was wrong before a restart is still wrong until somebody has looked again.
    alarms: [...troubles.values()],
    troubles,
    clockWrong: undefined,
    dirty: true,
    siteOutdated: false,
    stopping: false,
    dead: false,
    unwritten: [],
    trouble: undefined,
    poke: () => {
      wakeUp.abort();
    },
  };
  const production = createProduction(state);
  const director = createDirector(state, production.forget);
  const requests = createRequests(state, director);
  const preflight = createPreflight(state, production.forget);
  const publisher = createPublisher(state);
  const content = createContentKeeper(state, production);
  const disk = createSlowDisk(state);
  const inBackground = parts.background !== false;
  const lookAtClock = watchClock(
    clock,
    () => {
      if (!inBackground) return Infinity;
      return director.current() ? frozenOnAirMs : frozenMs;
    },
    () => timed.writingMs(),
  );
  const seeStep = (): boolean => {
    const happened = lookAtClock();
    if (!happened) return false;
    if (happened.outage) state.outages = [...state.outages, happened.outage].slice(-20);
    alarm(state, '', happened.message);
    if (happened.event === 'clock-step') director.disarm();
    return true;
  };

  await content.begin();
  if (parts.damaged !== undefined) {
    note(state, 'store-damaged', { message: parts.damaged });
    parts.tell(parts.damaged);
  }
  if (isClockRight(clock.now(), store.lastHeartbeat()?.at)) state.outages.push(outageBefore(state));
  const lostAt = parts.damagedAt;
  if (lostAt !== undefined) state.outages.push({ code: 'damaged', from: 0, to: lostAt });
  note(state, 'daemon-start', { message: 'Chương trình bắt đầu.', pid: process.pid });
  requests.takeUpLeft();
  closeCutAirings(state);

  const once = async (): Promise<number> => {
    if (!inBackground) beat(state, director.current());
    // Before anything is given up because of it.
    seeStep();
    writeWaiting(state);
    requests.takeUp();
    // An order is carried out even where the clock cannot be right: a flood does not wait for it.
    if (!seeClock(state)) return clock.now() + 30_000 * clock.speed;
    const provedAt = proveClock(state);
    content.enter();
    director.direct();
    production.start();
    content.refreshSite();
    forgetTroubles(state);
    if (!production.working()) preflight.start();
    await publisher.publish();
    recovered(state);
    return Math.min(director.nextAt(), preflight.nextAt(), nextDayAt(state), provedAt);
  };

  const loop = async (): Promise<void> => {
    while (!state.stopping) {
      const release = clock.hold();
      wakeUp = new AbortController();
      const { signal } = wakeUp;
      const until = await once()
        .catch((error: unknown) => {
          troubled(state, error);
          return clock.now() + afterErrorRealMs * clock.speed;
        })
        .finally(release);
      if (!signal.aborted) await clock.wait(until, signal);
    }
  };

  const stopBackground = inBackground ? startBackground() : () => undefined;

  const stopWatching = content.watch();

  function startBackground(): () => void {
    // node-cron follows the real clock: it is the watchdog that wakes a loop whose timer was lost.
    const watchdog = cron.schedule('* * * * *', state.poke, { suppressMissedWarning: true });
    let beatAt = -Infinity;
    const poll = setInterval(() => {
      try {
        if (seeStep()) state.poke();
        const airing = director.current();
        const restMs = Math.max(1000, disk.restMs(), airing ? 0 : heartbeatMs / clock.speed);
        if (performance.now() - beatAt >= restMs) {
          const from = performance.now();
          beat(state, airing);
          beatAt = performance.now();
          disk.took(beatAt - from);
          if (state.trouble) state.poke();
        }
        if (store.pendingRequests().length > 0) state.poke();
      } catch (error) {
        troubled(state, error);
      }
    }, pollMs);
    return () => {
      void watchdog.destroy();
      clearInterval(poll);
    };
  }

  const done = loop();
  return {
    done,
    poke: state.poke,
    status: () => {
      const airing = director.current();
      const blocked = state.trouble && {
        id: 'blocked',
        at: state.trouble.since,
        slot: '',
        message: `Chương trình không làm việc được: ${state.trouble.message}.`,
      };
      return {
        ...(airing && { airing: { slot: airing.slot, positionMs: airing.positionMs() } }),
        problems: state.problems,
        alarms: state.alarms,
        lasting: [
          ...[...state.troubles].map(([id, told]) => ({ id, ...told })),
          ...(blocked ? [blocked] : []),
        ],
        ...(state.clockWrong !== undefined && { clockWrong: state.clockWrong }),
      };
    },
    trouble: (id, message) => {
      if (message === undefined) troubleOver(state, id);
      else trouble(state, id, '', message);
    },
    stop,
    async cutPower() {
      state.dead = true;
      await stop();
    },
  };

  async function stop(): Promise<void> {
    if (state.stopping) return done;
    state.stopping = true;
    stopBackground();
    stopWatching();
    state.poke();
    await director.stop();
    await parts.workshop.close();
    await production.idle();
    await done;
    beat(state, undefined);
    note(state, 'daemon-stop', { message: 'Chương trình được tắt.' });
    await publisher.publish();
    await Promise.all(
      [...state.outputs.chosen, ...state.outputs.standby].map((output) => output.close()),
    );
  }
}

/** When the ward's next day begins: dated facts, and with them pages and recordings, go by the day. */
function nextDayAt({ loaded, parts: { clock } }: State): number {
  const timeZone = loaded?.ward.timeZone ?? fallbackTimeZone;
  return placeWallTime(timeZone, addDays(readWall(timeZone, clock.now()).day, 1), '00:00').at;
}

/** Whether the clock can be right; said once when it turns wrong, and once when it is right again. */
function seeClock(state: State): boolean {
  const { clock, store } = state.parts;
  const wrong = clockTrouble(clock.now(), store.lastHeartbeat()?.at);
  const right = wrong === undefined;
  if (!right) {
    state.clockWrong ??= `${wrong} Chưa phát gì cho đến khi chỉnh lại giờ.`;
    trouble(state, 'clock', '', state.clockWrong);
  }
  if (right && state.clockWrong !== undefined) {
    state.clockWrong = undefined;
    state.outages.push(outageBefore(state));
    note(state, 'clock-right', { message: 'Đồng hồ máy đã được chỉnh đúng.' });
  }
  if (right) troubleOver(state, 'clock');
  return right;
}
