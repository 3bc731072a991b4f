// The operator's acts, carried out by the daemon, or at once by the command where no daemon runs.
import type { Outcome } from '../core/reason.ts';
import { advance, emergencyCampaign } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import type { Change, OperatorRequest, Slot, Store } from '../store/store.ts';

export interface ActContext {
  readonly store: Store;
  readonly now: number;
  readonly timeZone: string;
}

/** Carries out `cancel` or `approve`, and answers the request. An `emergency` needs a daemon: it is answered so. */
export function carryOut({ store, now }: ActContext, request: OperatorRequest): void {
  const { act, by, id } = request;
  const answer = (outcome: Outcome, changes: readonly Change[] = []): void => {
    store.answer(id, outcome, changes);
  };
  if (act.kind === 'approve') {
    const { contentKey, sha256, campaign } = act;
    store.approve({ contentKey, sha256, campaign, by, at: now });
    const detail = { by, sha256, contentKey };
    answer({ ok: true, code: 'approved', by, sha256, at: now }, [
      { at: now, slot: '', event: 'approved', detail },
    ]);
    return;
  }
  if (act.kind === 'emergency') {
    answer({ ok: false, code: 'needs-daemon', at: now });
    return;
  }
  const slot = store.slot(act.slot);
  if (!slot) {
    answer({ ok: false, code: 'no-such-slot', slot: act.slot, at: now });
  } else if (slot.state !== 'planned' && slot.state !== 'ready') {
    answer({ ok: false, code: 'not-cancellable', slot: slot.id, state: slot.state, at: now });
  } else {
    const reason = { code: 'cancelled-by', by, why: act.reason } as const;
    answer({ ok: true, code: 'cancelled', slot: slot.id, at: now }, [
      advance(slot, { act: 'cancel', reason, by }, now).change,
    ]);
  }
}

/** The slot of an emergency, entered in the store and ready to sound; its request is answered. */
export function enterEmergency(
  { store, now, timeZone }: ActContext,
  request: OperatorRequest,
): Slot | undefined {
  const { act, by, id } = request;
  if (act.kind !== 'emergency') return undefined;
  const { day, time } = readWall(timeZone, now);
  const slot: Slot = {
    id: `${emergencyCampaign}@${day}T${time}/${id}`,
    campaign: emergencyCampaign,
    startsAt: Math.round(now),
    state: 'ready',
    reason: { code: 'emergency', by },
    bulletin: act.bulletin,
  };
  const { sha256, title } = act.bulletin;
  const detail = { reason: slot.reason, by, sha256, title };
  store.answer(id, { ok: true, code: 'emergency-begun', slot: slot.id, at: now }, [
    { at: now, slot: slot.id, event: 'emergency', detail, after: slot, from: undefined },
  ]);
  return slot;
}
