import { byStart } from './plan.ts';
import type { Slot } from './slot.ts';

/** The slots as they stand: those of the store, and those planned of campaigns that no command has begun. */
export function mergePlan(planned: readonly Slot[], stored: readonly Slot[]): readonly Slot[] {
  const begun = new Set(stored.map(({ campaign }) => campaign));
  // A campaign under a new name has the slots of its old one.
  const known = new Set(stored.map(({ id }) => id));
  const added = planned.filter(({ id, campaign }) => !begun.has(campaign) && !known.has(id));
  return [...stored, ...added].toSorted(byStart);
}
