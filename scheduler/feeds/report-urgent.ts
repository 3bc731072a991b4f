// Emergencies as ordered: an order that is said again is one row, however often it was said.
import { minuteMs } from '../../content/schema/durations.ts';
import { factText, type EventDetail, type Slot } from '../core/slot.ts';
import { orderOf, type EmergencyOrder } from './emergency-orders.ts';
import { lengthOf } from './report-figures.ts';

export interface UrgentFigures {
  /** Its first slot. */
  readonly slot: string;
  readonly title: string;
  readonly by: string;
  readonly orderedAt: number;
  /** Absent: it was said once. */
  readonly everyMinutes?: number;
  readonly untilAt?: number;
  /** Who ended it. */
  readonly endedBy?: string;
  /** Moments that have come, and those that waited for nobody: the machine was off. */
  readonly due: number;
  readonly heard: number;
  readonly handedOver: number;
  /** Not said at its moment, or not to its end. */
  readonly lost: number;
  readonly waiting: number;
  readonly askedMs: number;
  readonly heardMs: number;
}

/** Moments of repeats that no slot was entered for, by the repeat's slot that came after them. */
export function skippedMoments(
  events: readonly {
    readonly slot: string;
    readonly event: string;
    readonly detail: EventDetail;
  }[],
): ReadonlyMap<string, number> {
  return new Map(
    events
      .filter(({ event }) => event === 'repeat')
      .map(({ slot, detail }) => [slot, Number(factText(detail, 'skipped') || 0)]),
  );
}

/** One row an order, oldest first. `slots`: those of emergencies. */
export function urgentFigures(
  slots: readonly Slot[],
  orders: ReadonlyMap<string, EmergencyOrder>,
  skipped: ReadonlyMap<string, number>,
  now: number,
): readonly UrgentFigures[] {
  return [...Map.groupBy(slots, ({ id, repeat }) => repeat?.of ?? id)].map(([of, all]) => {
    const own = all.filter(({ reason }) => reason?.code !== 'left-plan');
    const [first] = own;
    const count = (...states: readonly Slot['state'][]): number =>
      own.filter(({ state }) => states.includes(state)).length;
    const said = own.reduce((sum, { id }) => sum + (skipped.get(id) ?? 0), 0);
    const unseen = Math.min(said, mostUnseen(own, now));
    const waiting = count('planned', 'ready', 'airing');
    const due = own.length - count('cancelled') - waiting + unseen;
    const order = first && orderOf(first, orders);
    const end = own
      .map(({ reason }) => reason)
      .find((reason) => reason?.code === 'emergency-ended');
    const durationMs = first?.bulletin?.durationMs ?? 0;
    const { everyMinutes, untilAt, by = '' } = first?.repeat ?? {};
    return {
      ...{ slot: of, title: order?.title ?? first?.bulletin?.title ?? of, by: order?.by ?? by },
      ...{ orderedAt: first?.startsAt ?? 0, due, waiting, askedMs: due * durationMs },
      ...(everyMinutes !== undefined && { everyMinutes }),
      ...(untilAt !== undefined && { untilAt }),
      ...(end?.code === 'emergency-ended' && { endedBy: end.by }),
      ...{ heard: count('aired'), handedOver: count('handed-over') },
      lost: count('missed', 'interrupted') + unseen,
      heardMs: own.reduce((sum, slot) => sum + lengthOf(slot), 0),
    };
  });
}

/** How many moments can have gone by without a slot: those until its hour, or until now. A clock that was wrong may say more. */
function mostUnseen(own: readonly Slot[], now: number): number {
  const [first] = own;
  if (!first?.repeat) return 0;
  const { everyMinutes, untilAt = Infinity } = first.repeat;
  const moments = Math.floor((Math.min(untilAt, now) - first.startsAt) / (everyMinutes * minuteMs));
  return Math.max(0, moments + 1 - own.filter(({ startsAt }) => startsAt <= now).length);
}
