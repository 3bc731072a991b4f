// The daemon: wakes, looks at the store and the clock, makes what is due, airs, records, publishes.
import { isClockRight } from './core/clock-right.ts';
import { addDays, placeWallTime, readWall } from './core/zone.ts';
import { startBackground } from './daemon/background.ts';
import { proveClock } from './daemon/clock-proof.ts';
import { createClockSight } from './daemon/clock-sight.ts';
import { watchSteps } from './daemon/clock-watch.ts';
import type { KeptContent } from './daemon/content.ts';
import { createContentKeeper, type ContentKeeper } from './daemon/content-keeper.ts';
import { createDirector, type Director } from './daemon/director.ts';
import { beat } from './daemon/heartbeat.ts';
import type { DaemonHandle, DaemonParts } from './daemon/parts.ts';
import { keepPublished } from './daemon/keep-published.ts';
import { createPreflight, type Preflight } from './daemon/preflight.ts';
import { createProduction, type Production } from './daemon/production.ts';
import { closeCutAirings, outageBefore } from './daemon/recover.ts';
import { keepRepeating } from './daemon/repeats.ts';
import { tellSentBack } from './daemon/sent-back.ts';
import { keepSpeechesLeft } from './daemon/speech-kept.ts';
import { createState, type State } from './daemon/state.ts';
import { statusOf } from './daemon/status.ts';
import { createRequests, type Requests } from './daemon/take-up.ts';
import { afterErrorRealMs } from './daemon/timing.ts';
import { createWaker, type Waker } from './daemon/waker.ts';
import { timeWrites } from './store/time-writes.ts';

/** Who does the daemon's work. */
interface Crew {
  /** Whether the clock can be right. */
  readonly canClockBeRight: () => boolean;
  readonly production: Production;
  readonly director: Director;
  readonly requests: Requests;
  readonly preflight: Preflight;
  readonly keeper: ContentKeeper;
}

/**
 * Runs the schedule until `stop`. Resolves once what the last run left behind is settled and the outputs are open;
 * the store must be this process's alone (`openData`).
 */
export async function runDaemon(given: DaemonParts): Promise<DaemonHandle> {
  const timed = timeWrites(given.store, () => given.clock.steadyNow());
  const parts: DaemonParts = { ...given, store: timed.store };
  const waker = createWaker();
  const stopping = new AbortController();
  const dead = new AbortController();
  const { state, content } = createState({
    ...{ parts, stopping: stopping.signal, dead: dead.signal, poke: waker.poke },
  });
  const crew = createCrew(state, content);
  const { keeper, director } = crew;
  const seeStep = watchSteps(state, director, timed.writingMs);

  await keeper.begin();
  settleLastRun(state, crew.requests);
  void keepSpeechesLeft(state);
  const done = runRounds(state, waker, () => doRound(state, crew, seeStep));
  const stopBackground =
    parts.background === false ? undefined : startBackground(state, director, seeStep);
  const stopWatching = keeper.watch();

  const stop = async (): Promise<void> => {
    if (stopping.signal.aborted) return done;
    stopping.abort();
    stopBackground?.();
    stopWatching();
    await shutDown(state, crew, done);
  };
  return {
    done,
    poke: waker.poke,
    status: () => statusOf(state, director),
    troubles: state.troubles,
    stop,
    async cutPower() {
      dead.abort();
      await stop();
    },
  };
}

function createCrew(state: State, content: KeptContent): Crew {
  const production = createProduction(state);
  const director = createDirector(state, production.forget);
  return {
    canClockBeRight: createClockSight(state),
    production,
    director,
    requests: createRequests(state, director),
    preflight: createPreflight(state, production.forget),
    keeper: createContentKeeper(state, content, production),
  };
}

/** Writes what happened while no daemon ran, and ends what the last one left open. */
function settleLastRun(state: State, requests: Requests): void {
  const { parts, journal, outages } = state;
  const { clock, store, damaged, damagedAt } = parts;
  if (damaged !== undefined) {
    journal.note('store-damaged', { message: damaged });
    parts.tell(damaged);
  }
  if (isClockRight(clock.now(), store.lastHeartbeat()?.at)) outages.add(outageBefore(state));
  if (damagedAt !== undefined) outages.add({ code: 'damaged', from: 0, to: damagedAt });
  journal.note('daemon-start', { message: 'Chương trình bắt đầu.', pid: process.pid });
  requests.takeUpLeft();
  closeCutAirings(state);
}

/** Round after round, each when it is due or poked, until the daemon is asked to end. */
async function runRounds(
  { parts: { clock }, journal, stopping }: State,
  waker: Waker,
  round: () => Promise<number>,
): Promise<void> {
  while (!stopping.aborted) {
    const release = clock.hold();
    const poked = waker.next();
    const until = await round()
      .catch((error: unknown) => {
        journal.failed(error);
        return clock.now() + afterErrorRealMs * clock.speed;
      })
      .finally(release);
    if (!poked.aborted) await clock.wait(until, poked);
  }
}

/** Does what is due now; returns when the next round is, epoch ms. */
async function doRound(state: State, crew: Crew, seeStep: () => boolean): Promise<number> {
  const { parts, journal, troubles, outages } = state;
  const { clock } = parts;
  const { director, production, preflight } = crew;
  if (parts.background === false) beat(state, director.sounding());
  // Before anything is given up because of it.
  seeStep();
  journal.writeWaiting();
  const againAt = crew.requests.takeUp();
  // An order is carried out even where the clock cannot be right: a flood does not wait for it.
  if (!crew.canClockBeRight()) return Math.min(againAt, clock.now() + 30_000 * clock.speed);
  const provedAt = proveClock(state);
  crew.keeper.enter();
  keepRepeating(state);
  tellSentBack(state);
  director.direct();
  production.start();
  if (!production.working()) state.site.refresh();
  troubles.forgetEnded();
  if (!production.working()) preflight.start();
  const publishAt = await keepPublished(state);
  const lost = journal.recover();
  if (lost) outages.add(lost);
  return Math.min(
    ...[director.nextAt(), preflight.nextAt(), production.nextAt(), nextDayAt(state)],
    ...[provedAt, againAt, publishAt],
  );
}

/** When the ward's next day begins: dated facts, and with them pages and recordings, go by the day. */
function nextDayAt({ content: { timeZone }, parts: { clock } }: State): number {
  return placeWallTime(timeZone, addDays(readWall(timeZone, clock.now()).day, 1), '00:00').at;
}

/** Ends what sounds and what is made, and says so in the log. */
async function shutDown(state: State, crew: Crew, done: Promise<void>): Promise<void> {
  state.poke();
  await crew.director.stop();
  await state.parts.workshop.close();
  await crew.production.idle();
  await done;
  beat(state, undefined);
  state.journal.note('daemon-stop', { message: 'Chương trình được tắt.' });
  await state.publisher.publish();
  await state.outputs.close();
}
