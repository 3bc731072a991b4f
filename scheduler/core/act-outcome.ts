// What became of the acts that change an airing which is planned, lost or sounds.
import type { SlotState } from '../../content/schema/names.ts';
import type { NoPlace } from './place.ts';
import type { Reason, Refusal } from './reason.ts';

/** So far down the sound may be turned, dB. */
export const lowestGainDb = -40;

/** Names of outputs that a volume reaches with their next airing only, or not at all. */
export interface Unreached {
  readonly later: readonly string[];
  readonly never: readonly string[];
}

/** How a tone came out of an output; `why` is what it says of itself where none did, else ''. */
export interface ToneEnd {
  readonly output: string;
  readonly why: string;
  /** Where it has several loudspeakers of its own, what each says of itself, in whole sentences. */
  readonly devices?: readonly string[];
}

export type ActOutcome =
  | {
      readonly ok: true;
      readonly code: 'restored';
      readonly slot: string;
      readonly to: number;
    }
  /** `instead`: the slot that begins in its place, at `to`. */
  | {
      readonly ok: true;
      readonly code: 'begins';
      readonly slot: string;
      readonly instead: string;
      readonly to: number;
    }
  | {
      readonly ok: true;
      readonly code: 'has-begun';
      readonly slot: string;
      readonly instead: string;
      readonly airedAt: number;
    }
  | {
      readonly ok: false;
      readonly code: 'did-not-begin';
      readonly slot: string;
      readonly instead: string;
      readonly reason?: Reason;
    }
  | {
      readonly ok: false;
      readonly code: 'not-cancelled' | 'not-lost';
      readonly slot: string;
      readonly state: SlotState;
    }
  /** No person cancelled it: `reason` is what took it out. */
  | {
      readonly ok: false;
      readonly code: 'not-restorable';
      readonly slot: string;
      readonly reason?: Reason;
    }
  /** Its own hour is gone, or taken. */
  | {
      readonly ok: false;
      readonly code: 'not-free';
      readonly slot: string;
      readonly no: NoPlace;
    }
  | {
      readonly ok: false;
      readonly code: 'not-made' | 'not-approved' | 'no-free-moment';
      readonly slot: string;
    }
  /** `untilAt`: when it is given up, unless it is resumed. */
  | {
      readonly ok: true;
      readonly code: 'paused';
      readonly slot: string;
      readonly positionMs: number;
      readonly untilAt: number;
    }
  | { readonly ok: true; readonly code: 'resumed'; readonly slot: string }
  /** `skippedMs` were left out; `ended`: it was the last of it. */
  | {
      readonly ok: true;
      readonly code: 'skipped';
      readonly slot: string;
      readonly skippedMs: number;
      readonly ended: boolean;
    }
  | {
      readonly ok: false;
      readonly code: 'paused-already' | 'emergency-not-pausable' | 'no-time-to-pause';
      readonly slot: string;
    }
  | { readonly ok: false; readonly code: 'nothing-paused' }
  | ({ readonly ok: true; readonly code: 'volume-set'; readonly gainDb: number } & Unreached)
  | { readonly ok: false; readonly code: 'volume-range'; readonly lowestDb: number }
  | { readonly ok: true; readonly code: 'sent-back'; readonly by: string; readonly sha256: string }
  /** `ends`: of each output that was tried; ok where one at least sounded. */
  | { readonly ok: boolean; readonly code: 'tone-sounded'; readonly ends: readonly ToneEnd[] }
  | { readonly ok: true; readonly code: 'tone-ended' }
  /** `slot`: what sounds; '' where a tone does. */
  | { readonly ok: false; readonly code: 'tone-busy'; readonly slot: string }
  | {
      readonly ok: false;
      readonly code: 'tone-near';
      readonly slot: string;
      readonly startsAt: number;
    }
  | { readonly ok: false; readonly code: 'tone-refused'; readonly refusal: Refusal }
  | { readonly ok: false; readonly code: 'tone-nowhere' }
  /** `mostMs`: so long he may speak. */
  | {
      readonly ok: true;
      readonly code: 'speech-taken';
      readonly slot: string;
      readonly mostMs: number;
    }
  /** `by`: who speaks already. */
  | { readonly ok: false; readonly code: 'speech-busy'; readonly by: string }
  | { readonly ok: false; readonly code: 'speech-refused'; readonly refusal: Refusal }
  | {
      readonly ok: false;
      readonly code:
        | 'speech-under-emergency'
        | 'speech-nowhere'
        | 'speech-no-clock'
        | 'speech-gone';
    }
  | {
      readonly ok: false;
      readonly code: 'speech-not-movable' | 'speech-not-pausable';
      readonly slot: string;
    }
  /** The program that runs is older than the one that asks, or the other way round. */
  | { readonly ok: false; readonly code: 'unknown-act' }
  /** It was to sound at once, and nobody took it up in time. */
  | { readonly ok: false; readonly code: 'too-old'; readonly askedAt: number };
