import type { Change, Slot } from './slot.ts';

/** The log line and row of a new slot. */
export function addSlot(slot: Slot, now: number): Change {
  const { reason, makeUpFor, startsAt } = slot;
  const made = makeUpFor === undefined ? {} : { makeUpFor };
  const detail = { startsAt, ...(reason && { reason }), ...made };
  return { at: now, slot: slot.id, event: 'planned', detail, after: slot, from: undefined };
}

/** The same airing at another instant: the ward's zone was corrected. */
export function moveSlot(slot: Slot, { startsAt, reason }: Slot, now: number): Change {
  const detail = { startsAt, from: slot.startsAt, ...(reason && { reason }) };
  const after = { ...slot, startsAt, ...(reason && { reason }) };
  return { at: now, slot: slot.id, event: 'moved', detail, after, from: slot.state };
}

/** It stays at the hour it was planned for first: the one that is wanted by now has passed. */
export function keepHour(slot: Slot, { startsAt: wanted }: Slot, now: number): Change {
  const reason = { code: 'kept-hour', at: slot.startsAt, wanted } as const;
  const after = { ...slot, reason };
  return {
    at: now,
    slot: slot.id,
    event: 'kept-hour',
    detail: { reason },
    after,
    from: slot.state,
  };
}
