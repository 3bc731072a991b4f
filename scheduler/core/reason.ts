// Why things are as they are, as codes with facts. The program compares and stores these; say-reason.ts makes the words.
import type { SlotState, SpeechKind, Weekday } from '../../content/schema/names.ts';

/** What the disk or the database refuses. */
export type StoreTroubleCode =
  | 'disk-full'
  | 'database-locked'
  | 'database-damaged'
  | 'no-permission'
  // Any other.
  | 'disk-error';

/** A time during which nothing could air: the machine off, the program stopped, the clock jumped over it. Epoch ms. */
export type Outage = {
  /** `new`: the program had never run. `damaged`: it is not known what aired, so nothing that was due airs. */
  readonly code: 'crash' | 'stop' | 'frozen' | 'clock' | 'blocked' | 'new' | 'damaged';
  readonly from: number;
  readonly to: number;
  /** With `blocked`: what kept the program from writing, where it is known. */
  readonly trouble?: StoreTroubleCode;
};

/** Why sound may not go out then, by the ward's rules. Wall times are `HH:MM`, days `YYYY-MM-DD`. */
export type Refusal =
  | { readonly code: 'day-off'; readonly day: string; readonly why: string }
  | { readonly code: 'weekday'; readonly weekday: Weekday; readonly citation: string }
  | {
      readonly code: 'outside-hours';
      readonly from: string;
      /** Absent: past midnight. */
      readonly to?: string;
      readonly hours: readonly string[];
      readonly citation: string;
    }
  | {
      readonly code: 'quiet-hours';
      readonly at: string;
      readonly hours: string;
      readonly why: string;
    }
  | {
      readonly code: 'too-long';
      readonly durationMs: number;
      readonly maxMinutes: number;
      readonly citation: string;
    };

/** Why an airing has no place beside others: its session or its day is full, or it would come to an end too late. */
export type Crowded = {
  readonly code: 'crowded';
  readonly by: 'length' | 'count' | 'hours';
  /** Title of what it would follow. */
  readonly beside: string;
  /** Minutes of a session, or sessions of a day. */
  readonly limit: number;
  readonly citation: string;
};

/** A campaign that takes new answers found none: the airing is left out, and not made up. */
export type NothingNew = { readonly code: 'nothing-new' };

/** Why a slot did not begin. */
export type MissCause =
  | Outage
  /** `late`: it could have aired at its hour; `outage` kept it from that. */
  | (Refusal & { readonly late?: { readonly outage?: Outage } })
  | { readonly code: 'runs-into-next'; readonly next: number }
  | Crowded
  | NothingNew
  | { readonly code: 'too-late' }
  /** Its hour had passed when it was planned. */
  | { readonly code: 'planned-too-late' }
  | { readonly code: 'not-ready' }
  | { readonly code: 'not-approved' }
  | { readonly code: 'busy' };

/** What an airing was lost by, as a make-up says it. */
export type Cause =
  | MissCause
  | { readonly code: 'output-failed' }
  | { readonly code: 'cut-at'; readonly at: number }
  | { readonly code: 'power-cut' };

/** Why sound ended before its end, or did not begin. `said` is what an output said of itself, Vietnamese. */
export type BreakReason = { readonly heardMs?: number } & (
  | { readonly code: 'output-failed'; readonly said: string }
  | { readonly code: 'program-stopped' }
  | { readonly code: 'stopped-by'; readonly by: string; readonly why: string }
  /** A person paused it, and nobody resumed it in time: for so many minutes, or while its rest fitted into the permitted hours. */
  | {
      readonly code: 'paused-out';
      readonly by: string;
      readonly limit: 'length' | 'hours';
      readonly minutes: number;
    }
  /** Of who spoke live nothing more came. */
  | { readonly code: 'speech-lost' }
  /** What was spoken live was no longer what it should be: out of order, too fast, not written down. */
  | { readonly code: 'speech-torn' }
  /** An emergency cut into what was spoken live, which cannot go on afterwards. */
  | { readonly code: 'overtaken' }
  /** What cut into it took so long that its rest would go on after the permitted hours. */
  | { readonly code: 'hours-over' }
  /** Cut by a crash: `startedAt` absent where nobody knows whether it began; `pausedAt`: a person had paused it. */
  | { readonly code: 'cut-off'; readonly startedAt?: number; readonly pausedAt?: number }
);

