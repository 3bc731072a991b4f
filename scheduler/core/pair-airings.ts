// Which stored slot stands for which airing of the plan. An edit changes hours, days and names of files; what the slot
// stands for stays: the same airing, else the nearest hour of the same day, else the next of the same week.
import { airingName, isAtOnce, slotOfAiring, type Slot } from './slot.ts';
import { daysBetween, readWall } from './zone.ts';

export interface Pairs {
  /** Planned slot → the stored one that stands for it. */
  readonly pairs: ReadonlyMap<Slot, Slot>;
  /** Stored slots, make-ups apart, that stand for no airing of the plan. */
  readonly left: readonly Slot[];
}

export interface PairInput {
  /** One campaign's airings as they are planned now, in order. */
  readonly planned: readonly Slot[];
  /** Its stored slots, in order. */
  readonly stored: readonly Slot[];
  /** The day from which its weeks are counted. */
  readonly firstDay: string;
  /** As written: what had its end before it belongs to an earlier run. */
  readonly startsOn: string | undefined;
  readonly timeZone: string;
}

const open = new Set<Slot['state']>(['planned', 'ready']);

export function pairAirings({ planned, stored, firstDay, startsOn, timeZone }: PairInput): Pairs {
  const dayOf = (slot: Slot): string => dayOfId(slot.id) ?? readWall(timeZone, slot.startsAt).day;
  const pairs = new Map<Slot, Slot>();
  const free = new Set(
    stored.filter(
      (slot) =>
        slot.makeUpFor === undefined &&
        !isAtOnce(slot.campaign) &&
        slot.reason?.code !== 'left-plan' &&
        (open.has(slot.state) || startsOn === undefined || dayOf(slot) >= startsOn),
    ),
  );
  const pair = (fits: (airing: Slot, slot: Slot) => boolean): void => {
    for (const airing of planned) {
      const slot = pairs.has(airing) ? undefined : [...free].find((one) => fits(airing, one));
      if (!slot) continue;
      pairs.set(airing, slot);
      free.delete(slot);
    }
  };
  // What aired before a first day that moved on belongs to the first week.
  const weekOf = (slot: Slot): number =>
    Math.max(0, Math.floor(daysBetween(firstDay, dayOf(slot)) / 7));
  // What left the plan and came back has several slots; the one that airs it stands for it, and the others for nothing.
  const named = Map.groupBy(free, ({ id }) => airingName(id));
  for (const airing of planned) {
    const slots = named.get(airing.id) ?? [];
    const slot = slotOfAiring(slots);
    if (slot) pairs.set(airing, slot);
    for (const one of slots) free.delete(one);
  }
  // Of several hours on one day each goes to the nearest: a cancelled evening is not the new morning.
  const near = planned
    .filter((airing) => !pairs.has(airing))
    .flatMap((airing) =>
      [...free]
        .filter((slot) => dayOf(airing) === dayOf(slot))
        .map((slot) => ({ airing, slot, apart: Math.abs(minuteOf(airing) - minuteOf(slot)) })),
    )
    .toSorted((a, b) => a.apart - b.apart);
  for (const { airing, slot } of near) {
    if (pairs.has(airing) || !free.delete(slot)) continue;
    pairs.set(airing, slot);
  }
  pair((airing, slot) => !open.has(slot.state) && weekOf(airing) === weekOf(slot));
  pair((airing, slot) => weekOf(airing) === weekOf(slot));
  return { pairs, left: [...free] };
}

/** The hour in a slot's name, minutes since 00:00. */
function minuteOf({ id }: Slot): number {
  const [, hour = '0', minute = '0'] = /T(\d{2}):(\d{2})/.exec(id) ?? [];
  return Number(hour) * 60 + Number(minute);
}

/** The day in a slot's name: what it stands for, whatever the ward's zone was then. */
function dayOfId(id: string): string | undefined {
  return /@(\d{4}-\d{2}-\d{2})T/.exec(id)?.[1];
}
