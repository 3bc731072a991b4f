// What the scheduler remembers. Every act is one change: a line of the as-run log, and the slot as it is after it,
// written in one transaction. Synchronous, because "committed" must be a fact when the call returns.
import { LoaError } from '../../content/schema/loa-error.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Outcome } from '../core/outcome.ts';
import type { SpeechKind } from '../../content/schema/names.ts';
import type { Change, EventDetail, Repeat, Slot, SlotBulletin } from '../core/slot.ts';

export type { Change, EventDetail, Slot, SlotBulletin } from '../core/slot.ts';

/** One line of the as-run log. `hash` covers the line and `prev`, the hash of the line before. */
export interface LoggedEvent {
  /** 1, 2, 3, … without gaps. */
  readonly seq: number;
  readonly at: number;
  readonly slot: string;
  readonly event: string;
  readonly detail: EventDetail;
  readonly prev: string;
  readonly hash: string;
}

/** The end of the log. `hash` of an empty log is 64 zeros, `seq` 0. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Which lines of the log; what is left out narrows nothing. */
export interface LinesWanted {
  readonly slot?: string;
  readonly events?: readonly string[];
  /** Epoch ms, the second excluded. */
  readonly from?: number;
  readonly until?: number;
}

/** The newest so many, after so many still newer ones. */
export interface LinesPage {
  readonly most: number;
  readonly skip?: number;
}

export type Verification =
  | { readonly ok: true; readonly head: Head }
  /** `message` is Vietnamese and names the first line that does not fit. */
  | { readonly ok: false; readonly seq: number; readonly message: string };

/** Which order of a centre an emergency carries out: however often it is asked for, it airs once. */
export interface CentreOrder {
  readonly id: string;
  /** 1, 2, …: it is asked for anew only where nothing of it has sounded. */
  readonly attempt: number;
  /** From then on it never airs; epoch ms by this machine's clock. */
  readonly expiresAt: number;
}

/** An operator's act, asked for by a command and carried out by the daemon (or at once, where none runs). */
export type OperatorAct =
  | { readonly kind: 'cancel'; readonly slot: string; readonly reason: string }
  /** `contentKey` of the exact bulletin that was heard and found right. */
  | {
      readonly kind: 'approve';
      readonly campaign: string;
      readonly contentKey: string;
      readonly sha256: string;
    }
  /** The same bulletin found wrong, and what is to be mended. */
  | {
      readonly kind: 'send-back';
      readonly campaign: string;
      readonly contentKey: string;
      readonly sha256: string;
      readonly reason: string;
    }
  /** `to`: epoch ms. */
  | { readonly kind: 'move'; readonly slot: string; readonly to: number; readonly reason: string }
  /** Undoes a cancel. */
  | { readonly kind: 'restore'; readonly slot: string }
  /** Begins it at once, in whatever place it has. */
  | { readonly kind: 'air-now'; readonly slot: string; readonly reason: string }
  /** A lost airing made up at `to` (epoch ms), else at the next moment that is permitted and free. */
  | {
      readonly kind: 'make-up';
      readonly slot: string;
      readonly to?: number;
      readonly reason: string;
    }
  /** What sounds falls silent, and goes on from its sentence when it is resumed. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Turns down what sounds and what will: 0 dB or less. */
  | { readonly kind: 'volume'; readonly gainDb: number }
  /** A tone on the outputs; `force`: also outside the permitted hours. */
  | { readonly kind: 'test-tone'; readonly force: boolean }
  /** Leaves out the rest of the sentence, recording or relay that sounds. */
  | { readonly kind: 'skip' }
  /** Ends what sounds; without a slot what sounds now. Nothing is made up unless `makeUp`. */
  | {
      readonly kind: 'stop';
      readonly slot?: string;
      readonly reason: string;
      readonly makeUp: boolean;
    }
  /** The bulletin was produced beforehand and stands in `$LOA_DATA/public/tep`. */
  | {
      readonly kind: 'emergency';
      readonly bulletin: SlotBulletin;
      readonly repeat?: Pick<Repeat, 'everyMinutes' | 'untilAt'>;
      readonly order?: CentreOrder;
    }
  /** A person speaks into a microphone of the console; `live` names the file that grows with what he says. */
  | { readonly kind: 'speak-live'; readonly live: string; readonly speech: SpeechKind }
  /** Ends an emergency's repeats: that of this slot (or of this number of an order), without one all. */
  | { readonly kind: 'end-emergency'; readonly slot?: string; readonly reason: string };

/** The account and roles of whoever signed in; nothing for somebody at the machine. */
export type SignedIn = Pick<OperatorRequest, 'account' | 'roles'>;

