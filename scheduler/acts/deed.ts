import type { Ward } from '../../content/schema/ward.ts';
import type { Unreached } from '../core/act-outcome.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Change } from '../core/slot.ts';
import type { Store } from '../store/store.ts';

/** What an act is carried out with. */
export interface ActContext {
  readonly store: Store;
  readonly now: number;
  /** What it may sound by; undefined where ward.yaml was never read. */
  readonly ward: Pick<Ward, 'broadcast' | 'timeZone' | 'approval'> | undefined;
  /** How long opening what is to sound takes, ms of the schedule's clock; absent where no daemon runs. */
  readonly soonMs?: number;
  /** Turns down what sounds; absent where no daemon runs. */
  readonly turn?: (gainDb: number) => Unreached;
}

/** What an act comes to: written with its answer in one transaction. */
export interface Deed {
  readonly outcome: Outcome;
  readonly changes?: readonly Change[];
}
