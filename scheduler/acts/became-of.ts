import type { Outcome } from '../core/outcome.ts';
import type { Repeating } from '../core/reason.ts';
import { standingEmergencies } from '../core/repeat-chain.ts';
import type { Repeat, Slot } from '../core/slot.ts';
import type { Store } from '../store/store.ts';

/** An outcome as it stands by now: of what was to sound, whether it has. Undefined while that is not known. */
export function whatCameOf(store: Store, outcome: Outcome, now: number): Outcome | undefined {
  if (outcome.code === 'emergency-taken') return becameOf(store, outcome.slot, now);
  return outcome.code === 'begins' ? (begunOf(store, outcome, now) ?? outcome) : outcome;
}

/** That what was to begin at once has begun, or was lost; undefined while it is still to come. */
function begunOf(
  store: Store,
  { slot, instead }: Extract<Outcome, { code: 'begins' }>,
  now: number,
): Outcome | undefined {
  const { state, airedAt, reason } = store.slot(instead) ?? {};
  if (airedAt !== undefined)
    return { ok: true, code: 'has-begun', slot, instead, airedAt, at: now };
  const isLost = state === 'missed' || state === 'cancelled' || state === 'interrupted';
  return isLost
    ? { ok: false, code: 'did-not-begin', slot, instead, ...(reason && { reason }), at: now }
    : undefined;
}

/** What became of an emergency that was taken up, by its slot; undefined while nothing has come of it. */
export function becameOf(store: Store, id: string, now: number): Outcome | undefined {
  const slot = store.slot(id);
  const repeat = slot?.repeat && repeatingOf(slot, slot.repeat);
  const begun: Outcome = {
    ...{ ok: true, code: 'emergency-begun', slot: id, at: now },
    ...(repeat && { repeat }),
  };
  switch (slot?.state) {
    case 'aired':
      return begun;
    case 'airing':
      if (slot.airedAt !== undefined) return begun;
      // A loudspeaker of others has it, and nothing will show that it sounds.
      return isTaken(store, id) ? { ...begun, code: 'emergency-handed-over' } : undefined;
    case 'handed-over':
      return { ...begun, code: 'emergency-handed-over' };
    case 'missed':
    case 'interrupted':
    case 'cancelled':
      return {
        ...{ ok: false, code: 'emergency-lost', slot: id, at: now },
        ...(slot.reason && { reason: slot.reason }),
        ...standingRepeat(store, id, now),
      };
    default:
      return undefined;
  }
}

function isTaken(store: Store, slot: string): boolean {
  return store.lines({ slot, events: ['device-took'] }, { most: 1 }).length > 0;
}

/** Nothing of it was heard in time. It may be all the same, and said again. */
export function silentOutcome(store: Store, id: string, now: number): Outcome {
  return {
    ...{ ok: false, code: 'emergency-silent', slot: id, at: now },
    ...standingRepeat(store, id, now),
  };
}

/** How it will be said again; nothing where it will not. */
function standingRepeat(store: Store, id: string, now: number): { readonly repeat?: Repeating } {
  const slot = store.slot(id);
  const stands = standingEmergencies(store.slots(), now).some((one) => one.id === id);
  return stands && slot?.repeat ? { repeat: repeatingOf(slot, slot.repeat) } : {};
}

function repeatingOf({ startsAt }: Slot, { everyMinutes, untilAt }: Repeat): Repeating {
  return { firstAt: startsAt, everyMinutes, ...(untilAt !== undefined && { untilAt }) };
}
