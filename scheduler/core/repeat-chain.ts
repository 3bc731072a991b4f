// An emergency and its repeats as slots: the next repeat always stands in the store, so that a restart finds it as any other
// slot. Every rule here is asked of the slots alone.
import { dayMs, minuteMs } from '../../content/schema/durations.ts';
import type { Repeating } from './reason.ts';
import { isRepeat, repeatGraceMs } from './repeat.ts';
import { nextMoment, type Chain } from './repeat-grid.ts';
import { advance, emergencyCampaign, isWaiting, type Change, type Slot } from './slot.ts';

function chainsOf(slots: readonly Slot[]): readonly Chain[] {
  const orders = Map.groupBy(
    slots.filter(({ repeat }) => repeat !== undefined),
    ({ repeat }) => repeat?.of,
  );
  return [...orders.values()].flatMap((own) => {
    const first = own.find((slot) => !isRepeat(slot));
    return first?.repeat ? [{ order: first.repeat, first, repeats: own.filter(isRepeat) }] : [];
  });
}

/** Also where its first airing was cancelled before it sounded: what is never said is not said again. */
function isEnded({ first, repeats }: Chain): boolean {
  return (
    first.state === 'cancelled' || repeats.some(({ reason }) => reason?.code === 'emergency-ended')
  );
}

/**
 * What makes each standing emergency's next repeat, and no other, wait for its moment. Moments that nobody lived through are
 * not made up: the line of the next one says how many they were.
 */
export function repeatChanges(slots: readonly Slot[], now: number): readonly Change[] {
  return chainsOf(slots)
    .filter((chain) => !isEnded(chain))
    .flatMap((chain) => {
      const next = nextMoment(chain, now);
      const ahead = chain.repeats.filter((slot) => isWaiting(slot) && slot.startsAt > now);
      const withdrawn = ahead
        .filter(({ startsAt }) => startsAt !== next)
        .map((slot) => cancelRepeat(slot, { code: 'left-plan' }, now));
      const stands = chain.repeats.filter(isWaiting).some(({ startsAt }) => startsAt === next);
      return next === undefined || stands
        ? withdrawn
        : [...withdrawn, ...addRepeat(chain, next, now)];
    });
}

/** A chain does not stand that long unseen: over more than that the clock was set. */
const longestGapMs = 7 * dayMs;

function addRepeat({ order, first, repeats }: Chain, at: number, now: number): readonly Change[] {
  const { bulletin } = first;
  if (!bulletin) return [];
  const { by } = order;
  const id = `${order.of}/lap-${repeats.length + 1}`;
  const reason = { code: 'emergency-repeat', by, first: first.startsAt } as const;
  const after: Slot = {
    ...{ id, campaign: emergencyCampaign, startsAt: at, state: 'ready', reason, bulletin },
    repeat: order,
  };
  const before = [first, ...repeats]
    .filter(({ reason: why }) => why?.code !== 'left-plan')
    .map(({ startsAt }) => startsAt)
    .filter((moment) => moment < at);
  const gapMs = at - Math.max(...before);
  const skipped = Math.round(gapMs / (order.everyMinutes * minuteMs)) - 1;
  const { sha256, title } = bulletin;
  const missing = skipped > 0 && gapMs <= longestGapMs ? { skipped } : {};
  const detail = { startsAt: at, reason, by, sha256, title, ...missing };
  return [{ at: now, slot: id, event: 'repeat', detail, after, from: undefined }];
}

function cancelRepeat(slot: Slot, reason: NonNullable<Slot['reason']>, now: number): Change {
  const by = 'by' in reason ? reason.by : '';
  return advance(slot, { act: 'cancel', reason, by }, now).change;
}

/** An emergency that is still to be said again. */
export interface Standing extends Repeating {
  /** Its first slot. */
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly nextAt: number;
  /** Times it was heard, the first among them. */
  readonly heard: number;
  readonly handedOver: number;
  /** Times it was to be said and was not, or not to its end. */
  readonly lost: number;
  /** The slot of it that is on the air. */
  readonly airing?: string;
}

/** Those that are still to be said again, the first ordered first. */
export function standingEmergencies(slots: readonly Slot[], now: number): readonly Standing[] {
  return chainsOf(slots)
    .filter((chain) => !isEnded(chain))
    .flatMap((chain) => {
      const { order, first, repeats } = chain;
      const from = now - repeatGraceMs(order);
      const waiting = repeats.find((slot) => isWaiting(slot) && slot.startsAt > from);
      const nextAt = waiting?.startsAt ?? nextMoment(chain, now);
      if (nextAt === undefined) return [];
      const all = [first, ...repeats];
      const count = (...states: readonly Slot['state'][]): number =>
        all.filter(({ state }) => states.includes(state)).length;
      const airing = all.find(({ state }) => state === 'airing')?.id;
      return [
        {
          ...{ id: order.of, title: first.bulletin?.title ?? order.of, by: order.by },
          ...{ firstAt: first.startsAt, everyMinutes: order.everyMinutes, nextAt },
          ...(order.untilAt !== undefined && { untilAt: order.untilAt }),
          ...{ heard: count('aired'), handedOver: count('handed-over') },
          lost: count('missed', 'interrupted'),
          ...(airing !== undefined && { airing }),
        },
      ];
    });
}

/**
 * Ends the repeats of these emergencies, and the first airing of one that has not sounded yet; what sounds now goes on.
 * `ids`: their first slots.
 */
export function endRepeats(
  slots: readonly Slot[],
  ids: ReadonlySet<string>,
  { by, why }: { readonly by: string; readonly why: string },
  now: number,
): readonly Change[] {
  const own = slots.filter(({ repeat }) => repeat !== undefined && ids.has(repeat.of));
  // The next one may not stand in the store yet: it is what carries the end.
  const entered = repeatChanges(own, now);
  const known = new Map(own.map((slot) => [slot.id, slot]));
  for (const { after } of entered) if (after) known.set(after.id, after);
  const waiting = [...known.values()].filter(isWaiting);
  const reason = { code: 'emergency-ended', by, why } as const;
  return [...entered, ...waiting.map((slot) => cancelRepeat(slot, reason, now))];
}
