// What a map shows: each station where few are seen, else the steps of the tree, each as one. Pure.
import type { JudgedStation } from '../overview/arrange.ts';
import { standings, type Standing } from '../overview/judge-station.ts';
import { byName } from '../overview/place-tree.ts';
import { boxOf, isInBox, type Box, type Place2 } from './geometry.ts';

export interface Pinned extends Place2 {
  readonly station: JudgedStation;
}

export interface Cluster extends Place2 {
  readonly id: number;
  readonly name: string;
  readonly many: number;
  readonly unwell: number;
  /** The worst of them. */
  readonly standing: Standing;
  readonly pins: readonly Pinned[];
}

export interface ArrangedMap {
  /** Undefined where no station has coordinates. */
  readonly box?: Box;
  /** Those that are seen, one by one; none where they are shown together. */
  readonly pins: readonly Pinned[];
  readonly clusters: readonly Cluster[];
  /** Seen, of all that have coordinates. */
  readonly seen: number;
  readonly pinned: number;
  readonly unpinned: readonly JudgedStation[];
}

/** More are shown together. */
const mostPins = 250;

/** `branch`: the part of the tree that is looked at; `box`: the part of the earth, else all of the branch. */
export function arrangeMap(
  stations: readonly JudgedStation[],
  spots: ReadonlyMap<string, Place2>,
  { branch, box }: { readonly branch: number | undefined; readonly box: Box | undefined },
): ArrangedMap {
  const own = stations.filter(({ placeIds }) => branch === undefined || placeIds.includes(branch));
  const all = own.flatMap((station): Pinned[] => {
    const spot = spots.get(station.id);
    return spot ? [{ station, lat: spot.lat, lon: spot.lon }] : [];
  });
  const shown = box ?? boxOf(all);
  const seen = shown ? all.filter((pin) => isInBox(pin, shown)) : [];
  const clusters = seen.length > mostPins ? clustersOf(seen, branch) : [];
  return {
    ...(shown && { box: shown }),
    ...{ clusters, seen: seen.length, pinned: all.length },
    // A branch of one step can be shown no other way.
    pins: clusters.length > 1 ? loose(seen, branch) : seen.toSorted((a, b) => worse(b, a)),
    unpinned: own.filter(({ id }) => !spots.has(id)).toSorted((a, b) => byName(a.name, b.name)),
  };
}

/** Those that lie in the branch itself, and in no step below it. */
function loose(seen: readonly Pinned[], branch: number | undefined): readonly Pinned[] {
  return seen.filter(({ station }) => stepOf(station, branch) === undefined);
}

function stepOf(station: JudgedStation, branch: number | undefined): number | undefined {
  const { placeIds } = station;
  return branch === undefined ? placeIds[0] : placeIds[placeIds.indexOf(branch) + 1];
}

function clustersOf(seen: readonly Pinned[], branch: number | undefined): readonly Cluster[] {
  const steps = Map.groupBy(seen, ({ station }) => stepOf(station, branch));
  if (steps.size < 2) return [];
  return [...steps]
    .flatMap(([id, pins]): Cluster[] => {
      const [first] = pins;
      if (id === undefined || !first) return [];
      const mean = (pick: (pin: Pinned) => number): number =>
        pins.reduce((sum, pin) => sum + pick(pin), 0) / pins.length;
      const worst = pins.toSorted(worse)[0] ?? first;
      return [
        {
          ...{ id, name: first.station.place[first.station.placeIds.indexOf(id)] ?? '' },
          ...{ lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon), many: pins.length, pins },
          unwell: pins.filter(({ station }) => station.standing !== 'well').length,
          standing: worst.station.standing,
        },
      ];
    })
    .toSorted((a, b) => byName(a.name, b.name));
}

function worse(a: Pinned, b: Pinned): number {
  return standings.indexOf(a.station.standing) - standings.indexOf(b.station.standing);
}
