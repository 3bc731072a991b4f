// The station's report as tables: the page prints them, and each is a CSV of its own.
import { sayStanding } from '../core/wish-standing.ts';
import { sayInstant } from '../core/words.ts';
import type { CampaignFigures, Summary } from './report-summary.ts';
import type { ItemFigures } from './report-items.ts';
import type { UrgentFigures } from './report-urgent.ts';

export interface SummaryTable {
  /** Part of its file's name. */
  readonly name: string;
  readonly title: string;
  /** What is said where it has no rows. */
  readonly none: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function summaryTables(summary: Summary): readonly SummaryTable[] {
  const { timeZone } = summary.ward;
  return [
    {
      ...{ name: 'theo-bai', title: 'Theo bài' },
      none: 'Chưa có bài nào được xếp lịch.',
      head: ['Loại', 'Bài', 'Văn bản yêu cầu', ...counts, 'Phút đã phát', 'Đạt hay thiếu'],
      rows: summary.items.map(itemRow),
    },
    {
      ...{ name: 'theo-dot', title: 'Theo đợt phát' },
      none: 'Chưa có đợt phát nào.',
      head: ['Đợt phát', 'Phải phát', ...counts, 'Phút theo lịch', 'Phút đã phát'],
      rows: summary.campaigns.map(campaignRow),
    },
    {
      ...{ name: 'khan-cap', title: 'Thông báo khẩn' },
      none: 'Không có thông báo khẩn nào.',
      head: [
        ...['Ra lệnh lúc', 'Nội dung', 'Người ra lệnh', 'Nhắc lại', 'Phải phát', 'Đã phát'],
        ...['Giao máy phát', 'Lỡ hoặc dở', 'Chờ', 'Phút phải phát', 'Phút đã phát'],
      ],
      rows: summary.urgent.map((one) => urgentRow(one, timeZone)),
    },
  ];
}

const counts = ['Theo lịch', 'Đã phát', 'Giao máy phát', 'Chờ', 'Không phát được'] as const;

const kindWords: Readonly<Record<string, string>> = {
  document: 'bài viết',
  recording: 'bản ghi âm',
  relay: 'tiếp âm',
};

function itemRow(item: ItemFigures): readonly (string | number)[] {
  const { kind, id, standing, planned, heard, handedOver, waiting, lost } = item;
  const unmeasured = item.unmeasured > 0 ? ` (chưa kể ${item.unmeasured} lần không rõ độ dài)` : '';
  return [
    kindWords[kind] ?? kind,
    standing?.wish.title ?? id,
    standing ? standing.wish.perWeek * standing.weeks : '',
    ...[planned, heard, handedOver, waiting, lost],
    `${minutes(item.heardMs)}${unmeasured}`,
    standing ? sayStanding(standing) : '',
  ];
}

function campaignRow(one: CampaignFigures): readonly (string | number)[] {
  const { planned, heard, handedOver, pending } = one;
  return [
    one.title,
    one.required === 0 ? '' : one.required,
    ...[planned, heard, handedOver, pending, Math.max(0, planned - heard - handedOver - pending)],
    ...[minutes(one.askedMs), minutes(one.heardMs)],
  ];
}

function urgentRow(one: UrgentFigures, timeZone: string): readonly (string | number)[] {
  return [
    ...[sayInstant(timeZone, one.orderedAt), one.title, one.by, sayRepeats(one, timeZone)],
    ...[one.due, one.heard, one.handedOver, one.lost, one.waiting],
    ...[minutes(one.askedMs), minutes(one.heardMs)],
  ];
}

function sayRepeats({ everyMinutes, untilAt, endedBy }: UrgentFigures, timeZone: string): string {
  if (everyMinutes === undefined) return '';
  const until = untilAt === undefined ? '' : `, đến ${sayInstant(timeZone, untilAt)}`;
  const ended = endedBy === undefined ? '' : `, ${endedBy} kết thúc`;
  return `mỗi ${everyMinutes} phút${until}${ended}`;
}

/** `372400` → `6,2`: minutes, as one writes them. */
function minutes(ms: number): string {
  return (ms / 60_000).toFixed(1).replace('.', ',');
}
