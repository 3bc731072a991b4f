// A report's figures: of a station, of all stations of a branch, of a month. Pure.
import { silentAfterMs } from '../overview/judge-station.ts';
import { byName, type PlaceTree } from '../overview/place-tree.ts';

/** What airings came to. Emergencies and what was spoken live are among the aired and the lost. */
export interface Counts {
  /** Asked for by the plan. */
  readonly planned: number;
  readonly aired: number;
  /** Of the aired: made up, or moved by hand. */
  readonly madeUp: number;
  readonly handedOver: number;
  readonly lost: number;
  readonly cancelled: number;
  readonly disputed: number;
  /** Their day has passed, and nobody said what became of them. */
  readonly unknown: number;
  readonly urgent: number;
  readonly urgentAired: number;
}

/** How long it was heard of, out of how long it was watched. */
export interface Heard {
  readonly heardMs: number;
  /** 0: nobody watched, so that nothing is known. */
  readonly watchedMs: number;
  readonly silences: number;
}

/** One station in the days of the report, as the ledger has it. */
export interface ReportRow extends Counts {
  readonly station: string;
  readonly name: string;
  readonly place: number | null;
  readonly heardMs: number;
  readonly silences: number;
  /** Since when it is watched, and the last sign of life; epoch ms. */
  readonly watchedFrom: number | null;
  readonly heardAt: number | null;
  /** Lines that the station has and the copy has not. */
  readonly linesBehind: number;
}

export interface Loss {
  readonly station: string;
  readonly code: string;
  readonly lost: number;
}

export interface Figures extends Counts, Heard {
  readonly stations: number;
  /** Stations of which nobody knows how long they were heard. */
  readonly unwatched: number;
  /** Stations whose log is not copied to its end. */
  readonly behind: number;
  /** Causes of the lost ones, the most frequent first. */
  readonly losses: readonly (readonly [code: string, lost: number])[];
}

export interface ReportLine extends Figures {
  readonly key: string;
  readonly name: string;
  /** Of a branch below which one can look. */
  readonly place?: number;
  readonly station?: string;
}

/** The part of `from`–`to` in which somebody watched the station; epoch ms. */
export function watchedMs(
  { watchedFrom, heardAt }: Pick<ReportRow, 'watchedFrom' | 'heardAt'>,
  { from, to }: { readonly from: number; readonly to: number },
  now: number,
): number {
  if (watchedFrom === null) return 0;
  // The minute since its last word is no silence yet.
  const last = heardAt !== null && now - heardAt <= silentAfterMs ? heardAt : now;
  return Math.max(0, Math.min(to, last) - Math.max(from, watchedFrom));
}

export const countNames = [
  ...(['planned', 'aired', 'madeUp', 'handedOver', 'lost'] as const),
  ...(['cancelled', 'disputed', 'unknown', 'urgent', 'urgentAired'] as const),
] as const;

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

export function sumUp(
  rows: readonly ReportRow[],
  losses: ReadonlyMap<string, readonly Loss[]>,
  span: Span,
): Figures {
  const sums = { planned: 0, aired: 0, madeUp: 0, handedOver: 0, lost: 0, cancelled: 0 };
  const others = { disputed: 0, unknown: 0, urgent: 0, urgentAired: 0, heardMs: 0, watchedMs: 0 };
  const total = { ...sums, ...others, silences: 0, unwatched: 0, behind: 0 };
  const codes = new Map<string, number>();
  for (const row of rows) {
    for (const name of countNames) total[name] += row[name];
    const watched = watchedMs(row, span, span.now);
    if (watched === 0) total.unwatched += 1;
    else {
      total.watchedMs += watched;
      total.heardMs += Math.min(row.heardMs, watched);
      total.silences += row.silences;
    }
    if (row.linesBehind > 0) total.behind += 1;
    for (const { code, lost } of losses.get(row.station) ?? [])
      codes.set(code, (codes.get(code) ?? 0) + lost);
  }
  return {
    ...{ stations: rows.length, ...total },
    losses: [...codes].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)),
  };
}

/** One line for each step below the branch; a station that lies in the branch itself is a line of its own. */
export function byBranch(
  rows: readonly ReportRow[],
  losses: readonly Loss[],
  { tree, branch, span }: { tree: PlaceTree; branch: number | undefined; span: Span },
): readonly ReportLine[] {
  const own = ofBranch(rows, tree, branch);
  const causes = Map.groupBy(losses, ({ station }) => station);
  const steps = Map.groupBy(own, ({ place }) => tree.stepBelow(place, branch)?.id);
  return [...steps]
    .flatMap(([id, within]): ReportLine[] => {
      const place = id === undefined ? undefined : tree.place(id);
      if (!place) return [...byStation(within, losses, { span })];
      const figures = sumUp(within, causes, span);
      return [{ key: `noi-${place.id}`, name: place.name, place: place.id, ...figures }];
    })
    .toSorted((a, b) => byName(a.name, b.name));
}

export function byStation(
  rows: readonly ReportRow[],
  losses: readonly Loss[],
  { span }: { readonly span: Span },
): readonly ReportLine[] {
  const causes = Map.groupBy(losses, ({ station }) => station);
  return rows
    .map((row) => ({
      ...{ key: `dai-${row.station}`, name: row.name, station: row.station },
      ...sumUp([row], causes, span),
    }))
    .toSorted((a, b) => byName(a.name, b.name));
}

export function ofBranch<Row extends { readonly place: number | null }>(
  rows: readonly Row[],
  tree: PlaceTree,
  branch: number | undefined,
): readonly Row[] {
  return branch === undefined ? rows : rows.filter(({ place }) => tree.isIn(place, branch));
}
