import type { Crowded, NothingNew, Reason, Refusal } from './reason.ts';
import type { Slot } from './slot.ts';

type LeftOut = Extract<Reason, { code: 'day-off' | 'crowded' | 'nothing-new' }>;

/** Why the plan leaves an airing out: its day is one without broadcast, or has no place for it; or there is nothing to air. */
export function leftOutBy({ state, reason }: Slot): Refusal | Crowded | NothingNew | undefined {
  const isLeftOut =
    reason?.code === 'day-off' || reason?.code === 'crowded' || reason?.code === 'nothing-new';
  return state === 'cancelled' && isLeftOut ? withoutHour(reason) : undefined;
}

function withoutHour({ slotAt: _, ...why }: LeftOut): Refusal | Crowded | NothingNew {
  return why;
}
