import { itemsOf } from '../../content/schema/campaign-items.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Slot } from './slot.ts';

/** How long a slot's bulletin sounds: its own, else the campaign's last one that is made; undefined where none is. Ms. */
export function knownLengths(
  slots: readonly Slot[],
): (slot: Pick<Slot, 'campaign' | 'bulletin'>) => number | undefined {
  const last = new Map<string, number>();
  for (const { campaign, bulletin } of slots) if (bulletin) last.set(campaign, bulletin.durationMs);
  return ({ campaign, bulletin }) => bulletin?.durationMs ?? last.get(campaign);
}

/** What a campaign lasts at least, by its own words: relays and pauses say how long they are. */
export function leastLengthMs(campaign: Pick<Campaign, 'items' | 'documents'>): number {
  return itemsOf(campaign).reduce((sum, item) => {
    if ('relay' in item) return sum + item.minutes * 60_000;
    return 'pause' in item ? sum + item.pause * 1000 : sum;
  }, 0);
}
