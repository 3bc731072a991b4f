// Which keys of a campaign's "when" go together, and what no single key shows. Told also where another key is wrong.
import type { Campaign } from '../schema/campaign.ts';
import { farDay, isNearDay, type Tell } from './broadcast-sense.ts';
import { fieldHints } from './field-hints.ts';

type Has = (key: string) => boolean;

/** Keys that no other stands beside, each with the reason; the first of each pair is the one that is told. */
const rivals = [
  [
    'time',
    'times',
    'Có cả time và times nên không rõ phát lúc nào.',
    'Ghi mọi giờ vào times, bỏ dòng time.',
  ],
  [
    'weeks',
    'until',
    'Có cả weeks và until nên không rõ phát đến bao giờ.',
    'Giữ một dòng, bỏ dòng kia.',
  ],
  [
    'items',
    'documents',
    'Có cả items và documents nên không rõ phát những gì.',
    'Ghi mọi bài vào items, bỏ mục documents.',
  ],
  ...(['days', 'time', 'times', 'weeks', 'until', 'startsOn'] as const).map(
    (key) =>
      [
        key,
        'dates',
        `Có cả ${key} và dates nên không rõ phát ngày nào.`,
        'Phát vào những ngày ghi sẵn thì chỉ giữ dates; phát hằng tuần thì bỏ dates.',
      ] as const,
  ),
] as const;

/** What is missing, and what contradicts another key. `has` asks for a key of the file. */
export function checkKeys(has: Has, tell: Tell): void {
  const missing = (key: string): void => {
    tell([key], `Thiếu mục "${key}".`, fieldHints[key] ?? '');
  };
  if (!has('items') && !has('documents')) missing('documents');
  if (!has('dates')) {
    if (!has('days')) missing('days');
    if (!has('time') && !has('times')) missing('time');
  }
  for (const [key, rival, message, hint] of rivals)
    if (has(key) && has(rival)) tell([key], message, hint);
}

/** What its days, hours and dates say together. */
export function checkWhen(campaign: Omit<Campaign, 'id' | 'file'>, tell: Tell): void {
  const { days, times, dates, startsOn, until } = campaign;
  if (repeats(days))
    tell(['days'], 'Có ngày phát ghi hai lần.', 'Mỗi ngày ghi một lần, ví dụ: days: [tue, fri].');
  if (repeats(times))
    tell(
      ['times'],
      'Có giờ phát ghi hai lần.',
      "Mỗi giờ ghi một lần, ví dụ: times: ['06:00', '17:00'].",
    );
  for (const [field, day] of Object.entries({ startsOn, until }))
    if (day !== undefined && !isNearDay(day)) tell([field], ...farDay(day));
  if (startsOn !== undefined && until !== undefined && until < startsOn)
    tell(['until'], `Ngày cuối ${until} đứng trước ngày bắt đầu ${startsOn}.`, 'Đổi lại hai ngày.');
  dates?.forEach((moment, index) => {
    const day = moment.slice(0, 10);
    if (!isRealDay(day)) tell(['dates', index], `Không có ngày ${day}.`, fieldHints['dates'] ?? '');
    else if (!isNearDay(day)) tell(['dates', index], ...farDay(day));
    else if (dates.indexOf(moment) !== index)
      tell(['dates', index], `Buổi ${moment} ghi hai lần.`, 'Xóa một dòng.');
  });
}

function repeats(list: readonly string[] | undefined): boolean {
  return list !== undefined && new Set(list).size < list.length;
}

function isRealDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
