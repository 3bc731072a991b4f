import { dayMs } from '../../content/schema/durations.ts';
import { isRepeat } from '../core/repeat.ts';
import { repeatChanges, standingEmergencies } from '../core/repeat-chain.ts';
import type { Slot } from '../core/slot.ts';
import { sayInstant } from '../core/words.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { Airing } from './begun.ts';
import type { State } from './state.ts';

/** Each standing emergency's next repeat waits in the store; one that nobody ended after a day is told. Call it at each wake-up. */
export function keepRepeating(state: State): void {
  const { store, clock } = state.parts;
  const now = clock.now();
  state.journal.record(repeatChanges(store.slots(), now));
  const forgotten = standingEmergencies(store.slots(), now).filter(
    ({ firstAt, untilAt }) => untilAt === undefined && now - firstAt >= dayMs,
  );
  const kept = new Set(forgotten.map(({ id }) => troubleOf(id)));
  for (const { id, title, everyMinutes, firstAt } of forgotten)
    state.troubles.raise({
      ...{ id: troubleOf(id), kind: 'emergency' },
      what: `Thông báo khẩn "${title}" đã lặp lại mỗi ${everyMinutes} phút hơn một ngày, từ ${sayInstant(state.content.timeZone, firstAt)}.`,
      mend: `Hết cần thì kết thúc: ${loaCommand} emergency --end ${id} --by "Họ tên"`,
    });
  for (const { id, kind } of state.troubles.told())
    if (kind === 'emergency' && !kept.has(id)) state.troubles.over(id);
}

function troubleOf(id: string): string {
  return `repeats ${id}`;
}

/** What keeps a slot from sounding now: what is on the air, but an emergency's repeat cuts into all save another emergency. */
export function inTheWay(slot: Slot, onAir: Airing | undefined): Airing | undefined {
  return isRepeat(slot) && onAir?.isUrgent !== true ? undefined : onAir;
}