/** Why a slot is where it is, or ended as it did. */
export type Reason =
  | {
      readonly code: 'scheduled';
      /** Absent where the campaign lists its dates. */
      readonly week?: number;
      /** Absent where it has no number of weeks. */
      readonly weeks?: number;
      readonly at: number;
      /** The wall time of the campaign, where that day's clock skips it. */
      readonly skipped?: string;
    }
  /** `at`: its own hour; it follows another airing in one session. `behind`: that one's title. */
  | { readonly code: 'queued'; readonly at: number; readonly behind: string }
  /** `lost`: when the airing that it makes up for should have been. */
  | {
      readonly code: 'make-up';
      readonly lost: number;
      readonly spareWeek: boolean;
      readonly cause: Cause;
    }
  /** `slotAt`: when it should have aired. */
  | (MissCause & { readonly slotAt: number })
  | BreakReason
  | { readonly code: 'handed-over'; readonly said: string }
  /** Aired to its end, without `lostMs` in between that never left, and `skippedMs` that a person left out. */
  | { readonly code: 'heard-in-part'; readonly lostMs: number; readonly skippedMs?: number }
  /** `was`: why what stood in another airing's place stood there, so that it comes back with its campaign. */
  | { readonly code: 'left-plan'; readonly was?: Reason }
  /** The hour that is planned now had passed: it stays at its own. */
  | { readonly code: 'kept-hour'; readonly at: number; readonly wanted: number }
  /** It was missed by a clock that was wrong. */
  | { readonly code: 'restored'; readonly missedAt: number }
  /** `movedTo`: another slot airs in its place, then. */
  | {
      readonly code: 'cancelled-by';
      readonly by: string;
      readonly why: string;
      readonly movedTo?: number;
    }
  /** A person cancelled it, and another one took that back. */
  | { readonly code: 'restored-by'; readonly by: string }
  /** `from`: when it stood before. */
  | { readonly code: 'moved-by'; readonly by: string; readonly from: number }
  | { readonly code: 'bulletin-broken'; readonly said: string }
  | { readonly code: 'emergency'; readonly by: string }
  | { readonly code: 'speech'; readonly by: string; readonly kind: SpeechKind }
  /** It was to be spoken, and the microphone was closed before the first sound. */
  | { readonly code: 'speech-not-begun'; readonly said?: string }
  /** `first`: when it was said first. */
  | { readonly code: 'emergency-repeat'; readonly by: string; readonly first: number }
  /** A repeat that is not said any more. */
  | { readonly code: 'emergency-ended'; readonly by: string; readonly why: string }
  | {
      readonly code:
        | 'emergency-not-written'
        | 'emergency-program-stopped'
        | 'emergency-power-cut'
        | 'cut-unseen';
    }
  /** A sentence from before reasons were codes. */
  | { readonly code: 'as-written'; readonly message: string };

/** Why an emergency is not repeated as somebody asks. */
export type RepeatRefusal =
  | { readonly code: 'interval'; readonly least: number; readonly most: number }
  /** Nothing could be repeated until then: the first repeat would be at `first`. */
  | { readonly code: 'until-too-soon'; readonly untilAt: number; readonly first: number }
  /** It would run into itself. */
  | {
      readonly code: 'longer-than-interval';
      readonly durationMs: number;
      readonly everyMinutes: number;
    };

/** How an emergency is repeated, as its outcome tells; `firstAt`: its first airing. */
export interface Repeating {
  readonly firstAt: number;
  readonly everyMinutes: number;
  readonly untilAt?: number;
}

