import type { Ward } from '../../content/schema/ward.ts';
import type { Outcome } from '../core/reason.ts';
import type { Change } from '../core/slot.ts';
import type { Store } from '../store/store.ts';

/** What an act is carried out with. */
export interface ActContext {
  readonly store: Store;
  readonly now: number;
  /** What it may sound by; undefined where ward.yaml was never read. */
  readonly ward: Pick<Ward, 'broadcast' | 'timeZone'> | undefined;
}

/** What an act comes to: written with its answer in one transaction. */
export interface Deed {
  readonly outcome: Outcome;
  readonly changes?: readonly Change[];
}
