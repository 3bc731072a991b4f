// The slot's life, as a table: (state, act) → state. Everything that happens to a slot goes through `advance`.
import { LoaError } from '../../content/schema/loa-error.ts';
import type { Profile, SlotState } from '../../content/schema/names.ts';
import type { BulletinItem, Manifest } from '../../content/schema/published.ts';
import type { BreakReason, Json, Reason } from './reason.ts';

/** One planned airing. Instants are epoch ms. */
export interface Slot {
  readonly id: string;
  readonly campaign: string;
  readonly startsAt: number;
  readonly state: SlotState;
  /** Why it is where it is, or ended as it did. */
  readonly reason?: Reason;
  /** The slot it makes up for. */
  readonly makeUpFor?: string;
  readonly bulletin?: SlotBulletin;
  /** First sample. */
  readonly airedAt?: number;
  /** After the last sample. */
  readonly endedAt?: number;
  /** Of an emergency that is said again: the order, the same in its first slot and in each repeat. */
  readonly repeat?: Repeat;
}

/** An order to say an emergency again and again, at a fixed distance from its first slot (repeat.ts). */
export interface Repeat {
  /** Its first slot. */
  readonly of: string;
  readonly everyMinutes: number;
  /** The last instant at which a repeat may begin; absent: until somebody ends it. */
  readonly untilAt?: number;
  readonly by: string;
}

/** Emergencies keep no hours and wait for no approval. */
export {
  atOnceTitles,
  emergencyCampaign,
  isAtOnce,
  speechCampaign,
} from '../../content/schema/names.ts';

export interface SlotBulletin {
  readonly sha256: string;
  readonly contentKey: string;
  readonly title: string;
  readonly durationMs: number;
  /** What is heard in it when; absent where that was not known when it was made. */
  readonly items?: readonly BulletinItem[];
  /** Sentences that a person has read, and that the voice reads beside them; absent: the voice reads all. */
  readonly readers?: { readonly person: number; readonly voice: number };
}

/** What a slot keeps of a manifest. */
export function bulletinOf({
  sha256,
  contentKey,
  title,
  durationMs,
  items,
  sentences = [],
}: Pick<Manifest, 'sha256' | 'contentKey' | 'title' | 'durationMs' | 'items'> &
  Partial<Pick<Manifest, 'sentences'>>): SlotBulletin {
  const person = sentences.filter(({ by }) => by === 'person').length;
  const readers = { person, voice: sentences.length - person };
  const known = { ...(items && { items }), ...(person > 0 && { readers }) };
  return { sha256, contentKey, title, durationMs, ...known };
}

/**
 * Details of a log line: JSON values only. What a person reads is made of `reason` where it is shown (say-event.ts);
 * `message` is a Vietnamese sentence that has no code.
 */
export type EventDetail = Readonly<Record<string, Json>>;

/** A fact of a log line as text; '' where it has none of that name, or one with parts of its own. */
export function factText(detail: EventDetail, name: string): string {
  const fact = detail[name];
  return fact === undefined || typeof fact === 'object' ? '' : String(fact);
}

/** What happened: to a slot, or (slot '') to the station. A slot's state change has the new state's name as event. */
export interface Change {
  readonly at: number;
  readonly slot: string;
  readonly event: string;
  readonly detail: EventDetail;
  /** The slot after the change; absent for a line that changes none. */
  readonly after?: Slot;
  /** With `after`: the state it must have now; undefined: it must not exist yet. */
  readonly from?: SlotState | undefined;
}

/** What can happen to a slot. Each but the first three ends or begins sound. */
export type SlotAct =
  | { readonly act: 'get-bulletin'; readonly bulletin: SlotBulletin }
  | { readonly act: 'lose-bulletin'; readonly reason: Reason }
  | { readonly act: 'cancel'; readonly reason: Reason; readonly by: string }
  | { readonly act: 'miss'; readonly reason: Reason }
  /** The intent, written before the first sample. */
  | { readonly act: 'begin' }
  /** `profile`, `sha256`: what left, where it was mastered otherwise than the bulletin's own file. */
  | {
      readonly act: 'sound';
      readonly lateMs: number;
      readonly output: string;
      readonly profile?: Profile;
      readonly sha256?: string;
    }
  /** `endedAt`: where the clock was set back in mid-air, and now reads earlier than the end. */
  /** `lostMs`: what never left, because the way out was broken for a moment; `skippedMs`: what a person left out. */
  | {
      readonly act: 'finish';
      readonly samples: number;
      readonly lostMs?: number;
      readonly skippedMs?: number;
      readonly endedAt?: number;
      /** Of the samples that left, where they were of no file. */
      readonly heardSha256?: string;
      /** Which loudspeakers of others say so, where no sample went through this machine. */
      readonly confirmedBy?: string;
    }
  | {
      readonly act: 'hand-over';
      readonly reason: Reason;
      readonly profile?: Profile;
      readonly sha256?: string;
    }
  /** `endedAt`: where the sound ended long before it was noticed. */
  | {
      readonly act: 'break';
      readonly reason: BreakReason;
      readonly heardMs: number;
      readonly endedAt?: number;
    };

