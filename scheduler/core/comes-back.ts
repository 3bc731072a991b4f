// A campaign's file that went away and came back: a checkout, a sync, a hold. What stood in another airing's place went with it.
import { airingName, holdsItsAiring, type Slot } from './slot.ts';

/**
 * The slot to stand again in the place of `lost`, of those that stood there (`standIns`, of each turn of the airing): the one that left the
 * plan with its campaign while its hour is still to come. Undefined where the airing was heard or still is to be, another stands there, a
 * person has ended that, or the airing had its own place again in between: what stood for an earlier turn of it is over.
 */
export function comesBack(lost: Slot, standIns: readonly Slot[], now: number): Slot | undefined {
  const isEnded = standIns.some(
    ({ state, reason }) =>
      holdsItsAiring.has(state) ||
      (reason?.code === 'cancelled-by' && reason.movedTo === undefined),
  );
  if (isEnded || holdsItsAiring.has(lost.state)) return undefined;
  const left = standIns.filter(
    ({ makeUpFor, reason, startsAt }) => makeUpFor === lost.id && wasOf(reason) && startsAt > now,
  );
  return left
    .filter(({ id }) => !standIns.some((one) => one.id !== id && isLaterTurn(one.id, id)))
    .map((slot): Slot => {
      const reason = wasOf(slot.reason);
      return { ...slot, state: 'planned', ...(reason && { reason }) };
    })
    .at(-1);
}

function wasOf(reason: Slot['reason']): Slot['reason'] {
  return reason?.code === 'left-plan' ? reason.was : undefined;
}

function isLaterTurn(id: string, than: string): boolean {
  return airingName(id) === airingName(than) && turnOf(id) > turnOf(than);
}

function turnOf(id: string): number {
  return Number(/~(\d+)$/.exec(id)?.[1] ?? 1);
}
