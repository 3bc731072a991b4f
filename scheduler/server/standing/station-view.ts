import type { OnTheAir } from '../../core/station-status.ts';
import type { Problem } from '../../../content/schema/problem.ts';
import type { CheckResult } from '../../core/check-result.ts';
import type { Slot } from '../../core/slot.ts';
import type { Trouble } from '../../core/trouble.ts';

/** Everything the station's page shows, at one instant. */
export interface StationView {
  readonly station: string;
  readonly timeZone: string;
  /** The schedule's instant, epoch ms, and how fast it passes (1 outside tests). */
  readonly now: number;
  readonly speed: number;
  readonly slots: readonly Slot[];
  readonly airing?: OnTheAir;
  /** What was told of late, newest last: what lasts, and incidents. */
  readonly troubles: readonly Trouble[];
  readonly contentProblems: readonly Problem[];
  /** Whether the ward asks for approval, and which slots' bulletins have it. */
  readonly approval: { readonly required: boolean; readonly slots: ReadonlySet<string> };
  /** The last examination of the machine; absent while the first one runs. */
  readonly doctor?: { readonly at: number; readonly checks: readonly CheckResult[] };
}
