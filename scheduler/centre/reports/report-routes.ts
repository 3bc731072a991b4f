// Reports of any days and any branch: as a page, on paper, as CSV, as XLSX.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { addDays, readWall } from '../../core/zone.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { placesFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { allPlaces } from '../ledger/branches.ts';
import { lossRows, monthRows, reportRows, type MonthRow } from '../ledger/reports.ts';
import { createPlaceTree, type PlaceTree } from '../overview/place-tree.ts';
import { wordsOf } from '../pages/address-words.ts';
import { linksOf, readId, readPage } from '../pages/branches.ts';
import { show } from '../pages/show.ts';
import {
  byBranch,
  byStation,
  ofBranch,
  sumUp,
  type Figures,
  type ReportLine,
  type ReportRow,
} from './figures.ts';
import { reportByNames, reportPage, type ReportBy } from './pages.ts';
import { instantsOf, monthOf, piecesOf, readRange, type DayRange } from './ranges.ts';
import { reportSheets } from './report-sheets.ts';
import { readForm, sendFile } from './send-file.ts';

export function addReportRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  app.get(
    '/bao-cao/',
    asPerson('report', async (context, person) => {
      const word = wordsOf(context);
      const now = parts.now();
      const { day: today } = readWall(fallbackTimeZone, now);
      const range = readRange(word, today);
      const branch = readId(word('noi'));
      const by: ReportBy = (['dai', 'thang'] as const).find((one) => one === word('theo')) ?? 'noi';
      const tree = createPlaceTree(await allPlaces(parts.sql));
      const made = await makeReport(parts, person, { range, branch, by, tree, today, now });
      const form = readForm(word('dang'));
      if (form)
        return sendFile(
          form,
          `bao-cao-${range.from}-${range.to}-${by}`,
          reportSheets(made.lines, made.total, whereOf(tree, made.rows)),
        );
      const isPrint = word('dang') === 'in';
      const main = reportPage({
        ...{ ...made, range, by, tree, branch, isPrint, now, page: readPage(word('trang')) },
        linkOf: linksOf('/bao-cao/', {
          ...{ noi: word('noi'), tu: range.from, den: range.to, theo: by },
        }),
      });
      const title = isPrint ? `Báo cáo truyền thanh ${reportByNames[by].toLowerCase()}` : 'Báo cáo';
      return show(context, { title, page: 'report', person, wide: true, main });
    }),
  );
}

interface Asked {
  readonly range: DayRange;
  readonly branch: number | undefined;
  readonly by: ReportBy;
  readonly tree: PlaceTree;
  readonly today: string;
  readonly now: number;
}

interface Made {
  readonly lines: readonly ReportLine[];
  readonly total: Figures;
  readonly rows: readonly ReportRow[];
}

async function makeReport(
  { sql }: CentreParts,
  person: Person,
  { range, branch, by, tree, today, now }: Asked,
): Promise<Made> {
  const places = narrowed(placesFor(person, 'report'), branch, tree);
  const asked = { range, pieces: piecesOf(range, today), today, places };
  const rows = ofBranch(await reportRows(sql, asked), tree, branch);
  const losses = await lossRows(sql, { range, places });
  const span = { ...instantsOf(range), now };
  const total = sumUp(
    rows,
    Map.groupBy(losses, ({ station }) => station),
    span,
  );
  if (by === 'noi') return { rows, total, lines: byBranch(rows, losses, { tree, branch, span }) };
  if (by === 'dai') return { rows, total, lines: byStation(rows, losses, { span }) };
  const months = monthsOf(range);
  const counted = await monthRows(sql, { months, today, now, places });
  return { rows, total, lines: counted.map((row) => monthLine(row)) };
}

/** The places of the branch that the person may see; undefined: all there are. */
function narrowed(
  places: readonly number[] | undefined,
  branch: number | undefined,
  tree: PlaceTree,
): readonly number[] | undefined {
  if (branch === undefined) return places;
  const own = tree.branch(branch);
  if (!places) return own;
  const may = new Set(places);
  return own.filter((id) => may.has(id));
}

/** The whole months that the range touches. */
function monthsOf({ from, to }: DayRange) {
  const months: { first: string; from: number; to: number }[] = [];
  for (let { from: first, to: last } = monthOf(from); first <= to;) {
    months.push({ first, ...instantsOf({ from: first, to: last }) });
    ({ from: first, to: last } = monthOf(addDays(last, 1)));
  }
  return months;
}

function monthLine(row: MonthRow): ReportLine {
  const [year = '', month = ''] = row.month.split('-');
  return {
    ...{ ...row, key: row.month, name: `Tháng ${month}/${year}` },
    ...{ unwatched: 0, behind: 0, losses: [] },
  };
}

/** Of a station its place, of a place the way to it. */
function whereOf(tree: PlaceTree, rows: readonly ReportRow[]): (line: ReportLine) => string {
  const places = new Map(rows.map(({ station, place }) => [station, place]));
  return ({ station, place }) =>
    tree.words(station === undefined ? (place ?? null) : (places.get(station) ?? null));
}
