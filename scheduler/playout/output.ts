// What every output is: it prepares a bulletin before its moment and emits it at the moment. Outputs know no
// schedule and no store; the contract suite in tests/contract/outputs holds for each.
import type { OutputKind, Profile } from '../../content/schema/names.ts';

/** What an output is asked to emit. */
export interface Playable {
  readonly slot: string;
  /** Of the MP3, hex. */
  readonly sha256: string;
  /** Absolute path of the MP3. */
  readonly file: string;
  readonly title: string;
  readonly durationMs: number;
  /** Where to begin: 0, or the position at which it goes on after a pause or another output's failure. */
  readonly fromMs: number;
  /** True when this output has emitted an earlier part of this slot: what it records is the same airing. */
  readonly continues: boolean;
  /** Where in it other stations' streams sound, in order; there the MP3 has what sounds while one does not flow. Absent: nowhere. */
  readonly relays?: readonly Relay[];
  /** It is as loud as it can be, however far somebody has turned the output down: an emergency. */
  readonly loud?: boolean;
  /** A person speaks: `file` holds no MP3, but grows with what he says. */
  readonly speech?: Speech;
}

/** What is spoken live, in a file of `speechRateHz` (core/speech.ts) that grows while it sounds. */
export interface Speech {
  /** Sounds before the first word; a chime is answered by another one at the end. */
  readonly signal: 'chime' | 'emergency';
  /** Nothing more is to come once this file is there. */
  readonly endFile: string;
}

