// What people asked for, taken up by the daemon: what sounds is its own, the rest is carried out in the store.
import { carryOut } from '../acts/carry-out.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { Director } from './director.ts';
import { isHeld } from './held-requests.ts';
import { createLiveActs } from './live-acts.ts';
import type { State } from './state.ts';
import { afterErrorRealMs, airNowAheadRealMs, orderHoldsRealMs } from './timing.ts';

/** What is heard at once: taken up late it would come as a surprise. */
const atOnce: ReadonlySet<OperatorAct['kind']> = new Set(['air-now']);

export interface Requests {
  /** Carries out what waits. Call it at each wake-up. Returns when to look again at what could not be, epoch ms. Throws where the store cannot be read. */
  takeUp(): number;
  /** Orders to stop what the last run left behind: they keep a make-up from being planned. Call it before those airings are closed. */
  takeUpLeft(): void;
}

export function createRequests(state: State, director: Director): Requests {
  const { store, clock } = state.parts;
  const live = createLiveActs(state, director);

  const inStore = (request: OperatorRequest): void => {
    const { id, act, at: askedAt } = request;
    const now = clock.now();
    if (atOnce.has(act.kind) && Math.abs(now - askedAt) > orderHoldsRealMs * clock.speed) {
      store.answer(id, { ok: false, code: 'too-old', askedAt, at: Math.round(now) }, []);
      return;
    }
    const soonMs = airNowAheadRealMs * clock.speed;
    const turn = (gainDb: number) => state.outputs.turn(gainDb);
    carryOut({ store, now, ward: state.content.ward, soonMs, turn }, request);
    state.publisher.outdate();
  };

  const takeOne = (request: OperatorRequest): void => {
    const { act } = request;
    if (isHeld(state.parts, request)) return;
    if (act.kind === 'emergency') {
      live.endTone();
      director.emergency(request);
    } else if (act.kind === 'speak-live') {
      live.endTone();
      director.speak(request, act);
    } else if (live.isOne(act)) live.takeUp(request, act);
    else inStore(request);
  };
  /** Requests that could not be carried out: told once, tried again. */
  const failed = new Set<number>();

  return {
    takeUp() {
      let again = Infinity;
      for (const request of store.pendingRequests()) {
        try {
          takeOne(request);
          failed.delete(request.id);
        } catch (error) {
          // One that fails keeps no other from being carried out.
          if (!failed.has(request.id)) state.journal.failed(error);
          failed.add(request.id);
          again = clock.now() + afterErrorRealMs * clock.speed;
        }
      }
      return again;
    },
    takeUpLeft() {
      for (const request of store.pendingRequests())
        if (request.act.kind === 'stop') inStore(request);
    },
  };
}
