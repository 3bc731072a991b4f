// What a piece of a log changes of the counts of documents, and what it calls campaigns. Pure.
import { isAtOnce } from '../../../content/schema/names.ts';
import type { ToldAiring } from './airings-in.ts';
import type { KnownAiring } from './merge-airing.ts';

/** Of what an airing counts as: one of these at a time. */
export const outcomes = [
  'waiting',
  'aired',
  'handedOver',
  'lost',
  'cancelled',
  'disputed',
] as const;
export type AiringOutcome = (typeof outcomes)[number];

/** What two histories tell otherwise is neither aired nor lost. */
export function outcomeOf({ state, disputed }: Pick<KnownAiring, 'state' | 'disputed'>) {
  if (disputed) return 'disputed';
  switch (state) {
    case 'aired':
    case 'cancelled':
      return state;
    case 'handed-over':
      return 'handedOver';
    case 'missed':
    case 'interrupted':
      return 'lost';
    case 'planned':
    case 'ready':
    case 'airing':
      return 'waiting';
  }
}

export interface PartChange extends Readonly<Record<AiringOutcome, number>> {
  readonly part: string;
}

/** By how much each part's counts change, where these airings become those; parts of which nothing changes are left out. */
export function partChanges(
  before: readonly KnownAiring[],
  after: readonly KnownAiring[],
): readonly PartChange[] {
  const changes = new Map<string, Record<AiringOutcome, number>>();
  const add = (airing: KnownAiring, by: 1 | -1): void => {
    for (const part of airing.parts ?? []) {
      const change = changes.get(part) ?? noCounts();
      change[outcomeOf(airing)] += by;
      changes.set(part, change);
    }
  };
  for (const airing of before) add(airing, -1);
  for (const airing of after) add(airing, 1);
  return [...changes]
    .filter(([, change]) => outcomes.some((outcome) => change[outcome] !== 0))
    .map(([part, change]) => ({ part, ...change }));
}

function noCounts(): Record<AiringOutcome, number> {
  return { waiting: 0, aired: 0, handedOver: 0, lost: 0, cancelled: 0, disputed: 0 };
}

/** The campaigns of these airings, each with the title told last; null where none was. What was ordered at once is none. */
export function titlesIn(told: readonly ToldAiring[]): ReadonlyMap<string, string | null> {
  const titles = new Map<string, string | null>();
  for (const { slot, title } of told) {
    const campaign = slot.split('@')[0] ?? '';
    if (!isAtOnce(campaign)) titles.set(campaign, title ?? titles.get(campaign) ?? null);
  }
  return titles;
}
