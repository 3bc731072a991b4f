import { endRepeats, standingEmergencies } from '../core/repeat-chain.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { ActContext, Deed } from './deed.ts';
import { personFacts, whoAsked } from './person.ts';

/** Emergencies that stand are not said again: the one that is named, else all. What sounds now goes on to its end. */
export function endEmergency(
  { store, now }: ActContext,
  { slot, reason: why }: Extract<OperatorAct, { kind: 'end-emergency' }>,
  request: OperatorRequest,
): Deed {
  const slots = store.slots();
  const named = slots.find(({ id }) => id === slot)?.repeat?.of;
  const meant = standingEmergencies(slots, now).filter(
    ({ id }) => slot === undefined || id === named || id.endsWith(`/${slot}`),
  );
  if (meant.length === 0)
    return {
      outcome: {
        ...{ ok: false, code: 'nothing-repeats', at: now },
        ...(slot !== undefined && { slot }),
      },
    };
  const ids = new Set(meant.map(({ id }) => id));
  const sounding = meant.find(({ airing }) => airing !== undefined)?.airing;
  const lines = meant.map(({ id }) => ({
    ...{ at: now, slot: id, event: 'emergency-ended' },
    detail: { ...personFacts(whoAsked(request)), why },
  }));
  return {
    outcome: {
      ...{ ok: true, code: 'emergency-ended', at: now },
      ended: meant.map(({ id, title }) => ({ slot: id, title })),
      ...(sounding !== undefined && { sounding }),
    },
    changes: [...endRepeats(slots, ids, { by: request.by, why }, now), ...lines],
  };
}
