import { advance, type Slot } from '../core/slot.ts';
import type { OperatorAct, OperatorRequest, Store } from '../store/store.ts';
import type { ActContext, Deed } from './deed.ts';

type Stop = Extract<OperatorAct, { kind: 'stop' }>;

/** Which airing is meant: the one that is named, else the one that began last. */
export function stoppable(store: Store, { slot }: Stop): Slot | undefined {
  const airing = store.slots().filter(({ state }) => state === 'airing');
  const beganAt = ({ airedAt, startsAt }: Slot): number => airedAt ?? startsAt;
  return slot === undefined
    ? airing.toSorted((a, b) => beganAt(a) - beganAt(b)).at(-1)
    : airing.find(({ id }) => id === slot);
}

/** Why nothing is stopped: that one is not on the air, or nothing is. */
export function notOnAir(store: Store, { slot }: Stop, now: number): Deed['outcome'] {
  if (slot === undefined) return { ok: false, code: 'nothing-sounds', at: now };
  const known = store.slot(slot);
  // Stopped already, by this very order or another one.
  if (known?.reason?.code === 'stopped-by')
    return { ok: true, code: 'stopped', slot, makeUp: false, at: now };
  return known
    ? { ok: false, code: 'not-on-air', slot, state: known.state, at: now }
    : { ok: false, code: 'no-such-slot', slot, at: now };
}

/**
 * An airing that a killed program left behind, ended as a person wants it: without a make-up, which the next start would
 * plan. Where a make-up is wanted, that start is left to it.
 */
export function closeUnseen({ store, now }: ActContext, act: Stop, { by }: OperatorRequest): Deed {
  const slot = stoppable(store, act);
  if (!slot) return { outcome: notOnAir(store, act, now) };
  const outcome = {
    ok: true,
    code: 'stopped',
    slot: slot.id,
    makeUp: act.makeUp,
    at: now,
  } as const;
  if (act.makeUp) return { outcome };
  const beat = store.lastHeartbeat();
  const heardMs = beat?.slot === slot.id ? (beat.positionMs ?? 0) : 0;
  const from = slot.airedAt ?? slot.startsAt;
  const endedAt = beat?.slot === slot.id ? Math.max(from, beat.at) : from;
  const reason = {
    code: 'stopped-by',
    by,
    why: act.reason,
    ...(heardMs > 0 && { heardMs }),
  } as const;
  const broken = { act: 'break', reason, heardMs, endedAt } as const;
  return { outcome, changes: [advance(slot, broken, now).change] };
}
