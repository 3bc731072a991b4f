import { describe, expect, it } from 'vitest';
import { itemsInLog } from '../../../scheduler/core/items-in-log.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { emergencyOrders } from '../../../scheduler/feeds/emergency-orders.ts';
import {
  reportFigures,
  sayVerdict,
  type ReportSource,
} from '../../../scheduler/feeds/report-figures.ts';
import { itemFigures } from '../../../scheduler/feeds/report-items.ts';
import { reportPage } from '../../../scheduler/feeds/report-page.ts';
import { reportTable } from '../../../scheduler/feeds/report-table.ts';

const hour = 3_600_000;
const firstAt = Date.parse('2026-11-24T17:00:00+07:00');

/** Slots on Tuesdays and Fridays, one for each state given. */
function slotsOf(...states: readonly (Slot['state'] | 'made-up')[]): Slot[] {
  return states.map((state, index) => {
    const startsAt = firstAt + (Math.floor(index / 2) * 168 + (index % 2) * 72) * hour;
    const sounded = ['aired', 'made-up', 'interrupted'].includes(state);
    return {
      id: `dvc@${index}`,
      campaign: 'dvc',
      startsAt,
      state: state === 'made-up' ? 'aired' : state,
      ...(state === 'made-up' && { makeUpFor: 'dvc@0' }),
      ...(state === 'missed' && {
        reason: { code: 'as-written' as const, message: 'máy mất điện' },
      }),
      ...(sounded && { airedAt: startsAt, endedAt: startsAt + 6 * 60_000 }),
    };
  });
}

const sourceOf = (slots: readonly Slot[], weeks: 4 | 5 = 4): ReportSource => ({
  ward: { name: 'phường An Phụ', station: 'Đài', timeZone: 'Asia/Ho_Chi_Minh' },
  campaign: { id: 'dvc', title: 'Dịch vụ <công>', weeks, days: ['tue', 'fri'], time: '17:00' },
  slots,
  head: { seq: 7, hash: 'c'.repeat(64) },
  now: firstAt + 1000 * hour,
});

const eight = <const T>(value: T): T[] => Array.from({ length: 8 }, () => value);

describe('2 lần/tuần × 4 tuần', () => {
  const cases: readonly [string, (Slot['state'] | 'made-up')[], string][] = [
    ['all heard', eight('aired'), 'Đạt 2 lần/tuần × 4 tuần = 8 lần: đã phát đủ 8 lần.'],
    [
      'one lost and made up',
      ['missed', ...eight('aired').slice(1), 'made-up'],
      'Đạt 2 lần/tuần × 4 tuần = 8 lần: đã phát đủ 8 lần.',
    ],
    [
      'one lost for good',
      ['missed', ...eight('aired').slice(1)],
      'Chưa đạt 2 lần/tuần × 4 tuần = 8 lần: đã phát 7 lần, thiếu 1 lần.',
    ],
    [
      'still running',
      ['aired', 'aired', 'ready', 'planned'],
      'Đang thực hiện 2 lần/tuần × 4 tuần = 8 lần: đã phát 2 lần, còn 2 lần chờ phát.',
    ],
    [
      'an interrupted airing is not heard',
      ['interrupted', ...eight('aired').slice(1)],
      'Chưa đạt 2 lần/tuần × 4 tuần = 8 lần: đã phát 7 lần, thiếu 1 lần.',
    ],
  ];
  it.each(cases)('%s', (_, states, verdict) => {
    expect(sayVerdict(reportFigures(sourceOf(slotsOf(...states))), 4)).toBe(verdict);
  });
  it('what was handed over is never called heard', () => {
    const figures = reportFigures(sourceOf(slotsOf(...eight('handed-over' as const))));
    expect(figures).toMatchObject({ heard: 0, handedOver: 8, heardMs: 0, verdict: 'handed-over' });
    expect(sayVerdict(figures, 4)).toContain('không ghi là đã phát');
  });
});

it('an airing for which there was nothing new is asked of nobody, and no failure', () => {
  const slots = slotsOf('cancelled', ...eight('aired').slice(1)).map((slot, index): Slot =>
    index === 0 ? { ...slot, reason: { code: 'nothing-new', slotAt: slot.startsAt } } : slot,
  );
  const figures = reportFigures(sourceOf(slots));
  expect(figures).toMatchObject({ required: 7, planned: 7, cancelled: 0, verdict: 'reached' });
  expect(sayVerdict(figures, 4)).toBe('Đạt 7 lần: đã phát đủ 7 lần.');
  const parts = () => [{ kind: 'document', id: 'a' }];
  expect(itemFigures(slots, parts, [])).toMatchObject([{ planned: 7, heard: 7, lost: 0 }]);
  const [again] = slotsOf('aired').map((slot) => ({ ...slot, id: 'dvc@0~2' }));
  expect(reportFigures(sourceOf([...slots, ...(again ? [again] : [])]))).toMatchObject({
    required: 8,
    planned: 8,
  });
});

