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
      return now - (takenAt(store, id) ?? now) < showsWithinMs
        ? undefined
        : { ...begun, code: 'emergency-handed-over' };
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

/** A loudspeaker of others that has shown nothing after so long may be one that never shows that it sounds. */
const showsWithinMs = 15_000;

/** When a loudspeaker of others took it; undefined where none did. */
function takenAt(store: Store, slot: string): number | undefined {
  return store.lines({ slot, events: ['device-took'] }, { most: 1 })[0]?.at;
}

/** Nothing of it was heard in time. It may be all the same, and said again. */
export function silentOutcome(store: Store, id: string, now: number): Outcome {
  if (store.slot(id)?.state === 'airing' && takenAt(store, id) !== undefined)
    return {
      ...{ ok: true, code: 'emergency-handed-over', slot: id, at: now },
      ...standingRepeat(store, id, now),
    };
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
