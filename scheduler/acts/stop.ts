import type { Outcome } from '../core/outcome.ts';
import { standingEmergencies } from '../core/repeat-chain.ts';
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

/** That it was stopped; and where it is an emergency that is said again, when. */
export function stopped(store: Store, id: string, makeUp: boolean, now: number): Outcome {
  const slots = store.slots();
  const of = slots.find((slot) => slot.id === id)?.repeat?.of;
  const standing = standingEmergencies(slots, now).find((one) => one.id === of);
  return {
    ...{ ok: true, code: 'stopped', slot: id, makeUp, at: now },
    ...(standing && { repeatsAt: standing.nextAt }),
  };
}

/** Why nothing is stopped: that one is not on the air, or nothing is. */
export function notOnAir(store: Store, { slot }: Stop, now: number): Deed['outcome'] {
  if (slot === undefined) return { ok: false, code: 'nothing-sounds', at: now };
  const known = store.slot(slot);
  // Stopped already, by this very order or another one.
  if (known?.reason?.code === 'stopped-by') return stopped(store, slot, false, now);
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
  const outcome = stopped(store, slot.id, act.makeUp, now);
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
