import { expect, test } from 'vitest';
import { solarDayOf } from '../../../scheduler/core/lunar.ts';
import { readTable } from '../../setup/table.ts';

for (const { year, day } of readTable('tet.tsv')) {
  test(`Tết ${String(year)} → ${String(day)}`, () => {
    expect(solarDayOf(Number(year), 1, 1)).toBe(day);
  });
}

test('the 30th of a short last month is its 29th, the day before Tết', () => {
  expect(solarDayOf(2027, 12, 30)).toBe('2028-01-25');
  expect(solarDayOf(2026, 12, 30)).toBe('2027-02-05');
});

test('Giỗ Tổ (10/3) and Trung thu (15/8) of 2026', () => {
  expect([solarDayOf(2026, 3, 10), solarDayOf(2026, 8, 15)]).toEqual(['2026-04-26', '2026-09-25']);
});

test('days after a leap month are counted past it: 2025 had two sixth months', () => {
  expect([solarDayOf(2025, 6, 1), solarDayOf(2025, 7, 1)]).toEqual(['2025-06-25', '2025-08-23']);
});
