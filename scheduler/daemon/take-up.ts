// What people asked for, taken up by the daemon: what sounds is its own, the rest is carried out in the store.
import { carryOut } from '../acts/carry-out.ts';
import { notOnAir, stopped } from '../acts/stop.ts';
import { sayOutcome } from '../core/say-outcome.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { Director } from './director.ts';
import type { State } from './state.ts';
import { airNowAheadRealMs, orderHoldsRealMs } from './timing.ts';

/** What is heard at once: taken up late it would come as a surprise. */
const atOnce: ReadonlySet<OperatorAct['kind']> = new Set(['air-now']);

type Stop = Extract<OperatorAct, { kind: 'stop' }>;

export interface Requests {
  /** Carries out what waits. Call it at each wake-up. */
  takeUp(): void;
  /** Orders to stop what the last run left behind: they keep a make-up from being planned. Call it before those airings are closed. */
  takeUpLeft(): void;
}

export function createRequests(state: State, director: Director): Requests {
  const { store, clock } = state.parts;
  /** Orders to stop that are being carried out, by request. */
  const stopping = new Set<number>();

  const inStore = (request: OperatorRequest): void => {
    const soonMs = airNowAheadRealMs * clock.speed;
    carryOut({ store, now: clock.now(), ward: state.content.ward, soonMs }, request);
    state.publisher.outdate();
  };

  const isTooOld = ({ act, at }: OperatorRequest): boolean =>
    atOnce.has(act.kind) && Math.abs(clock.now() - at) > orderHoldsRealMs * clock.speed;
  const tooOld = ({ id, at: askedAt }: OperatorRequest): void => {
    const at = Math.round(clock.now());
    store.answer(id, { ok: false, code: 'too-old', askedAt, at }, []);
  };

  const stop = (request: OperatorRequest, act: Stop): void => {
    if (stopping.has(request.id)) return;
    stopping.add(request.id);
    stopSound(state, director, request, act)
      .catch((error: unknown) => {
        // Not answered: it is taken up again, and finds that the sound has ended.
        state.journal.failed(error);
      })
      .finally(() => stopping.delete(request.id));
  };

  return {
    takeUp() {
      for (const request of store.pendingRequests()) {
        const { act } = request;
        if (act.kind === 'emergency') director.emergency(request);
        else if (act.kind === 'stop') stop(request, act);
        else if (isTooOld(request)) tooOld(request);
        else inStore(request);
      }
    },
    takeUpLeft() {
      for (const request of store.pendingRequests())
        if (request.act.kind === 'stop') inStore(request);
    },
  };
}

/** Ends what sounds, then answers: the sound does not wait for a disk. */
async function stopSound(
  { parts: { store, clock, tell }, content }: State,
  director: Director,
  { id, by }: OperatorRequest,
  act: Stop,
): Promise<void> {
  const slot = act.slot ?? director.current()?.slot;
  const why = { code: 'stopped-by', by, why: act.reason } as const;
  const ended = slot !== undefined && (await director.end(slot, why, act.makeUp));
  const at = Math.round(clock.now());
  const outcome = ended ? stopped(store, slot, act.makeUp, at) : notOnAir(store, act, at);
  store.answer(id, outcome, []);
  if (outcome.ok) tell(`${by}: ${sayOutcome(outcome, content.timeZone)}`);
}
