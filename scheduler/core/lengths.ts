import type { Slot } from './slot.ts';

/** How long a slot's bulletin sounds: its own, else the campaign's last one that is made; undefined where none is. Ms. */
export function knownLengths(
  slots: readonly Slot[],
): (slot: Pick<Slot, 'campaign' | 'bulletin'>) => number | undefined {
  const last = new Map<string, number>();
  for (const { campaign, bulletin } of slots) if (bulletin) last.set(campaign, bulletin.durationMs);
  return ({ campaign, bulletin }) => bulletin?.durationMs ?? last.get(campaign);
}
