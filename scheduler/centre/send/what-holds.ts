// What is given to a station that joins, or is moved, after it was sent (ADR 135).
import type { Asks } from '../database/connect.ts';
import {
  addressedAlready,
  addressGiven,
  holdCounter,
  holdingDispatches,
  newestVersions,
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
  /** Orders that are for it. */
  readonly orders: ReadonlySet<string>;
}

/**
 * Of all that was sent and neither ended nor expired, the newest first: the newest word for each thing that is for this
 * station, unless that takes it back or was for it already, and every emergency. No version that is older than one it
 * had. Returns the oldest first.
 */
function whatHolds(sent: readonly Chosen[], standing: Standing, had: Had): readonly Chosen[] {
  const decided = new Set<string>();
  const given: Chosen[] = [];
  for (const one of sent) {
    const { id, kind, thing, selection } = one;
    if (thing !== null && decided.has(thing)) continue;
    if (kind === 'parcel' && thing !== null && one.number <= (had.newest.get(thing) ?? -1)) {
      decided.add(thing);
      continue;
    }
    if (!selects(selection, standing)) continue;
    if (thing !== null) decided.add(thing);
    if (kind !== 'withdraw' && !had.orders.has(id)) given.push(one);
  }
  return given.toReversed();
}

export interface Giving extends Given {
  readonly kind: HoldingDispatch['kind'];
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
  const emergencies = sent.filter(({ kind }) => kind === 'emergency').map(({ id }) => id);
  const giving: Giving[] = [];
  for (let from = 0; from < stations.length; from += together) {
    const some = stations.slice(from, from + together);
    const had = await whatTheyHad(
      sql,
      some.map(({ id }) => id),
      emergencies,
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
  emergencies: readonly string[],
): Promise<(station: string) => Had> {
  const newest = Map.groupBy(await newestVersions(sql, stations), ({ station }) => station);
  const orders = Map.groupBy(
    await addressedAlready(sql, stations, emergencies),
    ({ station }) => station,
  );
  return (station) => ({
    newest: new Map(newest.get(station)?.map(({ thing, number }) => [thing, number])),
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
  const giving = await whatIsGiven(sql, await standings(sql, stations), at);
  if (giving.length === 0) return new Map();
  await addressGiven(sql, giving);
  const by = Map.groupBy(giving, ({ station }) => station);
  await notifyGiven(
    sql,
    [...by].map(([station, all]) => ({
      station,
      urgent: all.some(({ kind }) => kind === 'emergency'),
    })),
  );
  return new Map([...by].map(([station, all]) => [station, all.length]));
}
