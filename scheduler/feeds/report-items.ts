// What was asked for, planned and heard of each document, recording and relay, whichever campaigns aired it.
import { withoutEmpty } from '../core/left-out.ts';
import { airingName, isWaiting, type Slot } from '../core/slot.ts';
import type { WishStanding } from '../core/wish-standing.ts';

/** One thing that an airing says; `ms`: how long it takes in it, absent where nobody knows. */
export interface Part {
  /** As campaigns name it: document, recording, relay. */
  readonly kind: string;
  readonly id: string;
  readonly ms?: number;
}

/** What a slot says: what its bulletin was made of, else what its campaign asks for. */
export type PartsOf = (slot: Slot) => readonly Part[];

export interface ItemFigures {
  readonly kind: string;
  readonly id: string;
  /** Airings it is in, made up ones counted once. */
  readonly planned: number;
  readonly heard: number;
  readonly handedOver: number;
  readonly waiting: number;
  /** Airings that were lost and not made up, or in which something else was said. */
  readonly lost: number;
  /** How long it was heard in all; `unmeasured` airings, of which nobody knows its share, are not in it. */
  readonly heardMs: number;
  readonly unmeasured: number;
  /** The campaigns it is in. */
  readonly campaigns: readonly string[];
  /** What it asks for, and how that stands. */
  readonly standing?: WishStanding;
}

/** By kind and name, in the order in which they were aired first. Emergencies are no part of it. */
export function itemFigures(
  slots: readonly Slot[],
  partsOf: PartsOf,
  standings: readonly WishStanding[],
): readonly ItemFigures[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = ({ kind, id }: Part): Tally => {
    const name = `${kind} ${id}`;
    const tally = tallies.get(name) ?? newTally(kind, id);
    tallies.set(name, tally);
    return tally;
  };
  const airings = Map.groupBy(withoutEmpty(slots).slots, ({ id, makeUpFor }) =>
    airingName(makeUpFor ?? id),
  );
  for (const tries of airings.values()) {
    const said = bestOf(tries);
    if (!said) continue;
    const asked = new Map(tries.flatMap(partsOf).map((part) => [`${part.kind} ${part.id}`, part]));
    for (const part of asked.values()) count(tallyOf(part), part, said, partsOf(said));
  }
  // What nobody airs, and should.
  for (const { wish } of standings) tallyOf({ kind: 'document', id: wish.document });
  return [...tallies.values()].map(({ campaigns, ...tally }) => {
    const standing = standings.find(
      ({ wish }) => tally.kind === 'document' && wish.document === tally.id,
    );
    return { ...tally, campaigns: [...campaigns], ...(standing && { standing }) };
  });
}

/** The try that tells what became of an airing. */
function bestOf(tries: readonly Slot[]): Slot | undefined {
  return (
    tries.find(({ state }) => state === 'aired') ??
    tries.find(({ state }) => state === 'handed-over') ??
    tries.find((slot) => isWaiting(slot) || slot.state === 'airing') ??
    tries[0]
  );
}

interface Tally {
  readonly kind: string;
  readonly id: string;
  planned: number;
  heard: number;
  handedOver: number;
  waiting: number;
  lost: number;
  heardMs: number;
  unmeasured: number;
  readonly campaigns: Set<string>;
}

function newTally(kind: string, id: string): Tally {
  const none = { planned: 0, heard: 0, handedOver: 0, waiting: 0, lost: 0 };
  return { kind, id, ...none, heardMs: 0, unmeasured: 0, campaigns: new Set() };
}

function count(tally: Tally, { kind, id }: Part, slot: Slot, parts: readonly Part[]): void {
  const own = parts.filter((part) => part.kind === kind && part.id === id);
  tally.planned += 1;
  tally.campaigns.add(slot.campaign);
  if (slot.state === 'aired' && own.length > 0) {
    tally.heard += 1;
    if (own.some(({ ms }) => ms === undefined)) tally.unmeasured += 1;
    else tally.heardMs += own.reduce((sum, { ms = 0 }) => sum + ms, 0);
  } else if (slot.state === 'handed-over') tally.handedOver += 1;
  else if (isWaiting(slot) || slot.state === 'airing') tally.waiting += 1;
  else tally.lost += 1;
}
