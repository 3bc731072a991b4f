// What the daemon is made of. Everything outside it is handed in, so that a rehearsal and a test run the same daemon.
import type { BulletinRequest, StandIn } from '../../audio/index.ts';
import type { StationStatus } from '../core/station-status.ts';
import type { Raised, Said } from '../core/trouble.ts';
import type { WatchEvents } from './watch-content.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { PublishedSchedule } from '../../content/schema/published.ts';
import type { Ward } from '../../content/schema/ward.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Loaded } from '../core/rules.ts';
import type { Output, Speech } from '../playout/output.ts';
import type { SlotBulletin, Store } from '../store/store.ts';

/** One bulletin asked for: what a campaign airs, as it is to be heard on a day. */
export interface BulletinOrder extends BulletinRequest {
  /** `YYYY-MM-DD` in the ward's zone: decides which dated facts are spoken. */
  readonly day: string;
}

/** How a bulletin's voice is to be used. */
export interface VoiceOrder {
  /** So long may a neural voice take, real ms. */
  readonly withinMs: number;
  /** The embedded voice spoke in its place. */
  readonly onStandIn: (why: StandIn) => void;
}

/** Reads content and makes bulletins, away from the process that airs: a hung voice must not cost an airing. */
export interface Workshop {
  load(): Promise<{ readonly loaded: Loaded | undefined; readonly problems: readonly Problem[] }>;
  /** Rejects with a Vietnamese message. `onUnmastered`: it is whole, but not each sound of it for loudspeakers. */
  produce(
    order: BulletinOrder,
    onUnmastered?: (why: string) => void,
    voice?: VoiceOrder,
  ): Promise<SlotBulletin>;
  close(): Promise<void>;
}

export interface Outputs {
  /** They sound at once; the first is the one the log goes by. */
  readonly chosen: readonly Output[];
  /** Each takes over, in this order, where one of the chosen fails. */
  readonly standby: readonly Output[];
}

export interface DaemonParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly workshop: Workshop;
  /** Calls `changed` after each change of content/, and of what people have read of it, until the returned function is called; absent: nobody edits. */
  readonly watchContent?: (events: WatchEvents) => () => void;
  /** Called once the ward is known, and again when ward.yaml's `output` has changed. */
  readonly openOutputs: (ward: Ward) => Promise<Outputs>;
  /** Set when `openStore` put a damaged database aside. */
  readonly damaged?: string | undefined;
  /** Until when it is not known what aired, epoch ms: the history was lost then. */
  readonly damagedAt?: number | undefined;
  /** Called after schedule.json has been written: feeds, the site's copy. */
  readonly publish?: (schedule: PublishedSchedule, loaded: Loaded) => Promise<void>;
  /**
   * Called when what the site is built from may have changed: content/ was read anew without errors, a bulletin was
   * made, a new day began. Never within five minutes of an airing, nor before the last call has resolved.
   */
  readonly siteOutdated?: () => Promise<void>;
  /** Settles when a site begun before the daemon is built; until then `siteOutdated` is not called. Never rejects. */
  readonly firstSite?: Promise<void>;
  /** Whether people see no site, or one that the last build could not replace. */
  readonly isSiteOwed?: () => boolean;
  /** What is wrong with another station's stream now, in Vietnamese; absent: streams are not tried (a rehearsal). */
  readonly tryRelay?: (url: string) => Promise<string | undefined>;
  /** Makes the recording of what was spoken live, named by its hash in `folder`; absent: what was spoken stays as it came. */
  readonly keepSpeech?: (
    pcm: string,
    speech: Speech,
    folder: string,
  ) => Promise<{ readonly sha256: string; readonly durationMs: number }>;
  /** One line for the console, Vietnamese. */
  readonly tell: (line: string) => void;
  /** What is told of a trouble, or of its end; Vietnamese. */
  readonly raise?: (said: Said) => void;
  /** Watchdog and polling in real time; a rehearsal turns them off. Default true. */
  readonly background?: boolean;
}

export interface DaemonHandle {
  /** Resolves when the daemon has stopped; rejects when it could not go on. */
  readonly done: Promise<void>;
  /** Ends it: an airing in progress is stopped and recorded as interrupted. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: nothing more is written. For rehearsals; the store stays open. */
  cutPower(): Promise<void>;
  /** Has it look at the store and the clock now (a request was written). */
  poke(): void;
  /** For who sees a trouble of the station from outside. */
  readonly troubles: { raise(trouble: Raised): void; over(id: string): void };
  status(): StationStatus;
}
