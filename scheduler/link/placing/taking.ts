import type { Weekday } from '../../../content/schema/names.ts';
import type { Check } from '../../../content/write/keep-edit.ts';

export interface PlacingNeeds {
  readonly contentDir: string;
  /** The bytes of a file that was sent; undefined where they are not there. */
  readonly blob: (sha256: string) => Uint8Array | undefined;
  /** As a person reads it: `trung-tam.tinh.vn`. */
  readonly centre: string;
  /** Whether this earlier order was another centre's than the one that is placed: then its version says nothing. */
  readonly isOfAnother?: (order: string) => boolean;
  /** What the schedule would refuse. */
  readonly check: Check;
}

/** How the ward takes it. */
export interface Taking {
  /** Absent: the station by itself. */
  readonly by?: string;
  /** ISO, with offset. */
  readonly at: string;
  /** What the ward airs a campaign at, where it is not as the centre has it. */
  readonly hours?: readonly string[];
  readonly days?: readonly Weekday[];
}
