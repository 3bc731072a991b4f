// All campaigns' airings on one calendar: each day's are laid out beside each other and beside what the store holds.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { PlanWard } from './permitted.ts';
import { layOutDay, type Stretch, type Wanted } from './sessions.ts';
import {
  airingName,
  isAtOnce,
  holdsItsAiring,
  slotOfAiring,
  isWaiting,
  type Slot,
} from './slot.ts';
import { readWall } from './zone.ts';

export interface TogetherInput {
  readonly ward: PlanWard;
  /** In the order of their files. */
  readonly campaigns: readonly Campaign[];
  /** Their airings, each at its own hour. */
  readonly airings: readonly Slot[];
  readonly stored: readonly Slot[];
  readonly now: number;
  /** What has been made up elsewhere comes back to its own hour only where the campaigns were edited: people were told. */
  readonly isEdited: boolean;
  readonly lengthMs: (slot: Slot) => number;
}

/** The airings where they have their place; one that has none is `cancelled`, with what it has no place beside. */
export function putTogether(input: TogetherInput): readonly Slot[] {
  const { ward, campaigns, airings, now, lengthMs } = input;
  const { known, madeUp } = byAiring(input.stored);
  const ranks = new Map(
    campaigns
      .toSorted((a, b) => Number(b.priority === 'high') - Number(a.priority === 'high'))
      .map(({ id }, rank) => [id, rank]),
  );
  const titles = new Map(campaigns.map(({ id, title }) => [id, title]));
  const stretch = (slot: Slot): Wanted => {
    const { id, campaign, makeUpFor } = slot;
    const startsAt = slot.airedAt ?? slot.startsAt;
    return {
      ...{ id, startsAt, endsAt: startsAt + lengthMs(known.get(airingName(id)) ?? slot) },
      title: titles.get(campaign) ?? campaign,
      ...(makeUpFor !== undefined && { insteadOf: airingName(makeUpFor) }),
    };
  };
  const dayOf = (slot: Slot): string => readWall(ward.timeZone, slot.startsAt).day;
  const rankOf = ({ campaign }: Slot): number => ranks.get(campaign) ?? 0;
  const placed = new Map<string, Slot>();
  for (const slot of airings) {
    const before = known.get(slot.id);
    const isSettled = !input.isEdited && before?.state === 'cancelled' && madeUp.has(slot.id);
    if (isSettled && before.reason?.code === 'crowded')
      placed.set(slot.id, { ...slot, state: 'cancelled', reason: before.reason });
  }
  const looking = airings.filter(
    (slot) => !placed.has(slot.id) && looksForPlace(slot, known.get(slot.id), now),
  );
  const standing = Map.groupBy(
    input.stored.filter((slot) => stands(slot, titles, now)),
    dayOf,
  );
  for (const [day, ofDay] of Map.groupBy(looking, dayOf)) {
    const beside: readonly Stretch[] = (standing.get(day) ?? []).map(stretch);
    if (ofDay.length + beside.length < 2) continue;
    const inTurn = ofDay.toSorted((a, b) => rankOf(a) - rankOf(b) || a.startsAt - b.startsAt);
    const places = layOutDay(ward, inTurn.map(stretch), beside);
    for (const slot of ofDay) {
      const place = places.get(slot.id);
      if (!place) continue;
      if ('crowded' in place) {
        const reason = { ...place.crowded, slotAt: slot.startsAt };
        placed.set(slot.id, { ...slot, state: 'cancelled', reason });
      } else placed.set(slot.id, { ...slot, ...place });
    }
  }
  return airings.map((slot) => placed.get(slot.id) ?? slot);
}

/** What stands for each airing, by its name, and of which a make-up stands or was heard. */
function byAiring(stored: readonly Slot[]) {
  const known = new Map<string, Slot>();
  const madeUp = new Set<string>();
  const own = stored.filter(({ makeUpFor }) => makeUpFor === undefined);
  for (const [name, same] of Map.groupBy(own, ({ id }) => airingName(id))) {
    const slot = slotOfAiring(same);
    if (slot) known.set(name, slot);
  }
  for (const { state, makeUpFor } of stored)
    if (makeUpFor !== undefined && holdsItsAiring.has(state)) madeUp.add(airingName(makeUpFor));
  return { known, madeUp };
}

/**
 * Not what has come to its hour, or what a person or the ward's rules have taken out; nor what is about to sound, which has
 * its place: beside itself it would take the hour of the next.
 */
function looksForPlace(slot: Slot, stored: Slot | undefined, now: number): boolean {
  const isTakenOut = stored?.state === 'cancelled' && stored.reason?.code === 'cancelled-by';
  const isUnderWay = stored !== undefined && hasItsAiring(stored);
  return slot.state === 'planned' && slot.startsAt > now && !isTakenOut && !isUnderWay;
}

/** It sounds, has sounded, or is about to. */
function hasItsAiring(slot: Slot): boolean {
  return holdsItsAiring.has(slot.state) && !isWaiting(slot);
}

/** What has its place whatever is planned now: what sounded or sounds, make-ups, what a person moved, what waits its turn. */
function stands(slot: Slot, campaigns: ReadonlyMap<string, unknown>, now: number): boolean {
  if (isAtOnce(slot.campaign)) return false;
  if (hasItsAiring(slot)) return true;
  if (!isWaiting(slot) || !campaigns.has(slot.campaign)) return false;
  return slot.makeUpFor !== undefined || (slot.reason?.code === 'queued' && slot.reason.at <= now);
}
