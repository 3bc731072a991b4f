// What the last run left behind: how long nothing could air, and airings that a crash cut off.
import type { Outage } from '../core/settle.ts';
import type { Slot } from '../core/slot.ts';
import { sayLength, sayTime } from '../core/words.ts';
import type { Heartbeat } from '../store/store.ts';
import { loseSlot } from './lose.ts';
import { record } from './record.ts';
import { type State } from './state.ts';

/** The time since the last run, in which no slot could air. */
export function outageBefore(state: State): Outage {
  const { store, clock, damaged } = state.parts;
  const now = clock.now();
  if (damaged !== undefined) return { from: 0, to: now, kind: 'damaged' };
  const beat = store.lastHeartbeat();
  if (!beat) return { from: 0, to: now, kind: 'new' };
  const last = store.events(Math.max(0, store.head().seq - 1))[0];
  const stopped = last?.event === 'daemon-stop';
  const from = Math.max(beat.at, stopped ? last.at : 0);
  return { from: Math.min(from, now), to: now, kind: stopped ? 'stop' : 'crash' };
}

/** Slots whose airing a crash cut off become `interrupted`; they never start again as themselves. */
export function closeCutAirings(state: State): void {
  const { store } = state.parts;
  const beat = store.lastHeartbeat();
  for (const slot of store.slots()) {
    if (slot.state !== 'airing') continue;
    const reason = whatWasHeard(slot, beat, state.loaded?.ward.timeZone ?? 'UTC');
    const heardMs = beat?.slot === slot.id ? (beat.positionMs ?? 0) : 0;
    record(
      state,
      loseSlot(state, slot, { act: 'break', reason, heardMs }, 'mất điện hoặc máy tắt giữa chừng'),
    );
  }
}

/** Why an airing that a crash cut off is `interrupted`, and how much of it was certainly heard. */
export function whatWasHeard(slot: Slot, beat: Heartbeat | undefined, timeZone: string): string {
  if (slot.airedAt === undefined) {
    return 'Mất điện hoặc chương trình bị tắt đúng lúc bắt đầu phát; chưa chắc đã phát tiếng nào.';
  }
  const heard =
    beat?.slot === slot.id && beat.positionMs !== undefined && beat.positionMs > 0
      ? `đã phát ít nhất ${sayLength(beat.positionMs)}`
      : 'không rõ đã phát được bao lâu';
  return `Mất điện hoặc chương trình bị tắt khi đang phát, bắt đầu lúc ${sayTime(timeZone, slot.airedAt, slot.startsAt)}; ${heard}.`;
}
