import type { Outcome } from '../core/reason.ts';
import type { Store } from '../store/store.ts';

/** What became of an emergency that was taken up, by its slot; undefined while nothing has come of it. */
export function becameOf(store: Store, id: string, now: number): Outcome | undefined {
  const slot = store.slot(id);
  switch (slot?.state) {
    case 'aired':
      return { ok: true, code: 'emergency-begun', slot: id, at: now };
    case 'airing':
      return slot.airedAt === undefined
        ? undefined
        : { ok: true, code: 'emergency-begun', slot: id, at: now };
    case 'handed-over':
      return { ok: true, code: 'emergency-handed-over', slot: id, at: now };
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
