// An operator's order to air at once, from its request to the last sample.
import { advance, type Slot } from '../core/slot.ts';
import type { Reason } from '../core/reason.ts';
import { sayOutcome } from '../core/say-outcome.ts';
import { sayReason } from '../core/say-reason.ts';
import { StaleSlotError, type OperatorRequest } from '../store/store.ts';
import { beginAiring } from './airing.ts';
import type { OnAir } from './on-air.ts';
import { prepareSlot } from './prepare-slot.ts';
import { enterEmergency } from '../acts/enter-emergency.ts';
import type { State } from './state.ts';
import { afterErrorRealMs, orderHoldsRealMs } from './timing.ts';

/**
 * Airs it over whatever is on; resolves once it is over. Its request is answered, and its slot stands in the store,
 * when this returns its promise. An order that is too old by then is refused.
 */
export async function airEmergency(
  state: State,
  onAir: OnAir,
  request: OperatorRequest,
  stopped: AbortSignal,
): Promise<void> {
  const { clock, store } = state.parts;
  const timeZone = state.content.timeZone;
  const order = request.act.kind === 'emergency' ? request.act.order : undefined;
  // A centre's order says itself how long it holds: who comes late with it is still in time.
  const isOld = (): boolean =>
    order
      ? clock.now() >= order.expiresAt
      : Math.abs(clock.now() - request.at) > orderHoldsRealMs * clock.speed;
  if (order && isOld()) {
    const at = Math.round(clock.now());
    const { expiresAt } = order;
    store.answer(request.id, { ok: false, code: 'order-expired', expiresAt, at }, []);
    return;
  }
  if (isOld()) {
    const at = Math.round(clock.now());
    const outcome = { ok: false, code: 'order-too-old', askedAt: request.at, at } as const;
    store.answer(request.id, outcome, []);
    const what = sayOutcome(outcome, timeZone);
    state.troubles.raise({ id: `order-too-old ${request.id}`, kind: 'incident', what });
    return;
  }
  const slot = enterEmergency({ store, now: clock.now(), timeZone }, request);
  if (!slot) return;
  state.publisher.outdate();
  for (;;) {
    const tried = await tryToAir(state, onAir, slot);
    if (tried !== 'again') return;
    if (isOld()) {
      giveUp(state, slot, { code: 'emergency-not-written' });
      return;
    }
    await clock.pause(afterErrorRealMs * clock.speed, stopped);
  }
}

/** `again` where the disk did not take the intent. */
async function tryToAir(state: State, onAir: OnAir, slot: Slot): Promise<'over' | 'again'> {
  const { bulletin } = slot;
  if (!bulletin) return 'over';
  const held = state.parts.clock.hold();
  const emission = await prepareSlot(state, slot, bulletin).finally(held);
  if (state.stopping.aborted) {
    await emission.discard();
    giveUp(state, slot, { code: 'emergency-program-stopped' });
    return 'over';
  }
  try {
    const airing = onAir.put((clear) => beginAiring(state, slot, bulletin, emission, { clear }));
    await airing.over;
    return 'over';
  } catch (error) {
    // It was cancelled meanwhile.
    if (error instanceof StaleSlotError) return 'over';
    state.journal.failed(error);
    return 'again';
  }
}

function giveUp(state: State, slot: Slot, reason: Reason): void {
  state.journal.recordSurely([
    advance(slot, { act: 'miss', reason }, state.parts.clock.now()).change,
  ]);
  const what = sayReason(reason, state.content.timeZone);
  state.troubles.raise({ id: `${reason.code} ${slot.id}`, kind: 'incident', slot: slot.id, what });
}
