import type { Outcome, Repeating } from '../core/reason.ts';
import type { Repeat, Slot } from '../core/slot.ts';
import type { Store } from '../store/store.ts';

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
      return slot.airedAt === undefined ? undefined : begun;
    case 'handed-over':
      return { ...begun, code: 'emergency-handed-over' };
    case 'missed':
    case 'interrupted':
    case 'cancelled':
      return {
        ...{ ok: false, code: 'emergency-lost', slot: id, at: now },
        ...(slot.reason && { reason: slot.reason }),
      };
    default:
      return undefined;
  }
}

function repeatingOf({ startsAt }: Slot, { everyMinutes, untilAt }: Repeat): Repeating {
  return { firstAt: startsAt, everyMinutes, ...(untilAt !== undefined && { untilAt }) };
}
