import type { OnTheAir, StationStatus } from '../core/station-status.ts';
import type { Airing } from './begun.ts';
import type { Director } from './director.ts';
import type { Hold } from './hold.ts';
import type { State } from './state.ts';

/** A level that is older says nothing of now, real ms. */
const levelHoldsMs = 3000;

/** How the daemon is, at this instant. */
export function statusOf(state: State, director: Director): StationStatus {
  const airing = director.current();
  const blocked = state.journal.blocked();
  const volume = state.outputs.volume();
  return {
    ...(airing && { airing: onTheAir(airing, director.hold, state.parts.clock.realNow()) }),
    ...(volume && { volume }),
    problems: state.content.problems,
    troubles: [...state.troubles.told(), ...(blocked ? [blocked.trouble] : [])],
  };
}

function onTheAir(airing: Airing, hold: Hold, realNow: number): OnTheAir {
  const { slot, bulletin } = airing;
  const { title, durationMs } = bulletin;
  const held = hold.current();
  const level = airing.level();
  return {
    ...{ slot, title, durationMs, positionMs: airing.positionMs() },
    ...(held?.slot === slot && {
      paused: { since: held.since, by: held.by, untilAt: held.untilAt },
    }),
    ...(level &&
      held?.slot !== slot &&
      realNow - level.at < levelHoldsMs && {
        level: { output: level.output, peakDb: level.peakDb, rmsDb: level.rmsDb },
      }),
  };
}
