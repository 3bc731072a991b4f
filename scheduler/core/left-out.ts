import type { Crowded, NothingNew, Reason, Refusal } from './reason.ts';
import { airingName, holdsItsAiring, type Slot } from './slot.ts';

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

/** Without the airings for which there was nothing new: nobody lost them, whoever counts. `empty`: how many they are. */
export function withoutEmpty(slots: readonly Slot[]): {
  readonly slots: readonly Slot[];
  readonly empty: number;
} {
  const airings = Map.groupBy(slots, ({ id, makeUpFor }) => airingName(makeUpFor ?? id));
  const had = [...airings.values()].filter(
    (tries) => !tries.some(hadNothingNew) || tries.some(({ state }) => holdsItsAiring.has(state)),
  );
  const kept = new Set(had.flat());
  return {
    slots: slots.filter((slot) => kept.has(slot) && !hadNothingNew(slot)),
    empty: airings.size - had.length,
  };
}

function hadNothingNew({ state, reason }: Slot): boolean {
  return state === 'cancelled' && reason?.code === 'nothing-new';
}
