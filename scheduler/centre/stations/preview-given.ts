// How many things stations will be given, before they are moved or put in a group.
import type { Person } from '../accounts/person.ts';
import type { Asks } from '../database/connect.ts';
import { placesIn, type PlaceRow } from '../ledger/places.ts';
import { standings } from '../ledger/selection.ts';
import type { Standing } from '../send/selection.ts';
import { whatIsGiven } from '../send/what-holds.ts';
import type { Change } from './change-stations.ts';
import { findPath, pathsByName, placeNamed } from './find-path.ts';

export interface PreviewedGiving {
  /** Different things, emergencies among them. */
  readonly things: number;
  readonly emergencies: number;
  /** Different things that were taken back there. */
  readonly takenBack: number;
  /** Stations that are given any of those things. */
  readonly stations: number;
}

interface Previewing {
  readonly person: Person;
  readonly at: number;
}

/** Undefined where nobody is given anything by such a change. */
export async function previewGiven(
  sql: Asks,
  { ids, change }: { readonly ids: readonly string[]; readonly change: Change },
  { person, at }: Previewing,
): Promise<PreviewedGiving | undefined> {
  if (change.is !== 'move' && change.is !== 'join-group') return undefined;
  const now = await standings(sql, ids);
  const after =
    change.is === 'move'
      ? movedTo(await branchOf(sql, change.to, person), now)
      : joining(change.to, now);
  const giving = await whatIsGiven(sql, after, at);
  const kinds = [...new Map(giving.map(({ dispatch, kind }) => [dispatch, kind])).values()];
  const takenBack = kinds.filter((kind) => kind === 'withdraw').length;
  return {
    things: kinds.length - takenBack,
    emergencies: kinds.filter((kind) => kind === 'emergency').length,
    takenBack,
    stations: new Set(
      giving.filter(({ kind }) => kind !== 'withdraw').map(({ station }) => station),
    ).size,
  };
}

/** Whoever is there already is changed in nothing, and given nothing. */
function movedTo(
  branch: readonly number[] | undefined,
  now: readonly Standing[],
): readonly Standing[] {
  if (!branch) return [];
  const isThere = ({ places }: Standing): boolean =>
    places.length === branch.length && branch.every((place) => places.includes(place));
  return now.filter((one) => !isThere(one)).map((one) => ({ ...one, places: branch }));
}

function joining(group: string, now: readonly Standing[]): readonly Standing[] {
  return now
    .filter(({ groups }) => !groups.includes(group))
    .map((one) => ({ ...one, groups: [...one.groups, group] }));
}

/** The place with all above it; of one that is new, those that are there. */
async function branchOf(
  sql: Asks,
  path: readonly string[],
  person: Person,
): Promise<readonly number[] | undefined> {
  const places = await placesIn(sql);
  const known = pathsByName(places);
  const found = findPath(known, path, person);
  if (found.is === 'not-yours') return undefined;
  const byId = new Map(places.map((place) => [place.id, place]));
  let step = found.path.length;
  let place: PlaceRow | undefined;
  while (!place && step > 0) place = placeNamed(known, found.path.slice(0, step--));
  const branch: number[] = [];
  for (; place; place = place.parent === null ? undefined : byId.get(place.parent))
    branch.push(place.id);
  return branch;
}
