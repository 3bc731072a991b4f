import { lowestGainDb } from '../core/act-outcome.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import { keepTurned, readTurned } from '../store/volume-note.ts';
import type { ActContext, Deed } from './deed.ts';
import { personFacts, whoAsked } from './person.ts';

/** Turns the sound down or up again; it holds for later airings, also where no daemon runs. */
export function turnVolume(
  { store, now, turn }: ActContext,
  { gainDb }: Extract<OperatorAct, { kind: 'volume' }>,
  request: OperatorRequest,
): Deed {
  if (!(gainDb >= lowestGainDb && gainDb <= 0))
    return { outcome: { ok: false, code: 'volume-range', lowestDb: lowestGainDb, at: now } };
  const from = readTurned(store)?.gainDb ?? 0;
  const at = Math.round(now);
  keepTurned(store, { gainDb, by: request.by, at });
  const unreached = turn?.(gainDb) ?? { later: [], never: [] };
  const detail = { ...personFacts(whoAsked(request)), gainDb, from };
  return {
    outcome: { ok: true, code: 'volume-set', gainDb, ...unreached, at },
    changes: [{ at, slot: '', event: 'volume', detail }],
  };
}
