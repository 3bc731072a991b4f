// What is given to a station that joins after it was sent (ADR 135).
import type { Asks } from '../database/connect.ts';
import { addressOne, holdingDispatches, type HoldingDispatch } from '../ledger/holding.ts';
import { standsWhere } from '../ledger/selection.ts';
import { isSelected, type Standing } from './selection.ts';

/**
 * Of all that was sent and neither ended nor expired, the newest first: the newest word for each thing that is for this
 * station, unless that takes it back, and every emergency. Returns ids, the oldest first.
 */
export function whatHolds(sent: readonly HoldingDispatch[], standing: Standing): readonly string[] {
  const decided = new Set<string>();
  const given: string[] = [];
  for (const { id, kind, thing, selection } of sent) {
    if (thing !== null && decided.has(thing)) continue;
    if (!isSelected(selection, standing)) continue;
    if (thing !== null) decided.add(thing);
    if (kind !== 'withdraw') given.push(id);
  }
  return given.toReversed();
}

/** In the transaction that lets the station in, last of all: whoever sends waits for it. Returns how many it was given. */
export async function giveWhatHolds(sql: Asks, station: string, at: number): Promise<number> {
  const sent = await holdingDispatches(sql, station, at);
  const given = whatHolds(sent, await standsWhere(sql, station));
  if (given.length > 0) await addressOne(sql, station, given);
  return given.length;
}
