// The stations as a page shows them: judged, narrowed, counted, the worst first. Pure.
import { judgeStation, standings, type StationRow, type Standing } from './judge-station.ts';
import { byName } from './place-tree.ts';
import { plainText } from './plain-text.ts';

export type JudgedStation = StationRow & { readonly standing: Standing };

/** The worst first is what a page begins with. */
export const sorts = ['xau', 'ten', 'noi', 'nghe', 'phat', 'lo', 'chua-ro'] as const;
export type Sort = (typeof sorts)[number];

export interface Wanted {
  readonly standing?: Standing;
  /** Part of a name or place, as typed. */
  readonly text: string;
  /** A branch of the tree, by its number: what lies in it. */
  readonly place?: number;
  readonly group?: string;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

export interface Arranged {
  readonly counts: Readonly<Record<Standing, number>>;
  readonly all: number;
  /** The way to the branch that is asked for. */
  readonly way: readonly { readonly id: number; readonly name: string }[];
  /** The next steps below it, and how many stations of each are not well. */
  readonly places: readonly {
    readonly id: number;
    readonly name: string;
    readonly all: number;
    readonly unwell: number;
  }[];
  readonly groups: readonly { readonly name: string; readonly all: number }[];
  readonly found: number;
  readonly pages: number;
  readonly rows: readonly JudgedStation[];
}

export const rowsOnPage = 100;

export function arrange(rows: readonly StationRow[], wanted: Wanted, now: number): Arranged {
  const judged = rows.map((row) => ({ ...row, standing: judgeStation(row, now) }));
  const counts = Object.fromEntries(
    standings.map((standing) => [standing, 0]),
    // One for each of them.
  ) as Record<Standing, number>;
  const own = judged.filter(
    ({ placeIds, groups }) =>
      (wanted.place === undefined || placeIds.includes(wanted.place)) &&
      (wanted.group === undefined || groups.includes(wanted.group)),
  );
  for (const { standing } of own) counts[standing] += 1;
  const text = plainText(wanted.text);
  const found = own.filter(
    ({ standing, name, place, id }) =>
      (wanted.standing === undefined || standing === wanted.standing) &&
      (text === '' || plainText(`${id} ${name} ${place.join(' ')}`).includes(text)),
  );
  const inOrder = found.toSorted(orderOf(wanted.sort, found));
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage));
  const page = Math.min(Math.max(1, wanted.page), pages);
  return {
    ...{ counts, all: own.length, found: found.length, pages, groups: groupsOf(judged) },
    ...{ places: placesOf(own, wanted.place), way: wayOf(own, wanted.place) },
    rows: inOrder.slice((page - 1) * rowsOnPage, page * rowsOnPage),
  };
}

/** Each ends with the name, so that a page is the same whenever it is looked at. */
function orderOf(
  sort: Sort,
  rows: readonly JudgedStation[],
): (a: JudgedStation, b: JudgedStation) => number {
  const by = orders[sort];
  // A collator takes microseconds, thousands of stations tens of thousands of times.
  const keys = new Map(rows.map(({ id, name }) => [id, nameKey(name)]));
  const key = ({ id }: JudgedStation): string => keys.get(id) ?? '';
  return (a, b) =>
    by(a, b) ||
    (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
    byName(a.name, b.name) ||
    (a.id < b.id ? -1 : 1);
}

/** Compares as plain text: letters without marks, numbers as numbers. */
function nameKey(name: string): string {
  return plainText(name).replaceAll(/\d+/g, (number) => number.padStart(12, '0'));
}

const rank = new Map(standings.map((standing, at) => [standing, at]));
const heard = ({ heardAt }: JudgedStation): number => heardAt ?? 0;

const orders: Readonly<Record<Sort, (a: JudgedStation, b: JudgedStation) => number>> = {
  xau: (a, b) => (rank.get(a.standing) ?? 0) - (rank.get(b.standing) ?? 0) || heard(a) - heard(b),
  ten: () => 0,
  noi: (a, b) => byName(a.place.join('\0'), b.place.join('\0')),
  nghe: (a, b) => heard(a) - heard(b),
  phat: (a, b) => b.aired - a.aired,
  lo: (a, b) => b.lost + b.disputed - (a.lost + a.disputed),
  'chua-ro': (a, b) => b.unknown - a.unknown,
};

function wayOf(own: readonly JudgedStation[], branch: number | undefined): Arranged['way'] {
  const [one] = own;
  if (!one || branch === undefined) return [];
  return one.placeIds
    .slice(0, one.placeIds.indexOf(branch) + 1)
    .map((id, at) => ({ id, name: one.place[at] ?? '' }));
}

function placesOf(own: readonly JudgedStation[], branch: number | undefined): Arranged['places'] {
  const stepOf = ({ placeIds }: JudgedStation): number =>
    branch === undefined ? 0 : placeIds.indexOf(branch) + 1;
  return [...Map.groupBy(own, (row) => row.placeIds[stepOf(row)])]
    .flatMap(([id, within]) => {
      const [one] = within;
      if (id === undefined || !one) return [];
      const unwell = within.filter(({ standing }) => standing !== 'well').length;
      return [{ id, name: one.place[stepOf(one)] ?? '', all: within.length, unwell }];
    })
    .toSorted((a, b) => byName(a.name, b.name));
}

function groupsOf(judged: readonly JudgedStation[]): Arranged['groups'] {
  const many = new Map<string, number>();
  for (const { groups } of judged)
    for (const name of groups) many.set(name, (many.get(name) ?? 0) + 1);
  return [...many].map(([name, all]) => ({ name, all })).toSorted((a, b) => byName(a.name, b.name));
}
