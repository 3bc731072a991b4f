import { describe, expect, test } from 'vitest';
import { weekTable } from '../../../scheduler/commands/week-table.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { mapWeek } from '../../../scheduler/core/week-map.ts';
import { wardWith } from '../../setup/schedule.ts';

const zone = 'Asia/Ho_Chi_Minh';
const ward = wardWith();
const at = (wall: string): number => Date.parse(`${wall}:00+07:00`);
const slot = (wall: string, campaign: string, more: Partial<Slot> = {}): Slot => ({
  id: `${campaign}@${wall}`,
  campaign,
  startsAt: at(wall),
  state: 'ready',
  ...more,
});
const draw = (slots: readonly Slot[], day = '2026-12-02') =>
  weekTable(
    mapWeek(slots, ward, day),
    [
      { id: 'sang', title: 'Bản tin sáng' },
      { id: 'gap', title: 'Cắt điện', priority: 'high' },
    ],
    zone,
  );

test('days across, hours down, every state, an emergency beside what is planned', () => {
  const table = draw([
    slot('2026-11-30T06:00', 'sang', { state: 'aired' }),
    slot('2026-12-01T06:00', 'sang', {
      state: 'missed',
      reason: {
        code: 'crash',
        from: at('2026-12-01T05:00'),
        to: at('2026-12-01T07:00'),
        slotAt: at('2026-12-01T06:00'),
      },
    }),
    slot('2026-12-01T17:00', 'sang', {
      makeUpFor: 'sang@2026-12-01T06:00',
      reason: {
        code: 'make-up',
        lost: at('2026-12-01T06:00'),
        spareWeek: false,
        cause: { code: 'power-cut' },
      },
    }),
    slot('2026-12-02T06:30', 'gap'),
    slot('2026-12-02T06:00', 'sang'),
    slot('2026-12-03T23:10', 'khan-cap', { state: 'aired' }),
    slot('2026-12-06T23:40', 'khan-cap', { state: 'airing' }),
    slot('2026-12-07T06:00', 'sang'),
  ]);
  expect(table).toMatchInlineSnapshot(`
    "Tuần 30/11/2026 – 06/12/2026

         T2 30/11  T3 01/12  T4 02/12  T5 03/12  T6 04/12  T7 05/12  CN 06/12
    06h ░06:00 A✓ ░06:00 A✕ ░06:00 A● ░░░░░░░░░ ░░░░░░░░░ ░░░░░░░░░ ░░░░░░░░░
        ░░░░░░░░░ ░░░░░░░░░ ░06:30 B● ░░░░░░░░░ ░░░░░░░░░ ░░░░░░░░░ ░░░░░░░░░
    17h ░░░░░░░░░ ░17:00 A↺ ░░░░░░░░░ ░░░░░░░░░ ░░░░░░░░░ ░░░░░░░░░ ░░░░░░░░░
    23h                                23:10 !✓                      23:40 !▶

    ● sẵn sàng   ▶ đang phát   ✓ đã phát   ✕ lỡ   ↺ phát bù   ░ giờ được phép phát

    !  Thông báo khẩn: 2 buổi
    A  Bản tin sáng: 4 buổi
    B  Cắt điện (ưu tiên): 1 buổi

    Vì sao:
    01/12 06:00 A✕ Không phát buổi thứ Ba 06:00 vì máy mất điện hoặc tắt đột ngột
      từ khoảng 05:00 đến 07:00.
    01/12 17:00 A↺ Phát bù: dời từ thứ Ba 06:00 vì mất điện hoặc máy tắt giữa
      chừng.
    "
  `);
});

test('a week of twenty campaigns and ninety airings is at most 80 letters wide', () => {
  const slots = Array.from({ length: 90 }, (_, index) => {
    const day = 30 + (index % 7);
    const date = day > 30 ? `2026-12-0${day - 30}` : '2026-11-30';
    return slot(
      `${date}T${index % 2 ? '06' : '17'}:${String((index * 7) % 60).padStart(2, '0')}`,
      `d${index % 30}`,
    );
  });
  const lines = draw(slots).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines.join('\n').match(/\d\d:\d\d [A-Z]{1,2}●/g)).toHaveLength(90);
});

describe('the week of a day', () => {
  test.each([
    ['2026-11-30', '2026-11-30', '2026-12-06'],
    ['2026-12-06', '2026-11-30', '2026-12-06'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
    ['2028-02-29', '2028-02-28', '2028-03-05'],
  ])('%s → %s … %s', (day, first, last) => {
    const { days } = mapWeek([], ward, day);
    expect([days.length, days[0], days[6]]).toEqual([7, first, last]);
  });
  test('one without any airing says so', () => {
    expect(draw([])).toContain('Tuần này không có buổi nào.');
  });
});
