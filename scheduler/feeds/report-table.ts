import type { Slot } from '../core/slot.ts';
import { sayReason } from '../core/say-reason.ts';
import { formatInstant } from '../core/zone.ts';
import { orderOf } from './emergency-orders.ts';
import { lengthOf, type ReportSource } from './report-figures.ts';
import { stateWords } from '../core/state-words.ts';

type Column = readonly [name: string, value: (slot: Slot, source: ReportSource) => string | number];

const columns: readonly Column[] = [
  ['buổi', ({ id }) => id],
  ['giờ định phát', ({ startsAt }, { ward }) => formatInstant(ward.timeZone, startsAt)],
  ['trạng thái', ({ state }) => stateWords[state]],
  ['bù cho', ({ makeUpFor }) => makeUpFor ?? ''],
  ['bắt đầu', ({ airedAt }, { ward }) => instant(ward.timeZone, airedAt)],
  ['kết thúc', ({ endedAt }, { ward }) => instant(ward.timeZone, endedAt)],
  ['giây phát', (slot) => Math.round(lengthOf(slot) / 1000)],
  ['vì sao', ({ reason }, { ward }) => (reason ? sayReason(reason, ward.timeZone) : '')],
  ['bản tin', ({ bulletin }) => bulletin?.sha256 ?? ''],
];

/** What an emergency has besides. */
const orderColumns: readonly Column[] = [
  ['nội dung', (slot, { orders }) => orderOf(slot, orders)?.title ?? slot.bulletin?.title ?? ''],
  ['người ra lệnh', (slot, { orders }) => orderOf(slot, orders)?.by ?? ''],
];

/** The campaign's slots as CSV (RFC 4180); begins with a byte order mark, without which Excel misreads Vietnamese. */
export function reportTable(source: ReportSource): string {
  const shown = source.orders ? [...columns, ...orderColumns] : columns;
  const rows = [
    shown.map(([name]) => name),
    ...source.slots.map((slot) => shown.map(([, value]) => String(value(slot, source)))),
  ];
  return `\u{feff}${rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')}`;
}

function instant(timeZone: string, at: number | undefined): string {
  return at === undefined ? '' : formatInstant(timeZone, at);
}

/** A text that a spreadsheet would run as a formula is given as text. */
function quote(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
