// A made bulletin and the slot it is for: it takes the place of the one before only where it can air.
import { giveBulletin, refusalByLength } from '../core/give-bulletin.ts';
import { sayRefusedBulletin } from '../core/say-refused-bulletin.ts';
import type { SlotBulletin } from '../core/slot.ts';
import { lookAtBulletin } from '../inspect/inspect-bulletin.ts';
import type { State } from './state.ts';
import { fallbackAheadMs } from './timing.ts';

/** Whether the slot took it; where it did not, that is said at once, and the slot keeps what it has. */
export function adoptBulletin(state: State, id: string, bulletin: SlotBulletin): boolean {
  const { store, clock } = state.parts;
  const ward = state.content.ward;
  const slot = store.slot(id);
  if (!ward || !slot) return true;
  const giving = giveBulletin(ward, slot, bulletin, clock.now());
  if (giving.how === 'refused') {
    const message = sayRefusedBulletin(ward, slot, bulletin.title, giving.refusal);
    state.troubles.raise({ id: `give ${id}`, kind: 'bulletin', slot: id, what: message });
    return false;
  }
  if (giving.how === 'given') state.journal.record([giving.change]);
  state.troubles.over(`give ${id}`);
  return true;
}

/** Near its airing a slot without a bulletin that can air gets the campaign's last good one, rather than silence. */
export async function fallBack(state: State, id: string): Promise<void> {
  const { store, clock, config } = state.parts;
  const ward = state.content.ward;
  const slot = store.slot(id);
  if (!ward || !slot || slot.startsAt - clock.now() >= fallbackAheadMs) return;
  if (slot.bulletin && !refusalByLength(ward, slot, slot.bulletin)) return;
  const before = store.slots().filter(({ campaign }) => campaign === slot.campaign);
  for (const { id: from, bulletin } of before.toReversed()) {
    if (!bulletin || refusalByLength(ward, slot, bulletin)) continue;
    // A bulletin whose file is gone or damaged is no good one.
    if ((await lookAtBulletin(config, bulletin)).how === 'broken') continue;
    const giving = giveBulletin(ward, store.slot(id), bulletin, clock.now());
    if (giving.how !== 'given') return;
    state.journal.record([giving.change]);
    state.journal.note(
      'fallback',
      { message: `Dùng bản tin gần nhất còn tốt, của buổi ${from}.` },
      id,
    );
    return;
  }
}
