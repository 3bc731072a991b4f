// What of a schedule is news to somebody who has subscribed to it.
import type { PublishedSchedule, PublishedSlot } from '../../content/schema/published.ts';
import { airingName } from '../core/slot.ts';

type PublishedCampaign = PublishedSchedule['campaigns'][number];

/** A campaign with more airings than these is not told one by one. */
const fewAirings = 60;

/**
 * The airings that a calendar carries, by startsAt. A campaign that ends after a few is told whole. Of one that goes on and
 * on: the first airing of each bulletin, and whatever goes otherwise than each day (made up, moved, cancelled, lost).
 */
export function newAirings({ campaigns, slots }: PublishedSchedule): readonly PublishedSlot[] {
  // An emergency is over before a calendar hears of it.
  const byCampaign = Map.groupBy(slots, ({ campaign }) => campaign);
  return campaigns
    .flatMap((campaign) => {
      const own = byCampaign.get(campaign.id) ?? [];
      return isOftenHeard(campaign, own) ? firstsAndChanges(own) : own;
    })
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

function isOftenHeard({ endless }: PublishedCampaign, own: readonly PublishedSlot[]): boolean {
  // Neither a make-up nor what came back into the plan is an airing more.
  const airings = own.filter(({ makeUpFor }) => makeUpFor === undefined);
  return endless === true || new Set(airings.map(({ id }) => airingName(id))).size > fewAirings;
}

function firstsAndChanges(own: readonly PublishedSlot[]): readonly PublishedSlot[] {
  const sorted = own.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const heard = new Set<string>();
  let isFirst = true;
  return sorted.filter((slot) => {
    if (isChange(slot)) return slot.reasonCode !== 'left-plan';
    const sha256 = slot.bulletin?.sha256;
    const isNew = sha256 === undefined ? isFirst : !heard.has(sha256);
    if (sha256 !== undefined) heard.add(sha256);
    isFirst = false;
    return isNew;
  });
}

/** Whether it goes otherwise than each day. */
export function isChange({ state, makeUpFor, reasonCode }: PublishedSlot): boolean {
  return (
    makeUpFor !== undefined ||
    reasonCode === 'moved-by' ||
    state === 'missed' ||
    state === 'interrupted' ||
    state === 'cancelled'
  );
}

/** When each bulletin was first heard, epoch ms: an episode is as old as that, however often it airs. */
export function firstHeard(slots: readonly PublishedSlot[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { bulletin, state, airedAt, startsAt } of slots) {
    if (bulletin === undefined || !['aired', 'handed-over', 'interrupted'].includes(state))
      continue;
    const at = Date.parse(airedAt ?? startsAt);
    first.set(bulletin.sha256, Math.min(at, first.get(bulletin.sha256) ?? at));
  }
  return first;
}