const transitions: Readonly<
  Record<SlotAct['act'], { readonly from: readonly SlotState[]; readonly to: SlotState }>
> = {
  'get-bulletin': { from: ['planned', 'ready'], to: 'ready' },
  'lose-bulletin': { from: ['ready'], to: 'planned' },
  cancel: { from: ['planned', 'ready'], to: 'cancelled' },
  miss: { from: ['planned', 'ready'], to: 'missed' },
  begin: { from: ['ready'], to: 'airing' },
  sound: { from: ['airing'], to: 'airing' },
  finish: { from: ['airing'], to: 'aired' },
  'hand-over': { from: ['airing'], to: 'handed-over' },
  break: { from: ['airing'], to: 'interrupted' },
};

/** What must follow a change: `emit` sound, ask the catch-up policy for a `make-up`. */
export type Effect = 'emit' | 'make-up';

const effects: Partial<Readonly<Record<SlotAct['act'], readonly Effect[]>>> = {
  begin: ['emit'],
  miss: ['make-up'],
  break: ['make-up'],
};

/** An act that its slot's state does not allow: a mistake of the caller. */
export class IllegalActError extends LoaError<'illegal-act'> {
  override readonly name = 'IllegalActError';

  constructor(what: string) {
    super('illegal-act', what);
  }
}

/** States of a slot that airs, aired, or still may: it takes a session of its day, and needs no make-up. */
export const holdsItsAiring: ReadonlySet<SlotState> = new Set([
  'planned',
  'ready',
  'airing',
  'aired',
  'handed-over',
]);

/** What left the plan and came back has slots `x`, `x~2`, …: all of the airing `x`. */
export function airingName(id: string): string {
  return id.replace(/~\d+$/, '');
}

/** Which of one airing's slots stands for it: the one that airs it, else the last; the others stand for nothing. */
export function slotOfAiring(slots: readonly Slot[]): Slot | undefined {
  const turn = ({ id }: Slot): number => Number(/~(\d+)$/.exec(id)?.[1] ?? 1);
  return (
    slots.find(({ state }) => holdsItsAiring.has(state)) ??
    slots.toSorted((a, b) => turn(a) - turn(b)).at(-1)
  );
}

/** Whether its hour is still to come, or has come and nothing has begun. */
export function isWaiting({ state }: Pick<Slot, 'state'>): boolean {
  return state === 'planned' || state === 'ready';
}

/** Whether nothing can happen to the slot any more. */
export function isFinal(state: SlotState): boolean {
  return !Object.values(transitions).some(({ from }) => from.includes(state));
}

/** The change that an act makes, and what must follow it. Throws IllegalActError. */
export function advance(
  slot: Slot,
  act: SlotAct,
  at: number,
): { readonly change: Change; readonly effects: readonly Effect[] } {
  const { from, to } = transitions[act.act];
  if (!from.includes(slot.state)) {
    throw new IllegalActError(`${slot.id}: ${act.act} in state ${slot.state}`);
  }
  const { act: name, ...rest } = act;
  const { bulletin, ...facts } = 'bulletin' in rest ? rest : { ...rest, bulletin: undefined };
  return {
    change: {
      at,
      slot: slot.id,
      event: name === 'sound' ? 'started' : to,
      detail: bulletin ? { ...bulletinFacts(bulletin), ...readersOf(bulletin) } : { ...facts },
      after: withAct({ ...slot, state: to }, act, at),
      from: slot.state,
    },
    effects: effects[name] ?? [],
  };
}

/** For the log: what is to be heard, also for who has nothing but the log (a centre counts each document by it). */
function bulletinFacts({ sha256, durationMs, title, items }: SlotBulletin): EventDetail {
  const heard = items?.filter(({ kind }) => kind !== 'pause');
  return {
    ...{ sha256, durationMs, title },
    ...(heard && { parts: heard.map(({ kind, id }) => `${kind} ${id}`) }),
  };
}

/** For the log: who was to be heard. */
function readersOf({ readers }: SlotBulletin): EventDetail {
  return readers ? { byPerson: readers.person, byVoice: readers.voice } : {};
}

function withAct(slot: Slot, act: SlotAct, at: number): Slot {
  switch (act.act) {
    case 'get-bulletin':
      return { ...slot, bulletin: act.bulletin };
    case 'lose-bulletin': {
      const rest: Slot & { bulletin?: SlotBulletin } = { ...slot };
      delete rest.bulletin;
      return rest;
    }
    case 'sound':
      return { ...slot, airedAt: slot.airedAt ?? at };
    case 'begin':
      return slot;
    case 'finish': {
      const { lostMs, skippedMs } = act;
      const after = { ...slot, endedAt: act.endedAt ?? at };
      if (lostMs === undefined && skippedMs === undefined) return after;
      const part = { lostMs: lostMs ?? 0, ...(skippedMs !== undefined && { skippedMs }) };
      return { ...after, reason: { code: 'heard-in-part', ...part } };
    }
    case 'hand-over':
      return { ...slot, endedAt: at, reason: act.reason };
    case 'break':
      return { ...slot, endedAt: act.endedAt ?? at, reason: act.reason };
    case 'miss':
    case 'cancel':
      return { ...slot, reason: act.reason };
  }
}
