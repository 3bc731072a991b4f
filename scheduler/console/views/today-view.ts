import type { Standing as StandingEmergency } from '../../core/repeat-chain.ts';
import type { Slot } from '../../core/slot.ts';
import type { Trouble } from '../../core/trouble.ts';
import type { Line } from './bulletin-lines.ts';

/** What the station's first page shows, at one instant. */
export interface TodayView {
  readonly onAir?: OnAir;
  /** Emergencies that are still to be said again. */
  readonly emergencies: readonly StandingEmergency[];
  readonly next?: { readonly slot: Slot; readonly lines: readonly Line[] };
  /** What waits for a person, most urgent first. */
  readonly needs: readonly Need[];
  /** What was said of late and needs nothing, newest first. */
  readonly said: readonly Trouble[];
  /** Today's airings, those that are over among them. */
  readonly today: readonly Slot[];
  readonly coming: readonly Slot[];
  readonly isApproved: (slot: Slot) => boolean;
  /** Of its bulletin, else of its campaign. */
  readonly titleOf: (slot: Slot) => string;
  readonly output: OutputView;
}

export interface OnAir {
  readonly slot: Slot;
  readonly positionMs: number;
  readonly lines: readonly Line[];
  /** Held by a person: it goes on when somebody says so. */
  readonly isPaused: boolean;
}

/** Something that a person is to decide or to mend. */
export interface Need {
  /** For tests and the page's script. */
  readonly kind: string;
  readonly what: string;
  /** How it is mended; '' where the link says it. */
  readonly mend: string;
  /** Since when; '' where nobody knows. */
  readonly since: string;
  /** Where it is done. */
  readonly at?: { readonly path: string; readonly words: string };
}

/** Where sound goes, and how loud. */
export interface OutputView {
  /** `loa (default)`. */
  readonly names: readonly string[];
  readonly gainDb: number;
  /** What was emitted of late, dBFS; absent where the output tells nothing. */
  readonly levelDb?: number;
}
