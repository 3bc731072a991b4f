// What is given to a station that joins, or is moved, after it was sent (ADR 135).
import type { Asks } from '../database/connect.ts';
import {
  addressedAlready,
  addressGiven,
  hadThings,
  holdCounter,
  holdingDispatches,
  overUntold,
  supersedeAt,
  type Given,
  type HoldingDispatch,
} from '../ledger/holding.ts';
import { notifyGiven } from '../ledger/notices.ts';
import { standings } from '../ledger/selection.ts';
import { readSelection, selects, type Standing } from './selection.ts';

interface Chosen extends Omit<HoldingDispatch, 'selection'> {
  readonly selection: ReturnType<typeof readSelection>;
}

interface Had {
  /** Of each thing the number of the newest version that was for the station. */
  readonly newest: ReadonlyMap<string, number>;
  /** Things of which a version still holds there. */
  readonly holding: ReadonlySet<string>;
  /** Orders that are for it. */
  readonly orders: ReadonlySet<string>;
}

/**
 * Of all that was sent and neither ended nor expired, the newest first: the newest word for each thing that is for this
 * station, unless it was for it already, and every emergency. That a thing is taken back is a word for who has it alone. No
 * version that is older than one it had. Returns the oldest first.
 */
function whatHolds(sent: readonly Chosen[], standing: Standing, had: Had): readonly Chosen[] {
  const decided = new Set<string>();
  const given: Chosen[] = [];
  for (const one of sent) {
    const { id, thing, selection } = one;
    if (thing !== null) {
      if (decided.has(thing)) continue;
      // What it has is newer than this word, and than all before.
      if (one.number <= (had.newest.get(thing) ?? -1)) {
        decided.add(thing);
        continue;
      }
    }
    if (!selects(selection, standing)) continue;
    if (thing !== null) decided.add(thing);
    if (one.kind === 'withdraw' && !had.holding.has(thing ?? '')) continue;
    if (!had.orders.has(id)) given.push(one);
  }
  return given.toReversed();
}

export interface Giving extends Given {
  readonly kind: HoldingDispatch['kind'] | 'end-emergency';
}

/** So many stations are asked about at once. */
const together = 200;

/** What stations that stand so are to be given and were not yet, by station, the oldest first. Changes nothing. */
export async function whatIsGiven(
  sql: Asks,
  stations: readonly Standing[],
  at: number,
): Promise<readonly Giving[]> {
  const sent = (await holdingDispatches(sql, at)).map((one) => ({
    ...one,
    selection: readSelection(one.selection),
  }));
  const once = sent.filter(({ kind }) => kind !== 'parcel').map(({ id }) => id);
  const giving: Giving[] = [];
  for (let from = 0; from < stations.length; from += together) {
    const some = stations.slice(from, from + together);
    const had = await whatTheyHad(
      sql,
      some.map(({ id }) => id),
      once,
    );
    for (const standing of some)
      for (const { id, kind } of whatHolds(sent, standing, had(standing.id)))
        giving.push({ station: standing.id, dispatch: id, kind });
  }
  return giving;
}

async function whatTheyHad(
  sql: Asks,
  stations: readonly string[],
  once: readonly string[],
): Promise<(station: string) => Had> {
  const things = Map.groupBy(await hadThings(sql, stations), ({ station }) => station);
  const orders = Map.groupBy(await addressedAlready(sql, stations, once), ({ station }) => station);
  return (station) => ({
    newest: new Map(things.get(station)?.map(({ thing, number }) => [thing, number])),
    holding: new Set(
      things
        .get(station)
        ?.filter(({ holds }) => holds)
        .map(({ thing }) => thing),
    ),
    orders: new Set(orders.get(station)?.map(({ dispatch }) => dispatch)),
  });
}

/**
 * In the transaction that lets stations in or moves them, last of all: whoever sends waits for it. They are woken when it
 * holds. Returns how many each was given; who was given nothing is not in it.
 */
export async function giveWhatHolds(
  sql: Asks,
  stations: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, number>> {
  if (stations.length === 0) return new Map();
  await holdCounter(sql);
  const holds = await whatIsGiven(sql, await standings(sql, stations), at);
  const giving = [...(await endsMissed(sql, stations, at)), ...holds];
  if (giving.length === 0) return new Map();
  await addressGiven(sql, giving);
  const by = Map.groupBy(giving, ({ station }) => station);
  await notifyGiven(
    sql,
    [...by].map(([station, all]) => ({
      station,
      urgent: all.some(({ kind }) => isUrgent(kind)),
    })),
  );
  return new Map([...by].map(([station, all]) => [station, all.length]));
}

/** Of emergencies that were ended while a station was away: what ends them there. One without such an order is handed out no more. */
async function endsMissed(
  sql: Asks,
  stations: readonly string[],
  at: number,
): Promise<readonly Giving[]> {
  const ends: Giving[] = [];
  for (const { station, emergency, end, newer } of await overUntold(sql, stations, at)) {
    if (end !== null) ends.push({ station, dispatch: end, kind: 'end-emergency' });
    else if (newer !== null) await supersedeAt(sql, { station, earlier: emergency, by: newer });
  }
  return ends;
}

function isUrgent(kind: Giving['kind']): boolean {
  return kind === 'emergency' || kind === 'end-emergency';
}
