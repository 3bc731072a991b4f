import { minuteMs } from '../../content/schema/durations.ts';
import type { Slot } from '../core/slot.ts';
import type { Store } from '../store/store.ts';

export const faultKinds = ['power-cut', 'disk-full', 'clock-jump'] as const;
export type FaultKind = (typeof faultKinds)[number];

export const clockJumpMs = 60 * minuteMs;

/** When a fault strikes and passes by a clock that is right, epoch ms; `slot` is the airing it is to hit. `says` is Vietnamese. */
export interface Fault {
  readonly kind: FaultKind;
  readonly slot: string;
  readonly from: number;
  readonly to: number;
  readonly says: string;
}

/** Bulletins that nobody made yet are about as long. */
const usualDurationMs = 10 * minuteMs;

/**
 * Each asked fault on an airing of its own, from the second one on: the first shows how it should be. Where there are
 * not enough, the last faults are left out. `sounds`: the airing takes its time, so that the power can fail in it.
 */
export function planFaults(
  kinds: readonly FaultKind[],
  slots: readonly Slot[],
  sounds: boolean,
): readonly Fault[] {
  const hit = slots.length > kinds.length ? slots.slice(1) : slots;
  return kinds.slice(0, hit.length).flatMap((kind, index) => {
    const slot = hit[index];
    return slot ? { kind, slot: slot.id, ...strike(kind, slot, sounds) } : [];
  });
}

function strike(
  kind: FaultKind,
  { startsAt, bulletin }: Slot,
  sounds: boolean,
): Pick<Fault, 'from' | 'to' | 'says'> {
  switch (kind) {
    case 'power-cut': {
      const from = sounds
        ? startsAt + Math.round((bulletin?.durationMs ?? usualDurationMs) * 0.4)
        : startsAt - 5 * minuteMs;
      const when = sounds ? 'giữa lúc phát' : 'từ 5 phút trước giờ phát';
      return { from, to: from + 45 * minuteMs, says: `mất điện 45 phút ${when}` };
    }
    case 'disk-full':
      return {
        from: startsAt - 5 * minuteMs,
        to: startsAt + 30 * minuteMs,
        says: 'đĩa đầy từ 5 phút trước đến 30 phút sau giờ phát',
      };
    case 'clock-jump':
      return {
        from: startsAt - 10 * minuteMs,
        to: startsAt + 80 * minuteMs,
        says: '10 phút trước giờ phát, đồng hồ máy chạy vọt lên một giờ; 90 phút sau mới được chỉnh lại đúng',
      };
  }
}

/** The store on a disk that is full while `isFull` says so. */
export function storeOnFullDisk(store: Store, isFull: () => boolean): Store {
  const refuse = (): void => {
    if (isFull()) throw new Error('database or disk is full');
  };
  return {
    ...store,
    commit: (changes) => {
      refuse();
      store.commit(changes);
    },
    heartbeat: (beat) => {
      refuse();
      store.heartbeat(beat);
    },
    setNote: (name, value) => {
      refuse();
      store.setNote(name, value);
    },
  };
}