export interface OperatorRequest {
  readonly id: number;
  readonly at: number;
  readonly by: string;
  /** Of the console, where the person signed in. */
  readonly account?: string;
  readonly roles?: readonly string[];
  readonly act: OperatorAct;
  /** Set once it was carried out or refused. */
  readonly outcome?: Outcome;
}

export interface Approval {
  readonly contentKey: string;
  readonly sha256: string;
  readonly campaign: string;
  readonly by: string;
  readonly at: number;
}

/** The daemon's last sign of life, not part of the log: it tells when a machine went off, and how far an airing got. */
export interface Heartbeat {
  readonly at: number;
  /** Real instant, epoch ms. */
  readonly realAt: number;
  readonly slot?: string;
  readonly positionMs?: number;
}

/** The slot was not in the state that the change began from, or the request was answered: someone else was faster. */
export class StaleSlotError extends LoaError<'stale'> {
  override readonly name = 'StaleSlotError';

  constructor(what: string) {
    super('stale', what, { hint: 'Lịch vừa đổi trong lúc làm; làm lại lệnh.' });
  }
}

/** Slots, and the as-run log that says how they came to be as they are. */
export interface SlotLog {
  /** All slots by startsAt, then id. */
  slots(): readonly Slot[];
  slot(id: string): Slot | undefined;
  /** Writes the changes in one durable transaction: all or none. Throws StaleSlotError. */
  commit(changes: readonly Change[]): void;
  /** Log lines with seq > `after`, oldest first, `most` of them; all of years need hundreds of MB: `lines` finds those that are meant. */
  events(after?: number, most?: number): readonly LoggedEvent[];
  /** Newest first. */
  lines(wanted: LinesWanted, page?: LinesPage): readonly LoggedEvent[];
  countLines(wanted: LinesWanted): number;
  /** Each kind of event that the log has, by name. */
  eventKinds(): readonly string[];
  head(): Head;
  /** Recomputes the chain and holds the slots against it; with `expectedHead` also finds a cut-off end. */
  verify(expectedHead?: string): Verification;
  /** The same, with room for other work between pieces of a few ms. */
  verifyInPieces(expectedHead?: string): Promise<Verification>;
}

/** What is remembered of campaigns beside their slots. */
export interface CampaignMemory {
  /** First day (`YYYY-MM-DD`) of a campaign that names none, once a writing command has fixed it. */
  campaignStart(campaign: string): string | undefined;
  /** Fixes it, unless it is fixed already; returns the day that holds. */
  fixCampaignStart(campaign: string, day: string, at: number): string;
  /** Fixes it anew: a day that somebody wrote wins over one that was remembered. */
  moveCampaignStart(campaign: string, day: string, at: number): void;
  /** Forgets the starts that were fixed after an instant. */
  forgetStartsAfter(at: number): void;

  /** The campaigns as they were planned last, those whose file is gone among them. */
  keptCampaigns(): readonly Campaign[];
  keepCampaigns(campaigns: readonly Campaign[], at: number): void;
  /** What stood under one campaign's name stands under another; its slots keep their ids. Written into the log. */
  renameCampaign(from: string, to: string, at: number): void;
}

/** What people asked for, and what became of it. */
export interface RequestBook {
  /** An emergency of a centre's order that was asked for in this attempt already is the request that stands. */
  ask(by: string, act: OperatorAct, at: number, signedIn?: SignedIn): OperatorRequest;
  /** Those for a centre's order, oldest first. */
  requestsOf(order: string): readonly OperatorRequest[];
  /** Not yet carried out, oldest first. */
  pendingRequests(): readonly OperatorRequest[];
  request(id: number): OperatorRequest | undefined;
  /** Closes the request and writes its changes in one transaction. Throws StaleSlotError, also where it is closed already. */
  answer(id: number, outcome: Outcome, changes: readonly Change[]): void;

  approvals(): readonly Approval[];
  approve(approval: Approval): void;
  /** Takes an approval back, where there is one. */
  unapprove(contentKey: string): void;
}

/** What the station remembers of itself; no part of the log. */
export interface StationNotes {
  heartbeat(beat: Heartbeat): void;
  lastHeartbeat(): Heartbeat | undefined;

  /** A small thing to remember under a name, e.g. the last good content; JSON or plain text. */
  note(name: string): string | undefined;
  setNote(name: string, value: string): void;
}

export interface Store extends SlotLog, CampaignMemory, RequestBook, StationNotes {
  /** A consistent copy while others write. Rejects when the file exists or cannot be written. */
  backup(file: string): Promise<void>;
  close(): void;
}
