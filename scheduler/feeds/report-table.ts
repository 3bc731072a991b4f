import type { Slot } from '../core/slot.ts';
import { sayLoggedItems } from '../core/items-in-log.ts';
import { sayReason } from '../core/say-reason.ts';
import { formatInstant } from '../core/zone.ts';
import { csv } from './csv.ts';
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

/** Where an airing is of several items. */
const itemColumns: readonly Column[] = [
  ['các phần', ({ id }, { items, ward }) => sayLoggedItems(items?.get(id) ?? [], ward.timeZone)],
];

/** What an emergency has besides. */
const orderColumns: readonly Column[] = [
  ['nhắc lại của', ({ id, repeat }) => (repeat && repeat.of !== id ? repeat.of : '')],
  ['nhắc lại mỗi (phút)', ({ repeat }) => repeat?.everyMinutes ?? ''],
  ['nội dung', (slot, { orders }) => orderOf(slot, orders)?.title ?? slot.bulletin?.title ?? ''],
  ['người ra lệnh', (slot, { orders }) => orderOf(slot, orders)?.by ?? ''],
];

/** The campaign's slots as CSV. */
export function reportTable(source: ReportSource): string {
  const shown = [
    ...columns,
    ...(source.orders ? orderColumns : []),
    ...(source.slots.some(({ id }) => source.items?.has(id)) ? itemColumns : []),
  ];
  const rows = [
    shown.map(([name]) => name),
    ...source.slots.map((slot) => shown.map(([, value]) => value(slot, source))),
  ];
  return csv(rows);
}

function instant(timeZone: string, at: number | undefined): string {
  return at === undefined ? '' : formatInstant(timeZone, at);
}
