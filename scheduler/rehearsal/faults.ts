import type { Slot } from '../core/slot.ts';
import type { Store } from '../store/store.ts';

export const faultKinds = ['power-cut', 'disk-full', 'clock-jump'] as const;
export type FaultKind = (typeof faultKinds)[number];

const minute = 60_000;

/** When a fault strikes and passes, epoch ms. `says` is Vietnamese. */
export interface Fault {
  readonly kind: FaultKind;
  readonly from: number;
  readonly to: number;
  readonly says: string;
}

/** Each asked fault on an airing of its own, from the second one on: the first shows how it should be. */
export function planFaults(kinds: readonly FaultKind[], slots: readonly Slot[]): readonly Fault[] {
  return kinds.flatMap((kind, index) => {
    const slot = slots[Math.min(index + 1, slots.length - 1)];
    if (!slot) return [];
    const middle = slot.startsAt + Math.round((slot.bulletin?.durationMs ?? 5 * minute) * 0.4);
    switch (kind) {
      case 'power-cut':
        return {
          kind,
          from: middle,
          to: middle + 45 * minute,
          says: 'mất điện 45 phút giữa lúc phát',
        };
      case 'disk-full':
        return {
          kind,
          from: slot.startsAt - 5 * minute,
          to: slot.startsAt + 30 * minute,
          says: 'đĩa đầy từ 5 phút trước giờ phát, 30 phút sau mới có chỗ',
        };
      case 'clock-jump':
        return {
          kind,
          from: slot.startsAt - 10 * minute,
          to: slot.startsAt + 80 * minute,
          says: 'đồng hồ nhảy tới một giờ trước giờ phát 10 phút, rồi được chỉnh lại',
        };
    }
  });
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
