// Which places, groups and stations the page of whom-to-send-to shows: what is chosen always, besides it what was looked for. Pure.
import type { PlaceRow } from '../ledger/places.ts';
import { plainText } from '../overview/plain-text.ts';

/** More boxes than this are no page any more: then the top of the tree, and a search. */
const mostPlaces = 400;
const mostStations = 50;

export type CountedPlace = PlaceRow & {
  /** Stations in the whole branch. */
  readonly all: number;
};

/** Each with the stations of its branch; in the order of the tree. */
export function countBranches(places: readonly PlaceRow[]): readonly CountedPlace[] {
  const all = new Map(places.map(({ id, stations }) => [id, stations]));
  // The deepest first, so that each is whole before it is added to the one above.
  for (const { id, parent } of places.toSorted((a, b) => b.path.length - a.path.length))
    if (parent !== null && all.has(parent))
      all.set(parent, (all.get(parent) ?? 0) + (all.get(id) ?? 0));
  return places.map((place) => ({ ...place, all: all.get(place.id) ?? 0 }));
}

export function shownPlaces(
  places: readonly CountedPlace[],
  { chosen, text }: { readonly chosen: readonly number[]; readonly text: string },
): { readonly places: readonly CountedPlace[]; readonly more: number } {
  const wanted = plainText(text);
  const top = Math.min(...places.map(({ path }) => path.length));
  const isWanted = ({ path }: CountedPlace): boolean => {
    if (wanted !== '') return plainText(path.join(' ')).includes(wanted);
    return places.length <= mostPlaces || path.length === top;
  };
  const found = places.filter((place) => isWanted(place));
  const shown = new Set(found.slice(0, mostPlaces).map(({ id }) => id));
  return {
    places: places.filter(({ id }) => shown.has(id) || chosen.includes(id)),
    more: (wanted === '' ? places.length : found.length) - shown.size,
  };
}

export function shownStations<
  One extends { readonly id: string; readonly name: string; readonly place: readonly string[] },
>(
  stations: readonly One[],
  { chosen, text }: { readonly chosen: readonly string[]; readonly text: string },
): readonly One[] {
  const wanted = plainText(text);
  const found =
    wanted === ''
      ? []
      : stations.filter(({ id, name, place }) =>
          plainText([id, name, ...place].join(' ')).includes(wanted),
        );
  const shown = new Set([...found.slice(0, mostStations).map(({ id }) => id), ...chosen]);
  return stations.filter(({ id }) => shown.has(id));
}
