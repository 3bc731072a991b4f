import type { StationStatus } from '../core/station-status.ts';
import type { Director } from './director.ts';
import type { State } from './state.ts';

/** How the daemon is, at this instant. */
export function statusOf(state: State, director: Director): StationStatus {
  const airing = director.current();
  const blocked = state.journal.blocked();
  return {
    ...(airing && { airing: { slot: airing.slot, positionMs: airing.positionMs() } }),
    problems: state.content.problems,
    troubles: [...state.troubles.told(), ...(blocked ? [blocked.trouble] : [])],
  };
}
