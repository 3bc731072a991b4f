import type { Crowded, Reason, Refusal } from './reason.ts';
import type { Slot } from './slot.ts';

type LeftOut = Extract<Reason, { code: 'day-off' | 'crowded' }>;

/** Why the plan leaves an airing out: its day is one without broadcast, or has no place for it. */
export function leftOutBy({ state, reason }: Slot): Refusal | Crowded | undefined {
  const isLeftOut = reason?.code === 'day-off' || reason?.code === 'crowded';
  return state === 'cancelled' && isLeftOut ? withoutHour(reason) : undefined;
}

function withoutHour({ slotAt: _, ...why }: LeftOut): Refusal | Crowded {
  return why;
}
