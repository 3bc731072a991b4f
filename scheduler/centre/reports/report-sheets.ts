// A report as tables to take away.
import { sayLossCode } from '../progress/say-why.ts';
import type { Figures, ReportLine } from './figures.ts';
import type { Sheet } from './sheet.ts';

export function reportSheets(
  lines: readonly ReportLine[],
  { losses }: Pick<Figures, 'losses'>,
  whereOf: (line: ReportLine) => string,
): readonly [Sheet, Sheet] {
  return [
    {
      name: 'Số buổi',
      columns: [
        ...[
          'mã',
          'tên',
          'nơi',
          'số đài',
          'theo lịch',
          'đã phát',
          'trong đó bù hoặc dời',
          'đã giao',
        ],
        ...['lỡ hoặc dở dang', 'kể khác nhau', 'chưa rõ', 'đã hủy', 'khẩn', 'khẩn đã phát'],
        ...['phần thời gian có liên lạc', 'số lần im lặng', 'đài không biết im lặng bao lâu'],
        ...['đài còn dòng chưa chép', 'vì sao lỡ'],
      ],
      rows: lines.map((line) => [
        ...[line.key, line.name, whereOf(line), line.stations, line.planned, line.aired],
        ...[line.madeUp, line.handedOver, line.lost, line.disputed, line.unknown],
        ...[line.cancelled, line.urgent, line.urgentAired],
        // Nobody watched: not known, which is not none.
        line.watchedMs > 0 ? { share: Math.min(1, line.heardMs / line.watchedMs) } : null,
        line.watchedMs > 0 ? line.silences : null,
        ...[line.unwatched, line.behind],
        line.losses.map(([code, many]) => `${sayLossCode(code)}: ${many}`).join('; '),
      ]),
    },
    {
      name: 'Vì sao lỡ',
      columns: ['mã', 'vì sao', 'số buổi'],
      rows: losses.map(([code, many]) => [code, sayLossCode(code), many]),
    },
  ];
}
