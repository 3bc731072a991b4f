// Where another station's stream stands in a bulletin, and where it is joined by who comes late: a live programme goes on
// without us, and ends at its own hour.
import type { Cause } from './reason.ts';
import type { Slot, SlotBulletin } from './slot.ts';
import { triesOf } from './tries.ts';

/** A stretch of a bulletin, ms from its first sample. */
export interface Stretch {
  readonly id: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

type Sounds = Pick<SlotBulletin, 'items'>;

export function relaysIn({ items = [] }: Sounds): readonly Stretch[] {
  return items.filter(({ kind }) => kind === 'relay');
}

/** The relay that sounds at a position. */
export function relayAt(bulletin: Sounds, positionMs: number): Stretch | undefined {
  return relaysIn(bulletin).find(
    ({ fromMs, untilMs }) => fromMs <= positionMs && positionMs < untilMs,
  );
}

/** A recording of this length at most belongs to the relay beside it: a jingle. */
const jingleMs = 60_000;

/**
 * Where a bulletin begins that is late by so much: in the relay that would sound by now, or, where that is over, behind it,
 * for its place holds another programme by now; its length where nothing follows. At its beginning where it has no relay by
 * then, or what stands before would never be heard. `heardMs`: how far it was heard before it was cut.
 */
export function positionWhenLate(bulletin: Sounds, lateMs: number, heardMs = 0): number {
  const relay = relaysIn(bulletin).findLast(({ fromMs }) => fromMs <= lateMs);
  if (!relay) return 0;
  const isOver = relay.untilMs <= lateMs;
  const drops = (bulletin.items ?? []).some(
    ({ kind, fromMs, untilMs }) =>
      fromMs < relay.fromMs &&
      untilMs > heardMs &&
      (kind === 'document' || (isOver && kind === 'recording' && untilMs - fromMs > jingleMs)),
  );
  if (drops) return 0;
  return isOver ? relay.untilMs : lateMs;
}

/** Whether nothing is heard in it but a relay and what belongs to it: later that is another programme. */
export function isAllRelay(bulletin: Sounds): boolean {
  return (
    relaysIn(bulletin).length > 0 &&
    (bulletin.items ?? []).every(
      ({ kind, fromMs, untilMs }) =>
        kind === 'relay' ||
        kind === 'pause' ||
        (kind === 'recording' && untilMs - fromMs <= jingleMs),
    )
  );
}

/** How far what this slot joins was heard before it was cut, itself or by a slot that joined it: position in the bulletin. */
export function heardBefore(slot: Slot, slots: readonly Slot[]): number {
  const { makeUpFor, startsAt, bulletin } = slot;
  if (makeUpFor === undefined) return 0;
  const earlier = slots.filter(
    (other) =>
      other.id !== slot.id &&
      (other.id === makeUpFor || other.makeUpFor === makeUpFor) &&
      other.startsAt === startsAt &&
      other.bulletin?.sha256 === bulletin?.sha256,
  );
  return Math.max(0, ...earlier.map(heardOf));
}

function heardOf({ reason }: Slot): number {
  return reason && 'heardMs' in reason ? (reason.heardMs ?? 0) : 0;
}

/** Where a bulletin goes on that was cut in a relay at `positionMs`, so much later: where the relay is by then, or after it. */
export function positionAfterCut(relay: Stretch, positionMs: number, laterMs: number): number {
  return Math.min(relay.untilMs, positionMs + Math.max(0, laterMs));
}

/** A station that falls over again and again must not begin for ever. */
const mostJoins = 3;

/**
 * The slot that goes on with a relay that a power cut (or a program that was stopped) broke off, as if it had begun at its
 * hour and were late: within the grace it is joined where it is by then. Undefined: there is nothing to join.
 */
export function slotToJoin(
  lost: Slot,
  slots: readonly Slot[],
  cause: Cause,
  { now, graceMs }: { readonly now: number; readonly graceMs: number },
): Slot | undefined {
  const { bulletin, campaign, startsAt, makeUpFor: rootId = lost.id } = lost;
  const lateMs = now - startsAt;
  if (!bulletin || lateMs > graceMs) return undefined;
  const heardMs = Math.max(heardOf(lost), heardBefore(lost, slots));
  const fromMs = positionWhenLate(bulletin, lateMs, heardMs);
  if (!relayAt(bulletin, fromMs)) return undefined;
  const { tried, id } = triesOf(rootId, slots);
  if (tried >= mostJoins) return undefined;
  const reason = { code: 'make-up', lost: startsAt, spareWeek: false, cause } as const;
  return { id, campaign, startsAt, state: 'planned', reason, makeUpFor: rootId };
}
