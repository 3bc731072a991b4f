// An airing as others see it, and what is known of it once it has begun.
import type { BreakReason } from '../core/reason.ts';
import type { hearRelays } from './relays.ts';
import type { EventDetail, Slot, SlotBulletin } from '../core/slot.ts';
import type { Level } from '../playout/output.ts';
import type { PlayEnd } from '../playout/output.ts';

/** Why an airing is ended before its end. */
export type StopWhy = Extract<
  BreakReason,
  {
    code:
      | 'program-stopped'
      | 'stopped-by'
      | 'paused-out'
      | 'overtaken'
      | 'hours-over'
      | 'speech-lost';
  }
>;

/** An airing that has begun. */
export interface Airing {
  readonly slot: string;
  /** An emergency. */
  readonly isUrgent: boolean;
  /** A person speaks: it cannot be paused, and goes on at no other time. */
  readonly isSpoken?: boolean;
  readonly bulletin: SlotBulletin;
  positionMs(): number;
  /** How loud the last second was that left; undefined where nobody can tell. */
  level(): LeftLevel | undefined;
  /** Stops the sound; it goes on later, from the sentence it was in, once every pause has been ended. `facts`: for the log, why. */
  pause(facts: EventDetail): Pause;
  /** Leaves out the rest of the sentence, recording or relay that sounds; undefined where it ended meanwhile. */
  skip(facts: EventDetail): Promise<Skipped | undefined>;
  /** Ends it as interrupted, also where it is paused; resolves with `over`. Where a person stopped it, nothing is made up unless `makesUp`. */
  stop(why: StopWhy, makesUp?: boolean): Promise<void>;
  /** Resolves once its final state is in the store, or waits for a disk that refuses to take it. */
  readonly over: Promise<void>;
}

export interface Pause {
  /** Resolves once it is not heard any more; false where it had come to its end. Its line in the log says where it stopped, as soon as the output has told. */
  readonly silent: Promise<boolean>;
  /** `facts`: for the log, who wanted it. */
  goOn(facts?: EventDetail): void;
}

/** What was left out, ms of the bulletin. */
export interface Skipped {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How loud the last second was, and which output it left. */
export interface LeftLevel extends Level {
  readonly output: string;
  readonly at: number;
}

/** How an airing begins, other than at once. */
export interface Beginning {
  /** The output waits for this instant itself, epoch ms. */
  readonly notBefore?: number;
  /** Called once the intent is on the disk; sound waits until it has resolved. */
  readonly clear?: () => Promise<void>;
  /** Asked when it has sounded to its end: why that was not the end that was meant. */
  readonly brokeOff?: () => BreakReason | undefined;
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
  /** Of the bulletin, left out because somebody wanted so. */
  skippedMs: number;
  /** The part that sounds now; resolved between two parts. */
  part: Promise<PlayEnd | undefined>;
  /** What it is paused by: a person, an emergency, or both. */
  readonly gates: Set<Gate>;
  /** Asked for, and not done yet. */
  skip: Skip | undefined;
  level: LeftLevel | undefined;
  /** What is heard of its relays. */
  readonly relays: ReturnType<typeof hearRelays>;
  readonly brokeOff: () => BreakReason | undefined;
  stopped: { readonly why: StopWhy; readonly makesUp: boolean } | undefined;
}

/** What a paused airing waits at. */
export interface Gate {
  readonly facts: EventDetail;
  readonly opened: Promise<EventDetail>;
  readonly open: (facts?: EventDetail) => void;
}

export interface Skip {
  readonly facts: EventDetail;
  readonly over: Promise<Skipped | undefined>;
  readonly done: (skipped: Skipped | undefined) => void;
}