/** Another station's stream in its place in a bulletin. */
export interface Relay {
  /** As in ward.yaml, like its name and address. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * What becomes of a relay: it sounds; it does not (the bulletin's own sound, the fallback, takes its place); it sounds again;
 * its stretch is over. `not-opened`: a stream cannot be heard at all, `why` says the reason; without it the clock is not in real time.
 */
export type RelayWhat = 'began' | 'lost' | 'returned' | 'ended' | 'not-opened';

export interface RelayEvents {
  /** `positionMs` in the bulletin, to the sample. `why`: Vietnamese, where more is known of it. */
  relay?(what: RelayWhat, id: string, positionMs: number, why: string | undefined): void;
}

/** An instant on both clocks, epoch ms. */
export interface Moment {
  readonly virtualAt: number;
  readonly realAt: number;
}

/** How loud samples are, dB below full scale. */
export interface Level {
  readonly peakDb: number;
  readonly rmsDb: number;
}

/**
 * What becomes of a bulletin on one of an output's loudspeakers: it took the order; it says that it plays; it played to the
 * end; it has it and nothing shows what became of it; it may have it; it did not play; it broke off; it does not obey the
 * order to be silent; something else is wrong with it (`why`).
 */
export type DeviceWhat =
  | 'took'
  | 'sounds'
  | 'ended'
  | 'handed'
  | 'unknown'
  | 'refused'
  | 'cut'
  | 'stopped'
  | 'not-stopped'
  | 'note';

/** What one loudspeaker of several did. */
export interface DeviceTold {
  readonly what: DeviceWhat;
  /** As in ward.yaml, like its name. */
  readonly device: string;
  readonly name: string;
  /** In the bulletin. */
  readonly positionMs: number;
  /** Vietnamese; '' where there is nothing to say. */
  readonly why: string;
}

/** What an output tells while it plays. Called synchronously, none after `play` has settled. */
export interface PlayEvents extends RelayEvents {
  /** The first sample leaves, once per `play`. */
  started(at: Moment): void;
  /** Position in the bulletin up to which it was emitted; at least once a real second while sound flows. */
  progress(positionMs: number): void;
  /** More than 3 s of digital silence have gone out since this position: told at once, once per stretch of silence. */
  silence(sinceMs: number): void;
  /** A silence that was told is over: at this position there is sound again, or the play ends. */
  silenceOver(sinceMs: number, untilMs: number): void;
  /** What lies between the two positions was never heard: the way out was broken meanwhile. Absent: nobody asks. */
  lost?(fromMs: number, untilMs: number): void;
  /** How loud the last second was that left, where samples pass through. Absent: nobody asks. */
  level?(level: Level): void;
  /** Where it has several loudspeakers of its own, what each did. Absent: nobody asks. */
  device?(told: DeviceTold): void;
  /** Nothing new is known of what sounds elsewhere, and nothing hangs. Absent: nobody asks. */
  waits?(): void;
}

/** How a `play` ended. `positionMs` is the position in the bulletin (not in this part); `samples` are those of this part. */
export type PlayEnd =
  | {
      readonly how: 'finished';
      readonly positionMs: number;
      readonly samples: number;
      /** What was told as `lost`. */
      readonly lostMs?: number;
      /** Of the samples that left, where they were of no file. */
      readonly heardSha256?: string;
      /** Who says so, where no sample passed through our hands: names of loudspeakers. */
      readonly confirmedBy?: readonly string[];
    }
  /**
   * Given to another player, which airs it: never counted as heard. `emits`: what was given, as `Prepared` says it.
   * `isUnknown`: whether it has it is not known, and somebody should go and listen; nothing else is to sound over it.
   */
  | {
      readonly how: 'handed-over';
      readonly message: string;
      readonly emits?: Emitted;
      readonly isUnknown?: boolean;
    }
  | {
      readonly how: 'stopped';
      readonly positionMs: number;
      readonly samples: number;
      readonly lostMs?: number;
    }
  /** `message` is Vietnamese: what happened and how to mend it. */
  | {
      readonly how: 'failed';
      readonly positionMs: number;
      readonly samples: number;
      readonly message: string;
    };

/** Reasons for which a `play` is aborted (`signal.reason`): after `pause` the same slot goes on later, after `stop` it does not. */
export type StopReason = 'pause' | 'stop';

export interface Emitted {
  readonly profile: Profile;
  readonly sha256: string;
}

/** A bulletin opened, decoded as far as needed, ready to sound at once. */
export interface Prepared {
  /** Emits it; never rejects. Call it once. */
  play(events: PlayEvents, signal: AbortSignal): Promise<PlayEnd>;
  /** As `play`, but the first sample leaves at this instant, epoch ms of the schedule's clock. Absent: it cannot wait itself. */
  playAt?(at: number, events: PlayEvents, signal: AbortSignal): Promise<PlayEnd>;
  /** What it emits where that is not the bulletin's own file: the file's SHA-256, and for what it was mastered. */
  readonly emits?: Emitted;
  /** What sounds are devices of others, which go on where this hangs. */
  readonly soundsBeyond?: boolean;
  /** Lets go of what was opened, when it will not be played. */
  discard(): Promise<void>;
}

export interface Output {
  readonly kind: OutputKind;
  /** In Vietnamese, for the log and the console, e.g. `loa (plughw:1,0)`. */
  readonly name: string;
  /** What is wrong with it now, in Vietnamese sentences that say how to mend it; empty when it can be used. */
  check(): Promise<readonly string[]>;
  /** Opens the bulletin ahead of its moment. Rejects with a Vietnamese message when it cannot be played at all. */
  prepare(item: Playable): Promise<Prepared>;
  /** Called once the schedule runs: from now on it may send what is to be heard between airings. Absent: nothing is. */
  keep?(): void;
  /** Turns down what it sends, 0 dB or less. Absent: its sound does not pass through our hands. */
  readonly volume?: {
    /** `next`: from what is opened next. */
    readonly reach: 'now' | 'next';
    readonly set: (gainDb: number) => void;
  };
  close(): Promise<void>;
}

/** Signed 16-bit little-endian PCM, decoded from a bulletin. Injected: audio/ is the only room that knows ffmpeg. */
export interface PcmSource {
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Chunks in order; throws with a Vietnamese message when the file cannot be decoded. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Ends the decoder. */
  close(): void;
  /** Who is told from now on what becomes of relays. Absent: it has none. */
  readonly hearRelays?: (events: RelayEvents) => void;
  /** SHA-256 of all it has given so far, hex. Absent: it is of a file, which has one. */
  readonly heardSha256?: () => string;
}

/** Opens the PCM of an MP3 from a position on. */
export type OpenPcm = (file: string, fromMs: number) => Promise<PcmSource>;
