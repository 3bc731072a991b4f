// What a person asked for, carried out: by the daemon, or at once by whoever asks where no daemon runs.
import { endRepeats } from '../core/repeat-chain.ts';
import { advance } from '../core/slot.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import { airNow } from './air-now.ts';
import type { ActContext, Deed } from './deed.ts';
import { endEmergency } from './end-emergency.ts';
import { makeUpByHand } from './make-up.ts';
import { moveSlot } from './move.ts';
import { personFacts, whoAsked } from './person.ts';
import { restoreSlot } from './restore.ts';
import { sendBack } from './send-back.ts';
import { closeUnseen } from './stop.ts';
import { turnVolume } from './turn-volume.ts';

type Of<Kind extends OperatorAct['kind']> = Extract<OperatorAct, { kind: Kind }>;
type Carry<Kind extends OperatorAct['kind']> = (
  context: ActContext,
  act: Of<Kind>,
  request: OperatorRequest,
) => Deed;

const table: { readonly [Kind in OperatorAct['kind']]: Carry<Kind> } = {
  cancel: cancelSlot,
  approve: approveBulletin,
  'send-back': sendBack,
  move: moveSlot,
  restore: restoreSlot,
  'air-now': airNow,
  'make-up': makeUpByHand,
  // Nothing sounds where no daemon runs; what one left behind when it was killed has ended.
  stop: closeUnseen,
  'end-emergency': endEmergency,
  volume: turnVolume,
  emergency: needsDaemon,
  'speak-live': needsDaemon,
  'test-tone': needsDaemon,
  pause: needsDaemon,
  resume: needsDaemon,
  skip: needsDaemon,
};

/** Carries an act out in the store, and answers its request. What sounds is the daemon's: it answers `emergency` and `stop` itself. */
export function carryOut(context: ActContext, request: OperatorRequest): void {
  const { act, id } = request;
  // A program that is newer than this one may know more.
  if (!Object.hasOwn(table, act.kind)) {
    context.store.answer(id, { ok: false, code: 'unknown-act', at: context.now }, []);
    return;
  }
  // The row of an act's kind takes acts of that kind.
  const carry = table[act.kind] as Carry<OperatorAct['kind']>;
  const { outcome, changes = [] } = carry(context, act, request);
  context.store.answer(id, outcome, changes);
}

function needsDaemon({ now }: ActContext): Deed {
  return { outcome: { ok: false, code: 'needs-daemon', at: now } };
}

function approveBulletin(
  { store, now }: ActContext,
  act: Of<'approve'>,
  request: OperatorRequest,
): Deed {
  const { contentKey, sha256, campaign } = act;
  const { by } = request;
  store.approve({ contentKey, sha256, campaign, by, at: now });
  const detail = { ...personFacts(whoAsked(request)), sha256, contentKey };
  return {
    outcome: { ok: true, code: 'approved', by, sha256, at: now },
    changes: [{ at: now, slot: '', event: 'approved', detail }],
  };
}

function cancelSlot({ store, now }: ActContext, act: Of<'cancel'>, { by }: OperatorRequest): Deed {
  const slot = store.slot(act.slot);
  if (!slot) return { outcome: { ok: false, code: 'no-such-slot', slot: act.slot, at: now } };
  if (slot.state !== 'planned' && slot.state !== 'ready')
    return {
      outcome: { ok: false, code: 'not-cancellable', slot: slot.id, state: slot.state, at: now },
    };
  const reason = { code: 'cancelled-by', by, why: act.reason } as const;
  const { change } = advance(slot, { act: 'cancel', reason, by }, now);
  // Of an emergency that is said again, the first airing takes its repeats along.
  const isFirst = slot.repeat?.of === slot.id;
  const cancelled = change.after ?? slot;
  const slots = store.slots().map((other) => (other.id === slot.id ? cancelled : other));
  const ended = isFirst ? endRepeats(slots, new Set([slot.id]), { by, why: act.reason }, now) : [];
  return {
    outcome: { ok: true, code: 'cancelled', slot: slot.id, at: now },
    changes: [change, ...ended],
  };
}