it('counts each kind apart, and adds up what sounded', () => {
  const states = [
    'aired',
    'missed',
    'made-up',
    'interrupted',
    'cancelled',
    'handed-over',
    'ready',
  ] as const;
  expect(reportFigures(sourceOf(slotsOf(...states)))).toMatchObject({
    ...{ planned: 6, aired: 1, madeUp: 1, missed: 1, interrupted: 1, cancelled: 1 },
    ...{ handedOver: 1, pending: 1, heard: 2, heardMs: 12 * 60_000 },
  });
});

it('the page prints the verdict, a picture of the weeks, each slot and the head of the log', () => {
  const page = reportPage(sourceOf(slotsOf(...eight('aired'))));
  expect(page).toContain('size: A4');
  expect(page).toContain('Dịch vụ &lt;công&gt;');
  expect(page.match(/<title>dvc@\d<\/title>/g)).toHaveLength(8);
  expect(page).toContain('Tuần 4: 15/12–21/12');
  expect(page).toContain(`--head ${'c'.repeat(64)}`);
  expect(page).not.toMatch(/(src|href)="http/);
});

it('the table opens in a spreadsheet: marked as UTF-8, quoted, no formulas', () => {
  const [slot] = slotsOf('missed');
  const text = reportTable(
    sourceOf([
      { ...(slot as Slot), reason: { code: 'as-written', message: '=SUM(A1), "mất điện"' } },
    ]),
  ); // slotsOf gave one
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain(`"'=SUM(A1), ""mất điện"""`);
  expect(text.split('\r\n')).toHaveLength(3);
});

describe('emergencies', () => {
  const startsAt = firstAt + hour;
  const source: ReportSource = {
    ...sourceOf([
      {
        id: 'khan-cap@1',
        campaign: 'khan-cap',
        startsAt,
        state: 'interrupted',
        reason: { code: 'stopped-by', by: 'Ông Sáu', why: 'nhầm', heardMs: 90_000 },
        airedAt: startsAt + 1000,
        endedAt: startsAt + 91_000,
      },
      { id: 'khan-cap@2', campaign: 'khan-cap', startsAt, state: 'handed-over' },
    ]),
    campaign: { id: 'khan-cap', title: 'Thông báo khẩn', weeks: 0, days: [] },
    orders: emergencyOrders([
      { slot: 'khan-cap@1', event: 'emergency', detail: { by: 'Bà Hoa', title: 'Khẩn: Lũ về' } },
      { slot: 'khan-cap@2', event: 'emergency', detail: { by: 'Bà Lan', title: 'Khẩn: Cháy' } },
      { slot: '', event: 'approved', detail: { by: 'Ai đó' } },
    ]),
  };
  it('the page says what, on whose order, when, and for how long, and has no weeks', () => {
    const page = reportPage(source);
    expect(page).toContain(
      '<td>thứ Ba 24/11 18:00</td><td>Khẩn: Lũ về</td><td>Bà Hoa</td><td>dở dang</td><td>thứ Ba 24/11 18:00</td><td>1 phút 30 giây</td>',
    );
    expect(page).not.toContain('Các tuần');
    expect(page).toContain('Đã phát 0 lần, đã giao cho máy phát 1 lần, dở dang 1 lần.');
  });
  it('so does the table', () => {
    const [head, first] = reportTable(source).split('\r\n');
    expect(head).toMatch(/,nội dung,người ra lệnh$/);
    expect(first).toMatch(/,90,.*,Khẩn: Lũ về,Bà Hoa$/);
  });
});

describe('an airing of several items', () => {
  const [slot] = slotsOf('aired');
  const line = (event: string, atMs: number, id: string, more = {}) => ({
    ...{ slot: slot?.id ?? '', event, at: firstAt + atMs },
    detail: { kind: 'recording', id, ...more },
  });
  const lines = [
    line('item-began', 0, 'quoc-ca.mp3'),
    line('started', 0, ''),
    line('item-ended', 190_000, 'quoc-ca.mp3'),
    line('item-began', 190_000, 'loi.wav'),
    line('item-ended', 200_000, 'loi.wav', { cut: true }),
    line('item-began', 300_000, 'nhac.wav'),
  ];
  const source = { ...sourceOf(slot ? [slot] : []), items: itemsInLog(lines) };
  const said =
    'bản ghi âm quoc-ca.mp3 17:00:00–17:03:10; bản ghi âm loi.wav 17:03:10–17:03:20 (dừng giữa chừng); bản ghi âm nhac.wav 17:05:00–';

  it('says when each was heard, in the table and on the page', () => {
    expect(reportTable(source)).toContain(said);
    expect(reportPage(source)).toContain(`<td>${said}</td>`);
  });
  it('has no such column where nothing is known of items', () => {
    expect(reportTable(sourceOf(slotsOf('aired')))).not.toContain('các phần');
    expect(reportPage(sourceOf(slotsOf('aired')))).not.toContain('Các phần');
  });
});
