// Troubles that last. Each is told when it begins, when its words change, once a day while it lasts, and when it is
// over: a bulletin that cannot be made is tried again every five minutes, and nobody reads a message every five minutes.
import { dayMs } from '../core/day.ts';
import { isFinal } from '../core/slot.ts';
import { keepLasting, type Lasting } from '../store/lasting.ts';
import { note } from './record.ts';
import { alarm } from './alarm.ts';
import type { State } from './state.ts';

/** What was not told anew for this long ended unseen: its campaign is gone, its page is not read aloud any more. */
const forgottenMs = 3 * dayMs;

/** `id` names the trouble, whatever its words. `again`: it is told although it was told before. */
export function trouble(
  state: State,
  id: string,
  slot: string,
  message: string,
  { again = false } = {},
): void {
  const at = state.parts.clock.now();
  const known = state.troubles.get(id);
  // A clock that was set back by years must not silence it.
  if (!again && known?.message === message && Math.abs(at - known.at) < dayMs) return;
  state.troubles.set(id, { at, slot, message });
  if (known && known.message !== message) dismiss(state, known);
  alarm(state, slot, message);
  keep(state);
}

/** Says that it is over, where it was told. */
export function troubleOver(state: State, id: string): void {
  const known = state.troubles.get(id);
  if (!known) return;
  const { slot } = known;
  state.troubles.delete(id);
  dismiss(state, known);
  const message = `Đã hết: ${known.message}`;
  note(state, 'alarm-over', { message }, slot);
  state.parts.tell(`${slot === '' ? '' : `${slot}: `}${message}`);
  state.parts.raise?.({ at: state.parts.clock.now(), slot, message });
  keep(state);
}

/** Forgets, without a word, what belongs to slots that have had their end. Call it at each wake-up. */
export function forgetTroubles(state: State): void {
  const { store, clock } = state.parts;
  const before = state.troubles.size;
  for (const [id, { slot, at }] of state.troubles) {
    const ended = slot !== '' && isFinal(store.slot(slot)?.state ?? 'cancelled');
    if (ended || Math.abs(clock.now() - at) > forgottenMs) state.troubles.delete(id);
  }
  if (state.troubles.size !== before) keep(state);
}

function dismiss(state: State, { slot, message }: Lasting): void {
  state.alarms = state.alarms.filter((old) => old.slot !== slot || old.message !== message);
}

/** A disk that refuses costs a message told twice after a restart, no more. */
function keep({ parts, troubles, dead }: State): void {
  if (dead) return;
  try {
    keepLasting(parts.store, troubles);
  } catch {
    // Said by what else cannot be written.
  }
}
