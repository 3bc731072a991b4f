// What an edit of the rules does to airings that are still to come: the plan before it beside the plan after.
import { isWaiting, type Slot } from '../../core/slot.ts';

export interface Becomes {
  readonly kept: readonly Slot[];
  /** New, or at another hour than before. */
  readonly added: readonly Slot[];
  /** Not aired at their hour, with why: a day off, no place beside others. */
  readonly leftOut: readonly Slot[];
  /** They stood before, and would not any more. */
  readonly withdrawn: readonly Slot[];
  /** Of other campaigns: what comes to stand elsewhere, or gives way. */
  readonly others: readonly Slot[];
}

/** `campaign`: the one that was edited. */
export function becomes(
  before: readonly Slot[],
  after: readonly Slot[],
  { campaign, now }: { readonly campaign: string; readonly now: number },
): Becomes {
  const was = new Map(before.map((slot) => [slot.id, slot]));
  const is = new Map(after.map((slot) => [slot.id, slot]));
  const own = after.filter((slot) => slot.campaign === campaign && slot.startsAt > now);
  const stood = (id: string): Slot | undefined => {
    const slot = was.get(id);
    return slot && isWaiting(slot) ? slot : undefined;
  };
  const coming = own.filter(isWaiting);
  const isKept = ({ id, startsAt }: Slot): boolean => stood(id)?.startsAt === startsAt;
  const isGone = ({ id }: Slot): boolean => {
    const slot = is.get(id);
    return slot === undefined || slot.reason?.code === 'left-plan';
  };
  return {
    kept: coming.filter(isKept),
    added: coming.filter((slot) => !isKept(slot)),
    leftOut: own.filter(
      (slot) =>
        slot.state === 'cancelled' &&
        slot.reason?.code !== 'left-plan' &&
        was.get(slot.id)?.state !== 'cancelled',
    ),
    withdrawn: before.filter(
      (slot) =>
        slot.campaign === campaign && slot.startsAt > now && isWaiting(slot) && isGone(slot),
    ),
    others: after.filter((slot) => slot.campaign !== campaign && isOther(was.get(slot.id), slot)),
  };
}

/** Whether it stands elsewhere or otherwise than it did. */
function isOther(was: Slot | undefined, is: Slot): boolean {
  if (!was) return isWaiting(is);
  return was.startsAt !== is.startsAt || isWaiting(was) !== isWaiting(is);
}
