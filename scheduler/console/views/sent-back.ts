import { factText } from '../../core/slot.ts';
import type { Store } from '../../store/store.ts';

/** An approver's no: who, when, why. */
export interface SentBack {
  readonly by: string;
  readonly at: number;
  readonly why: string;
}

/** The last one of each bulletin that was sent back, by its content. */
export function sentBacks(store: Pick<Store, 'lines'>): ReadonlyMap<string, SentBack> {
  const lines = store.lines({ events: ['sent-back'] }).toReversed();
  return new Map(
    lines.map(({ at, detail }) => [
      factText(detail, 'contentKey'),
      { by: factText(detail, 'by'), at, why: factText(detail, 'why') },
    ]),
  );
}
