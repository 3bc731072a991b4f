// Where another station's stream stands in a bulletin, and where it is joined by who comes late: a live programme goes on
// without us, and ends at its own hour.
import type { Cause } from './reason.ts';
import type { Slot, SlotBulletin } from './slot.ts';

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

/**
 * Where a bulletin begins that is late by so much: in the relay that would sound by now, where nothing before it is a
 * document, which would never be heard; else at its beginning.
 */
export function positionWhenLate(bulletin: Sounds, lateMs: number): number {
  const relay = relayAt(bulletin, lateMs);
  if (!relay) return 0;
  const dropsDocument = (bulletin.items ?? []).some(
    ({ kind, fromMs }) => kind === 'document' && fromMs < relay.fromMs,
  );
  return dropsDocument ? 0 : lateMs;
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
  if (!bulletin || lateMs > graceMs || positionWhenLate(bulletin, lateMs) === 0) return undefined;
  const tried = slots.filter(({ makeUpFor }) => makeUpFor === rootId).length;
  if (tried >= mostJoins) return undefined;
  const reason = { code: 'make-up', lost: startsAt, spareWeek: false, cause } as const;
  const id = `${rootId}/bu-${tried + 1}`;
  return { id, campaign, startsAt, state: 'planned', reason, makeUpFor: rootId };
}
