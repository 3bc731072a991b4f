// The stations as a page shows them: judged, narrowed, counted, the worst first. Pure.
import { judgeStation, standings, type StationRow, type Standing } from './judge-station.ts';
import { plainText } from './plain-text.ts';

export type JudgedStation = StationRow & { readonly standing: Standing };

export interface Wanted {
  readonly standing?: Standing;
  /** Part of a name or place, as typed. */
  readonly text: string;
  /** The first step of the place: a province. */
  readonly place?: string;
  /** From 1. */
  readonly page: number;
}

export interface Arranged {
  readonly counts: Readonly<Record<Standing, number>>;
  readonly all: number;
  /** Provinces, and how many stations of each are not well. */
  readonly places: readonly {
    readonly name: string;
    readonly all: number;
    readonly unwell: number;
  }[];
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
  for (const { standing } of judged) counts[standing] += 1;
  const text = plainText(wanted.text);
  const found = judged.filter(
    ({ standing, name, place, id }) =>
      (wanted.standing === undefined || standing === wanted.standing) &&
      (wanted.place === undefined || place[0] === wanted.place) &&
      (text === '' || plainText(`${id} ${name} ${place.join(' ')}`).includes(text)),
  );
  const rank = new Map(standings.map((standing, at) => [standing, at]));
  const inOrder = found.toSorted(
    (a, b) =>
      (rank.get(a.standing) ?? 0) - (rank.get(b.standing) ?? 0) ||
      (a.heardAt ?? 0) - (b.heardAt ?? 0) ||
      compare(a.name, b.name),
  );
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage));
  const page = Math.min(Math.max(1, wanted.page), pages);
  return {
    ...{ counts, all: judged.length, places: placesOf(judged), found: found.length, pages },
    rows: inOrder.slice((page - 1) * rowsOnPage, page * rowsOnPage),
  };
}

const { compare } = new Intl.Collator('vi', { numeric: true });

function placesOf(judged: readonly JudgedStation[]): Arranged['places'] {
  const groups = Map.groupBy(judged, ({ place }) => place[0] ?? '');
  return [...groups]
    .filter(([name]) => name !== '')
    .map(([name, own]) => ({
      ...{ name, all: own.length },
      unwell: own.filter(({ standing }) => standing !== 'well').length,
    }))
    .toSorted((a, b) => compare(a.name, b.name));
}
