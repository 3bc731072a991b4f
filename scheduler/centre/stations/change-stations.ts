// What an admin changes of stations: each change with its reason, in the list of acts, for one or many, all of them or none.
// Nothing that a station sends comes here.
import { placesFor, type Person } from '../accounts/person.ts';
import type { Asks } from '../database/connect.ts';
import { placesIn } from '../ledger/places.ts';
import {
  addToGroup,
  holdStations,
  keptStations,
  moveStation,
  renameStation,
  setStationPhone,
  takeFromGroup,
  type KeptStation,
} from '../ledger/station-list.ts';
import { endKey, placeAt, writeAct } from '../ledger/stations.ts';
import { giveWhatHolds } from '../send/what-holds.ts';
import { findPath, pathsByName } from './find-path.ts';

export type Change =
  | { readonly is: 'rename' | 'phone' | 'join-group' | 'leave-group'; readonly to: string }
  | { readonly is: 'move'; readonly to: readonly string[] }
  | { readonly is: 'revoke' };

export interface Changing {
  readonly person: Person;
  readonly at: number;
  readonly why: string;
}

/** Those that this person may change; others are not there. */
export function ownStations(
  sql: Asks,
  person: Person,
  only?: readonly string[],
): Promise<readonly KeptStation[]> {
  return keptStations(sql, { places: placesFor(person, 'stations'), ...(only && { only }) });
}

/** In a transaction; how many were changed: one that is so already is left alone. */
export async function changeStations(
  sql: Asks,
  { person, at, why }: Changing,
  { ids, change }: { readonly ids: readonly string[]; readonly change: Change },
): Promise<number> {
  const settled = await settle(sql, person, change);
  if (!settled) return 0;
  await holdStations(sql, ids);
  const stations = await ownStations(sql, person, ids);
  const changed: string[] = [];
  for (const station of stations) {
    const done = await changeOne(sql, station, settled, at);
    if (!done) continue;
    changed.push(station.id);
    await writeAct(sql, {
      ...{ at, by: person.name, account: person.account, station: station.id, act: done.act },
      ...{ place: station.place, detail: { before: done.before, after: done.after, why } },
    });
  }
  if (change.is === 'move' || change.is === 'join-group') await giveWhatHolds(sql, changed, at);
  return changed.length;
}

type Settled =
  | Exclude<Change, { is: 'move' }>
  | { readonly is: 'move'; readonly place: number; readonly path: readonly string[] };

/** The place that is meant, made where it is new; undefined where it is not this person's to use. */
async function settle(sql: Asks, person: Person, change: Change): Promise<Settled | undefined> {
  if (change.is !== 'move') return change;
  const found = findPath(pathsByName(await placesIn(sql)), change.to, person);
  if (found.is === 'not-yours') return undefined;
  const place = await placeAt(sql, found.path);
  return place === null ? undefined : { is: 'move', place, path: found.path };
}

interface Done {
  readonly act: string;
  readonly before: string;
  readonly after: string;
}

async function changeOne(
  sql: Asks,
  { id, name, phone, groups, place, path, hasKey }: KeptStation,
  change: Settled,
  at: number,
): Promise<Done | undefined> {
  switch (change.is) {
    case 'rename':
      if (name === change.to) return undefined;
      await renameStation(sql, id, change.to);
      return { act: 'station-renamed', before: name, after: change.to };
    case 'phone':
      if (phone === change.to) return undefined;
      await setStationPhone(sql, id, change.to);
      return { act: 'station-phone', before: phone, after: change.to };
    case 'join-group':
      if (groups.includes(change.to)) return undefined;
      await addToGroup(sql, id, change.to);
      return {
        act: 'station-groups',
        before: groups.join(', '),
        after: [...groups, change.to].join(', '),
      };
    case 'leave-group':
      if (!groups.includes(change.to)) return undefined;
      await takeFromGroup(sql, id, change.to);
      return {
        ...{ act: 'station-groups', before: groups.join(', ') },
        after: groups.filter((one) => one !== change.to).join(', '),
      };
    case 'move':
      if (change.place === place) return undefined;
      await moveStation(sql, id, change.place);
      return { act: 'station-moved', before: path.join(' / '), after: change.path.join(' / ') };
    case 'revoke':
      if (!hasKey) return undefined;
      await endKey(sql, id, 'revoked', at);
      return { act: 'revoked', before: '', after: '' };
  }
}
