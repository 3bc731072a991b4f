// An airing as others see it, and what is known of it once it has begun.
import type { BreakReason } from '../core/reason.ts';
import type { hearRelays } from './relays.ts';
import type { Slot, SlotBulletin } from '../core/slot.ts';

/** Why an airing is ended before its end. */
export type StopWhy = Extract<BreakReason, { code: 'program-stopped' | 'stopped-by' }>;

/** An airing that has begun. */
export interface Airing {
  readonly slot: string;
  /** An emergency. */
  readonly isUrgent: boolean;
  positionMs(): number;
  /** Stops the sound; it goes on later, from the sentence it was in. */
  pause(why: string): Pause;
  /** Ends it as interrupted, also where it is paused; resolves with `over`. Where a person stopped it, nothing is made up unless `makesUp`. */
  stop(why: StopWhy, makesUp?: boolean): Promise<void>;
  /** Resolves once its final state is in the store, or waits for a disk that refuses to take it. */
  readonly over: Promise<void>;
}

export interface Pause {
  /** Resolves once it is not heard any more. Its line in the log says where it stopped, as soon as the output has told. */
  readonly silent: Promise<void>;
  goOn(): void;
}

/** How an airing begins, other than at once. */
export interface Beginning {
  /** The output waits for this instant itself, epoch ms. */
  readonly notBefore?: number;
  /** Called once the intent is on the disk; sound waits until it has resolved. */
  readonly clear?: () => Promise<void>;
}

/** What is known of an airing that has begun. */
export interface Begun {
  slot: Slot;
  readonly bulletin: SlotBulletin;
  /** On the steady clock. */
  soundedAt: number | undefined;
  positionMs: number;
  samples: number;
  /** What was never sent, of all its parts. */
  lostMs: number;
  /** Where it was cut and when, on the steady clock; undefined while it sounds. */
  cut: { readonly positionMs: number; readonly at: number } | undefined;
  sounding: AbortController;
  /** The part that sounds now; resolved between two parts. */
  part: Promise<unknown>;
  /** Set while paused. */
  gate: Gate | undefined;
  /** What is heard of its relays. */
  readonly relays: ReturnType<typeof hearRelays>;
  stopped: { readonly why: StopWhy; readonly makesUp: boolean } | undefined;
}

/** What a paused airing waits at. */
export interface Gate {
  readonly why: string;
  readonly opened: Promise<void>;
  readonly open: () => void;
}
