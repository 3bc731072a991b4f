import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import { keepSentBack } from '../store/sent-back.ts';
import type { ActContext, Deed } from './deed.ts';
import { personFacts, whoAsked } from './person.ts';

/** A no to exactly the bulletin that was heard: where approval is required it does not air, unless it is approved after all. */
export function sendBack(
  { store, now }: ActContext,
  act: Extract<OperatorAct, { kind: 'send-back' }>,
  request: OperatorRequest,
): Deed {
  const { contentKey, sha256, campaign, reason } = act;
  const { by } = request;
  const at = Math.round(now);
  keepSentBack(store, { contentKey, sha256, campaign, by, at, reason });
  const detail = { ...personFacts(whoAsked(request)), sha256, contentKey, campaign, why: reason };
  return {
    outcome: { ok: true, code: 'sent-back', by, sha256, at },
    changes: [{ at, slot: '', event: 'sent-back', detail }],
  };
}
