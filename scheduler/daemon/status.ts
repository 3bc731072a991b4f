import type { StationStatus } from '../core/station-status.ts';
import { sayTrouble, type Trouble } from '../core/trouble.ts';
import type { ClockSight } from './clock-sight.ts';
import type { Director } from './director.ts';
import type { State } from './state.ts';

/** How the daemon is, at this instant. */
export function statusOf(state: State, director: Director, sight: ClockSight): StationStatus {
  const airing = director.current();
  const clockWrong = sight.wrong();
  const told = state.troubles.told().map((one) => ({ ...one, at: one.toldAt }));
  const blocked = state.journal.blocked()?.trouble;
  const lasting = told.filter(({ kind }) => kind !== 'incident');
  const say = ({ id, slot, ...trouble }: Trouble & { readonly at: number }) => ({
    ...{ id, at: trouble.at, slot, message: sayTrouble(trouble) },
  });
  return {
    ...(airing && { airing: { slot: airing.slot, positionMs: airing.positionMs() } }),
    problems: state.content.problems,
    alarms: told.map(say),
    lasting: [...lasting, ...(blocked ? [{ ...blocked, at: blocked.since }] : [])].map(say),
    ...(clockWrong !== undefined && { clockWrong }),
  };
}
