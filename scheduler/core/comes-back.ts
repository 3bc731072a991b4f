// A campaign's file that went away and came back: a checkout, a sync, a hold. What stood in another airing's place went with it.
import { airingName, holdsItsAiring, type Slot } from './slot.ts';

/**
 * The slot to stand again in an airing's place, of those that stood there (`standIns`): the one that left the plan with its campaign while its
 * hour is still to come. Undefined where another stands there, or a person has ended that.
 */
export function comesBack(standIns: readonly Slot[], now: number): Slot | undefined {
  const isEnded = standIns.some(
    ({ state, reason }) =>
      holdsItsAiring.has(state) ||
      (reason?.code === 'cancelled-by' && reason.movedTo === undefined),
  );
  if (isEnded) return undefined;
  const left = standIns.filter(({ reason, startsAt }) => wasOf(reason) && startsAt > now);
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
