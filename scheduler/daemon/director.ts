// Decides at each wake-up what starts, waits or is given up, and carries it out. It remembers nothing that matters:
// the store and the clock decide.
import { sayReason } from '../core/say-reason.ts';
import { inTurn, isRepeat } from '../core/repeat.ts';
import { graceEnd, settle, type Settlement } from '../core/settle.ts';
import { isWaiting, type Slot } from '../core/slot.ts';
import type { OperatorRequest } from '../store/store.ts';
import { readLeap } from '../store/leap-note.ts';
import type { Airing, StopWhy } from './begun.ts';
import { createArmed } from './armed.ts';
import { createArming } from './arming.ts';
import { airEmergency } from './emergency.ts';
import { loseSlot } from './lose.ts';
import { createHold, type Hold } from './hold.ts';
import { createOnAir } from './on-air.ts';
import { isApproved } from './is-approved.ts';
import { createSpeeches, type Speeches } from './speech.ts';
import type { State } from './state.ts';
import { armAheadRealMs, toleranceRealMs } from './timing.ts';

export interface Director {
  /** Gives up what is lost, and gets ready what is near or late. */
  direct(): void;
  /** Airs it over whatever is on. */
  emergency(request: OperatorRequest): void;
  /** Has a person speak over whatever is on, where he may. */
  readonly speak: Speeches['begin'];
  /** Ends what is on the air as interrupted, heard or paused beneath; false where that slot is not. */
  end(slot: string, why: StopWhy, makesUp: boolean): Promise<boolean>;
  /** What is on the air now; a person may have paused it. */
  current(): Airing | undefined;
  /** What is heard now. */
  sounding(): Airing | undefined;
  readonly hold: Hold;
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
  const hold = createHold(state, onAir);
  const speeches = createSpeeches(state, onAir);
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

  const armed = createArmed(state, createArming({ state, onAir, settleAt, forget }));

  return {
    direct() {
      const verdicts = settleAt(clock.now());
      for (const one of verdicts) {
        if (one.verdict !== 'miss' || one.slot.id === onAir.current()?.slot) continue;
        missSlot(state, one);
      }
      const starts = verdicts.filter(({ verdict }) => verdict === 'start');
      const due = [...starts.map(({ slot }) => slot), ...nearSlots(state, onAir.current())];
      armed.take(due.filter(({ id }) => id !== onAir.current()?.slot));
    },
    emergency(request) {
      const run = airEmergency(state, onAir, request, stopped.signal)
        .catch((error: unknown) => {
          state.journal.failed(error);
        })
        .finally(() => emergencies.delete(run));
      emergencies.add(run);
    },
    speak: speeches.begin,
    end: (slot, why, makesUp) => onAir.end(slot, why, makesUp),
    current: () => onAir.current(),
    sounding: () => hold.sounding(),
    hold,
    disarm: () => {
      armed.letGoFar();
    },
    nextAt: () => nextMoment(state),
    async stop() {
      armed.letGoAll();
      stopped.abort();
      await onAir.stop({ code: 'program-stopped' });
      await Promise.all([...emergencies, speeches.over(), armed.over()]);
    },
  };
}

/** Writes that it is given up, and tells whoever looks on. */
function missSlot(state: State, one: Extract<Settlement, { verdict: 'miss' }>): void {
  const reason = { ...one.cause, slotAt: one.slot.startsAt };
  state.journal.record(loseSlot(state, one.slot, { act: 'miss', reason }, one.cause, one.makeUp));
  state.parts.tell(`${one.slot.id}: ${sayReason(reason, state.content.timeZone)}`);
}

/** What is to be opened, because its moment is near. */
function nearSlots(state: State, urgent: Airing | undefined): readonly Slot[] {
  const { store, clock } = state.parts;
  const now = clock.now();
  const slots = store.slots();
  const near = slots.filter(
    (slot) =>
      slot.state === 'ready' &&
      slot.startsAt > now &&
      slot.startsAt - now <= armAheadRealMs * clock.speed,
  );
  // Of repeats one at a time: where they fall on the same minute they follow each other, and so does the opening of a device.
  const [repeat] = urgent?.isUrgent === true ? [] : inTurn(near.filter(isRepeat), slots);
  const others = near.filter((slot) => !isRepeat(slot) && isApproved(state, slot));
  return repeat ? [repeat, ...others] : others;
}

/** The next instant at which something becomes of a slot, epoch ms. */
function nextMoment({ parts: { store, clock }, content }: State): number {
  const now = clock.now();
  const aheadMs = armAheadRealMs * clock.speed;
  const moments = store
    .slots()
    .filter(isWaiting)
    .flatMap((slot) => {
      const { campaign, startsAt } = slot;
      const givenUpAt = graceEnd(slot, content.campaigns.get(campaign), 0) + 1;
      return [startsAt - aheadMs, startsAt, givenUpAt, givenUpAt + toleranceRealMs * clock.speed];
    });
  return Math.min(...moments.filter((at) => at > now));
}
