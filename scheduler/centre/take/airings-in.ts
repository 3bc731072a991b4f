// What lines of a log say of slots. Pure.
import { slotStates, type SlotState } from '../../../content/schema/names.ts';
import type { LoggedEvent } from '../../store/store.ts';

/** What is known of a slot after these lines; a field that is absent says nothing. */
export interface ToldAiring {
  readonly slot: string;
  readonly startsAt?: number;
  readonly state?: SlotState;
  readonly airedAt?: number;
  readonly endedAt?: number;
  /** The reason's code. */
  readonly reason?: string;
  /** The whole reason as JSON, so that words can be made of it. */
  readonly why?: string;
  /** Which week of its campaign it was planned for, and of how many. */
  readonly week?: number;
  readonly weeks?: number;
  /** The lost airing that it stands for. */
  readonly makesUpFor?: string;
  /** What is heard in it: `document thong-bao/mot`. */
  readonly parts?: readonly string[];
  /** What the station calls it. */
  readonly title?: string;
  /** Of the first of these lines: the hour of what has no planned one, as an emergency. */
  readonly toldAt: number;
}

/** These say a slot's state by another name than its own (store/chain.ts goes by the same). */
const states: Readonly<Record<string, SlotState>> = {
  ...Object.fromEntries(slotStates.map((state) => [state, state])),
  ...{ emergency: 'ready', repeat: 'ready', restored: 'planned' },
};
const ends: ReadonlySet<string> = new Set(['aired', 'handed-over', 'interrupted']);

/** One for each slot that is named, in the order in which they are first named. */
export function airingsIn(lines: readonly LoggedEvent[]): readonly ToldAiring[] {
  const told = new Map<string, ToldAiring>();
  for (const line of lines) {
    const { slot, event, at, detail } = line;
    if (slot === '') continue;
    const before = told.get(slot) ?? { slot, toldAt: isInstant(at) ? at : earliest };
    const state = Object.hasOwn(states, event) ? states[event] : undefined;
    const { startsAt, endedAt } = detail;
    const { reason, why, week, weeks } = reasonOf(line);
    const makesUpFor = event === 'planned' ? textOf(detail['makeUpFor'], 500) : undefined;
    const parts = event === 'ready' ? partsOf(detail['parts']) : undefined;
    const title = event === 'ready' ? textOf(detail['title'], 300) : undefined;
    told.set(slot, {
      ...(state === undefined ? before : withoutReason(before)),
      ...(state !== undefined && { state }),
      ...(isInstant(startsAt) && { startsAt }),
      ...(event === 'started' && isInstant(at) && { airedAt: before.airedAt ?? at }),
      ...(ends.has(event) && isInstant(at) && { endedAt: isInstant(endedAt) ? endedAt : at }),
      ...(state !== undefined && { ...(reason !== undefined && { reason, why }) }),
      ...(event === 'planned' && { ...(week && { week }), ...(weeks && { weeks }) }),
      ...(makesUpFor !== undefined && { makesUpFor }),
      ...(parts && { parts }),
      ...(title !== undefined && { title }),
    });
  }
  return [...told.values()];
}

const earliest = 0;
const latest = Date.UTC(2200, 0, 1);

/** One that a calendar has, whatever a station says: PostgreSQL has no year 200,000, and days that were named are remembered. */
function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= earliest && Number(value) < latest;
}

/** A new state has its own reason, or none. */
function withoutReason({ reason: _, why: __, ...rest }: ToldAiring): ToldAiring {
  return rest;
}

function reasonOf({ detail: { reason } }: LoggedEvent): {
  readonly reason?: string;
  readonly why?: string;
  readonly week?: number;
  readonly weeks?: number;
} {
  if (typeof reason !== 'object' || reason === null || Array.isArray(reason)) return {};
  const fact = (name: string): unknown =>
    new Map<string, unknown>(Object.entries(reason)).get(name);
  const code = textOf(fact('code'), 100);
  if (code === undefined) return {};
  const [week, weeks] = [fact('week'), fact('weeks')];
  const why = JSON.stringify(reason);
  return {
    reason: code,
    ...(why.length <= mostReason && { why }),
    ...(isWeek(week) && { week }),
    ...(isWeek(weeks) && { weeks }),
  };
}

/** Characters; a longer one is known by its code alone. */
const mostReason = 2000;

function isWeek(value: unknown): value is number {
  return isInstant(value) && value > 0 && value < 1000;
}

/** Parts of one airing that are counted. */
const mostParts = 100;

function partsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const parts = value.slice(0, mostParts).map((part: unknown) => textOf(part, 200));
  return [...new Set(parts.filter((part) => part !== undefined))];
}

/** As the ledger keeps it: no NUL, no half of a letter, nothing that stands between two. */
function textOf(value: unknown, most: number): string | undefined {
  return typeof value === 'string'
    ? value
        .slice(0, most)
        .toWellFormed()
        .replaceAll(/[\0\u001f]/g, ' ')
    : undefined;
}
