// Provinces, communes, hamlets: as deep as the tree is. Pure.

export interface Place {
  readonly id: number;
  readonly parent: number | null;
  readonly name: string;
}

export interface PlaceTree {
  /** From the province down; empty for a place that is not there. */
  path(id: number | null): readonly Place[];
  /** `Hải Dương / Kinh Môn`; '' where it lies nowhere. */
  words(id: number | null): string;
  /** Whether a place is the branch itself or lies below it. */
  isIn(id: number | null, branch: number): boolean;
  /** The step below `branch` on the way to a place (undefined: the province); undefined where it goes no farther. */
  stepBelow(id: number | null, branch: number | undefined): Place | undefined;
  place(id: number): Place | undefined;
  /** The branch and all places below it. */
  branch(id: number): readonly number[];
}

export function createPlaceTree(places: readonly Place[]): PlaceTree {
  const byId = new Map(places.map((place) => [place.id, place]));
  const below = Map.groupBy(places, ({ parent }) => parent);
  const paths = new Map<number, readonly Place[]>();
  const path = (id: number | null): readonly Place[] => {
    const place = id === null ? undefined : byId.get(id);
    if (!place) return [];
    const known = paths.get(place.id);
    if (known) return known;
    // What the ledger holds has no ring; an entry before its parent's path is known guards a walk without end.
    paths.set(place.id, [place]);
    const all = [...path(place.parent), place];
    paths.set(place.id, all);
    return all;
  };
  return {
    path,
    place: (id) => byId.get(id),
    words: (id) =>
      path(id)
        .map(({ name }) => name)
        .join(' / '),
    isIn: (id, branch) => path(id).some((step) => step.id === branch),
    stepBelow(id, branch) {
      const steps = path(id);
      if (branch === undefined) return steps[0];
      const at = steps.findIndex((step) => step.id === branch);
      return at < 0 ? undefined : steps[at + 1];
    },
    branch(id) {
      const found: number[] = [];
      const open = [id];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (!byId.has(next) || found.includes(next)) continue;
        found.push(next);
        for (const child of below.get(next) ?? []) open.push(child.id);
      }
      return found;
    },
  };
}

const { compare } = new Intl.Collator('vi', { numeric: true });

/** In Vietnamese order, numbers as numbers: `Xã 2` before `Xã 10`. */
export const byName = (a: string, b: string): number => compare(a, b);
