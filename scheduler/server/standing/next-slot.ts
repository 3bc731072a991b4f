import { isRepeat } from '../../core/repeat.ts';
import { isWaiting, type Slot } from '../../core/slot.ts';
import type { StationView } from './station-view.ts';

/** The next airing that waits; what is due this very minute still counts. What sounds is none. */
export function nextSlot({ slots, now, airing }: StationView): Slot | undefined {
  return slots.find(
    (slot) =>
      isWaiting(slot) &&
      !isRepeat(slot) &&
      slot.id !== airing?.slot &&
      slot.startsAt > now - 60_000,
  );
}
