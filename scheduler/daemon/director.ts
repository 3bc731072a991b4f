// Decides at each wake-up what starts, waits or is given up, and carries it out. It remembers nothing that matters:
// the store and the clock decide.
import { sayReason } from '../core/say-reason.ts';
import { settle, type Settlement } from '../core/settle.ts';
import { isWaiting, type Slot } from '../core/slot.ts';
import type { OperatorRequest } from '../store/store.ts';
import { readLeap } from '../store/leap-note.ts';
import type { Airing, StopWhy } from './begun.ts';
import { createArming } from './arming.ts';
import { airEmergency } from './emergency.ts';
import { loseSlot } from './lose.ts';
import { createOnAir } from './on-air.ts';
import { isApproved } from './is-approved.ts';
import type { State } from './state.ts';
import { afterErrorRealMs, armAheadRealMs, toleranceRealMs } from './timing.ts';

export interface Director {
  /** Gives up what is lost, and gets ready what is near or late. */
  direct(): void;
  /** Airs it over whatever is on. */
  emergency(request: OperatorRequest): void;
  /** Ends what is on the air as interrupted, heard or paused beneath; false where that slot is not. */
  end(slot: string, why: StopWhy, makesUp: boolean): Promise<boolean>;
  /** What sounds now. */
  current(): Airing | undefined;
  /** The clock was set back: what waits open for a moment that is now far off is let go, to be opened again near it. */
  disarm(): void;
  /** When it next has to look, epoch ms. */
  nextAt(): number;
  stop(): Promise<void>;
}

/** `forget`: that bulletin's file is damaged and must be made again. */
export function createDirector(state: State, forget: (sha256: string) => void): Director {
  const { store, clock } = state.parts;
  const onAir = createOnAir(state);
  /** Slots whose bulletin is open and waits for its moment, by id. */
  const armed = new Map<
    string,
    { readonly startsAt: number; readonly release: AbortController; readonly over: Promise<void> }
  >();
  const emergencies = new Set<Promise<void>>();
  const stopped = new AbortController();

  const settleAt = (now: number): readonly Settlement[] =>
    state.content.loaded
      ? settle({
          ward: state.content.loaded.ward,
          campaigns: state.content.campaigns,
          slots: store.slots(),
          now,
          outages: state.outages.soFar(),
          leap: readLeap(store),
          approved: (slot) => isApproved(state, slot),
          toleranceMs: toleranceRealMs * clock.speed,
        })
      : [];

  const arm = createArming({ state, onAir, settleAt, forget });

  const armNear = (starts: readonly Slot[]): void => {
    const now = clock.now();
    const near = (slot: Slot): boolean =>
      slot.state === 'ready' &&
      slot.startsAt > now &&
      slot.startsAt - now <= armAheadRealMs * clock.speed &&
      isApproved(state, slot);
    for (const slot of [...starts, ...store.slots().filter(near)]) {
      if (
        state.stopping.aborted ||
        !slot.bulletin ||
        armed.has(slot.id) ||
        slot.id === onAir.current()?.slot
      )
        continue;
      const release = new AbortController();
      const over = arm(slot, slot.bulletin, release.signal)
        .catch((error: unknown) => {
          state.journal.failed(error);
          // A disk that is full is full for a while: not a decoder each millisecond.
          return clock.pause(afterErrorRealMs * clock.speed, release.signal);
        })
        .finally(() => {
          armed.delete(slot.id);
          state.poke();
        });
      armed.set(slot.id, { startsAt: slot.startsAt, release, over });
    }
  };

  return {
    direct() {
      const verdicts = settleAt(clock.now());
      const timeZone = state.content.timeZone;
      for (const one of verdicts) {
        if (one.verdict !== 'miss' || one.slot.id === onAir.current()?.slot) continue;
        const reason = { ...one.cause, slotAt: one.slot.startsAt };
        state.journal.record(
          loseSlot(state, one.slot, { act: 'miss', reason }, one.cause, one.makeUp),
        );
        state.parts.tell(`${one.slot.id}: ${sayReason(reason, timeZone)}`);
      }
      armNear(verdicts.filter(({ verdict }) => verdict === 'start').map(({ slot }) => slot));
    },
    emergency(request) {
      const run = airEmergency(state, onAir, request, stopped.signal)
        .catch((error: unknown) => {
          state.journal.failed(error);
        })
        .finally(() => emergencies.delete(run));
      emergencies.add(run);
    },
    end: (slot, why, makesUp) => onAir.end(slot, why, makesUp),
    current: () => onAir.current(),
    disarm() {
      // A device held open for an hour would keep everybody else from it, an emergency too.
      const nearMs = armAheadRealMs * clock.speed;
      for (const { startsAt, release } of armed.values())
        if (startsAt - clock.now() > nearMs) release.abort();
    },
    nextAt() {
      const now = clock.now();
      const aheadMs = armAheadRealMs * clock.speed;
      const open = store.slots().filter(isWaiting);
      const moments = open.flatMap((slot) => {
        const grace = (state.content.campaigns.get(slot.campaign)?.graceMinutes ?? 15) * 60_000;
        return [
          slot.startsAt - aheadMs,
          slot.startsAt,
          slot.startsAt + grace + 1,
          slot.startsAt + grace + toleranceRealMs * clock.speed + 1,
        ];
      });
      return Math.min(...moments.filter((at) => at > now));
    },
    async stop() {
      for (const { release } of armed.values()) release.abort();
      stopped.abort();
      await onAir.stop({ code: 'program-stopped' });
      await Promise.all([...emergencies, ...[...armed.values()].map(({ over }) => over)]);
    },
  };
}
