// How far a station is with what is asked of it, and how far all of them are together. Pure.
import { byName, type PlaceTree } from '../overview/place-tree.ts';

interface StationOf {
  readonly station: string;
  readonly name: string;
  readonly place: number | null;
  readonly aired: number;
  readonly handedOver: number;
  readonly lost: number;
  /** Two histories tell it otherwise: neither aired nor lost. */
  readonly disputed: number;
  readonly waiting: number;
  /** How far what the centre sent is at a station that has it in no plan yet; null: nothing was told. */
  readonly order?: { readonly state: string | null; readonly reason: string | null };
}

/** A station and a campaign. */
export interface ProgressRow extends StationOf {
  /** As the station calls the campaign; null: it never said. */
  readonly title: string | null;
  /** Airings that its plan asks for. */
  readonly planned: number;
  readonly weeks: number | null;
  /** Of the waiting ones those whose day has passed: nobody said what became of them. */
  readonly unknown: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** A station and a document, recording or relay. */
export type PartRow = StationOf;

/** In the order in which somebody should look at them. */
export const verdicts = ['short', 'unknown', 'running', 'handed-over', 'reached', 'none'] as const;
export type Verdict = (typeof verdicts)[number];

/** As the station's own report says it (feeds/report-figures.ts); what is unknown is never counted as aired. */
export function judgeProgress(row: ProgressRow): Verdict {
  const { planned, aired, handedOver, waiting, unknown, disputed } = row;
  if (planned === 0) return 'none';
  if (aired >= planned) return 'reached';
  if (waiting > unknown) return 'running';
  if (unknown + disputed > 0 && aired + handedOver + unknown + disputed >= planned)
    return 'unknown';
  return aired + handedOver >= planned ? 'handed-over' : 'short';
}

/** Of a document nobody says how often: once is heard. */
export function judgePart({ aired, handedOver, waiting, disputed, order }: PartRow): Verdict {
  if (order) return 'none';
  if (aired > 0) return 'reached';
  if (handedOver > 0) return 'handed-over';
  if (waiting > 0) return 'running';
  return disputed > 0 ? 'unknown' : 'short';
}

const nothing = { aired: 0, handedOver: 0, lost: 0, disputed: 0, waiting: 0 };
const noPlan = { title: null, planned: 0, weeks: null, unknown: 0, firstDay: null, lastDay: null };

/** With the stations that were sent it and have it in no plan. */
export function withUnplanned<Row extends StationOf>(
  rows: readonly Row[],
  sent: readonly (Pick<StationOf, 'station' | 'name' | 'place'> & {
    readonly state: string | null;
    readonly reason: string | null;
  })[],
): readonly (Row | (ProgressRow & PartRow))[] {
  const known = new Set(rows.map(({ station }) => station));
  const missing = sent
    .filter(({ station }) => !known.has(station))
    .map(({ station, name, place, state, reason }) => ({
      ...{ station, name, place, ...nothing, ...noPlan },
      order: { state, reason },
    }));
  return [...rows, ...missing];
}

export type Judged<Row> = Row & { readonly verdict: Verdict };

export interface Branch {
  readonly id: number;
  readonly name: string;
  readonly all: number;
  readonly counts: Readonly<Record<Verdict, number>>;
}

export interface Progress<Row> {
  readonly all: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** The next steps below the branch that is looked at. */
  readonly branches: readonly Branch[];
  /** The stations of the branch, those to be looked at first. */
  readonly stations: readonly Judged<Row>[];
  readonly sums: { readonly aired: number; readonly handedOver: number; readonly lost: number };
}

/** `branch`: whose stations alone are counted. */
export function arrangeProgress<Row extends StationOf>(
  rows: readonly Row[],
  judge: (row: Row) => Verdict,
  tree: PlaceTree,
  branch: number | undefined,
): Progress<Row> {
  const own = rows
    .filter(({ place }) => branch === undefined || tree.isIn(place, branch))
    .map((row) => ({ ...row, verdict: judge(row) }));
  const rank = (verdict: Verdict): number => verdicts.indexOf(verdict);
  const steps = Map.groupBy(own, ({ place }) => tree.stepBelow(place, branch)?.id);
  const branches = [...steps].flatMap(([id, within]) => {
    const place = id === undefined ? undefined : tree.place(id);
    return place
      ? [{ id: place.id, name: place.name, all: within.length, counts: countVerdicts(within) }]
      : [];
  });
  const sum = (pick: (row: Row) => number): number =>
    own.reduce((total, row) => total + pick(row), 0);
  return {
    all: own.length,
    counts: countVerdicts(own),
    branches: branches.toSorted((a, b) => byName(a.name, b.name)),
    stations: own.toSorted((a, b) => rank(a.verdict) - rank(b.verdict) || byName(a.name, b.name)),
    sums: {
      aired: sum(({ aired }) => aired),
      handedOver: sum(({ handedOver }) => handedOver),
      lost: sum(({ lost }) => lost),
    },
  };
}

function countVerdicts(
  rows: readonly { readonly verdict: Verdict }[],
): Readonly<Record<Verdict, number>> {
  const counts = { short: 0, unknown: 0, running: 0, 'handed-over': 0, reached: 0, none: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** What most stations are asked for: `2 lần/tuần × 5 tuần`, `10 lần`. */
export function goalOf(
  rows: readonly Pick<ProgressRow, 'planned' | 'weeks'>[],
): string | undefined {
  const groups = Map.groupBy(
    rows.filter(({ planned }) => planned > 0),
    ({ planned, weeks }) => `${planned} ${weeks ?? ''}`,
  );
  const [first] = [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (!first) return undefined;
  return sayGoal(first);
}

export function sayGoal({ planned, weeks }: Pick<ProgressRow, 'planned' | 'weeks'>): string {
  return weeks !== null && weeks > 0 && planned % weeks === 0
    ? `${planned / weeks} lần/tuần × ${weeks} tuần`
    : `${planned} lần`;
}