/** Why a lost airing is not made up. */
export type NoMakeUp =
  | { readonly code: 'tried-enough'; readonly times: number }
  | { readonly code: 'not-wanted' }
  /** It is another station's programme, which is over. */
  | { readonly code: 'relay-over' }
  | { readonly code: 'no-room'; readonly sameWeek: boolean; readonly spareWeek: boolean };

/** What became of a request, for what has no file of its own (outcome.ts has them all). */
export type CommonOutcome = { readonly at: number } & (
  | { readonly ok: true; readonly code: 'cancelled'; readonly slot: string }
  | {
      readonly ok: true;
      /** `emergency-taken`: its slot stands in the store; what became of it is read there. */
      readonly code: 'emergency-taken' | 'emergency-begun' | 'emergency-handed-over';
      readonly slot: string;
      readonly repeat?: Repeating;
    }
  | { readonly ok: false; readonly code: 'repeat-refused'; readonly refusal: RepeatRefusal }
  /** `sounding`: one of them is on the air now, and goes on to its end. */
  | {
      readonly ok: true;
      readonly code: 'emergency-ended';
      readonly ended: readonly { readonly slot: string; readonly title: string }[];
      readonly sounding?: string;
    }
  | { readonly ok: false; readonly code: 'nothing-repeats'; readonly slot?: string }
  | { readonly ok: false; readonly code: 'emergency-not-movable'; readonly slot: string }
  /** It was lost, or broke off; `reason` as its slot has it; `repeat`: it is to be said again all the same. */
  | {
      readonly ok: false;
      readonly code: 'emergency-lost';
      readonly slot: string;
      readonly reason?: Reason;
      readonly repeat?: Repeating;
    }
  | {
      readonly ok: false;
      readonly code: 'emergency-silent';
      readonly slot: string;
      readonly repeat?: Repeating;
    }
  /** `repeatsAt`: it was said again, and will be. */
  | {
      readonly ok: true;
      readonly code: 'stopped';
      readonly slot: string;
      readonly makeUp: boolean;
      readonly repeatsAt?: number;
    }
  /** `instead`: the slot that airs in its place. */
  | {
      readonly ok: true;
      readonly code: 'moved';
      readonly slot: string;
      readonly to: number;
      readonly instead: string;
    }
  | { readonly ok: true; readonly code: 'approved'; readonly by: string; readonly sha256: string }
  | { readonly ok: false; readonly code: 'no-such-slot'; readonly slot: string }
  | {
      readonly ok: false;
      readonly code: 'not-cancellable' | 'not-movable' | 'not-on-air';
      readonly slot: string;
      readonly state: SlotState;
    }
  | { readonly ok: false; readonly code: 'needs-daemon' | 'withdrawn' | 'nothing-sounds' }
  | { readonly ok: false; readonly code: 'past'; readonly slot: string; readonly to: number }
  | {
      readonly ok: false;
      readonly code: 'refused';
      readonly slot: string;
      readonly refusal: Refusal;
    }
  | { readonly ok: false; readonly code: 'taken'; readonly slot: string; readonly beside: string }
  | {
      readonly ok: false;
      readonly code: 'moved-already';
      readonly slot: string;
      readonly instead: string;
    }
  | { readonly ok: false; readonly code: 'order-too-old'; readonly askedAt: number }
  /** Of a centre: it held until then. */
  | { readonly ok: false; readonly code: 'order-expired'; readonly expiresAt: number }
  /** None of the person's roles may; `act` as roles.ts names it. */
  | { readonly ok: false; readonly code: 'not-allowed'; readonly act: string }
  /** A sentence from before outcomes were codes. */
  | { readonly ok: boolean; readonly code: 'as-written'; readonly message: string }
);

/** The sentence by which a slot that left the plan was recognised before reasons were codes. */
const leftPlanOnce = 'Lịch của chương trình đã đổi, buổi này không còn.';

/** A reason that was stored as a sentence. */
export function reasonOnceWritten(message: string): Reason {
  return message === leftPlanOnce ? { code: 'left-plan' } : { code: 'as-written', message };
}

/** One of JSON's values. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [name: string]: Json };
