// Progress as tables to take away.
import type { PlaceTree } from '../overview/place-tree.ts';
import type { Sheet } from '../reports/sheet.ts';
import type { Judged, PartRow, Progress, ProgressRow } from './judge-progress.ts';
import { partVerdictNames, verdictNames } from './words.ts';

export function campaignSheet(
  name: string,
  { stations }: Pick<Progress<ProgressRow>, 'stations'>,
  tree: PlaceTree,
): Sheet {
  return {
    name,
    columns: [
      ...['mã đài', 'đài', 'nơi', 'tiến độ', 'phải phát', 'đã phát', 'đã giao'],
      ...['lỡ', 'kể khác nhau', 'chưa rõ', 'từ ngày', 'đến ngày'],
    ],
    rows: stations.map((row) => [
      ...[row.station, row.name, tree.words(row.place), verdictNames[row.verdict]],
      // Nobody knows how often a station without a plan should air it.
      row.planned === 0 ? null : row.planned,
      ...[row.aired, row.handedOver, row.lost, row.disputed, row.unknown],
      row.firstDay === null ? null : { day: row.firstDay },
      row.lastDay === null ? null : { day: row.lastDay },
    ]),
  };
}

export function partSheet(
  name: string,
  { stations }: { readonly stations: readonly Judged<PartRow>[] },
  tree: PlaceTree,
): Sheet {
  return {
    name,
    columns: [
      ...['mã đài', 'đài', 'nơi', 'tiến độ', 'số lần đã phát', 'đã giao', 'lỡ'],
      ...['kể khác nhau', 'chờ phát'],
    ],
    rows: stations.map((row) => [
      ...[row.station, row.name, tree.words(row.place), partVerdictNames[row.verdict]],
      ...[row.aired, row.handedOver, row.lost, row.disputed, row.waiting],
    ]),
  };
}
