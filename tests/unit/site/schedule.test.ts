import { describe, expect, test } from 'vitest';
import type { PublishedSchedule, PublishedSlot } from '../../../content/schema/published.ts';
import { calendarHtml, nextHtml, scheduleHtml } from '../../../site/player/schedule-html.ts';
import { nextSlot, slotWords } from '../../../site/player/slot-words.ts';
import { wallTime } from '../../../site/player/wall-time.ts';

const zone = 'Asia/Ho_Chi_Minh';
const slot = (startsAt: string, more: Partial<PublishedSlot> = {}): PublishedSlot => ({
  id: startsAt,
  campaign: 'dvc',
  startsAt,
  state: 'planned',
  ...more,
});
const tuesday = slot('2026-11-24T17:00:00+07:00', {
  state: 'aired',
  airedAt: '2026-11-24T17:00:02+07:00',
  bulletin: { sha256: 'ab'.repeat(32), durationMs: 1000 },
});
const friday = slot('2026-11-27T17:00:00+07:00');
const schedule = (slots: PublishedSlot[]): PublishedSchedule => ({
  generatedAt: '2026-11-24T17:10:00+07:00',
  timeZone: zone,
  campaigns: [{ id: 'dvc', title: 'Dịch vụ <công>', weeks: 5, documents: [] }],
  slots,
});

describe('wallTime', () => {
  test.each([
    ['2026-11-24T17:00:00+07:00', '24/11/2026', '17:00', 'thứ Ba'],
    ['2026-11-29T17:30:00Z', '30/11/2026', '00:30', 'thứ Hai'],
    ['2027-01-03T05:05:00+07:00', '03/01/2027', '05:05', 'Chủ nhật'],
  ])('%s → %s %s, %s', (iso, date, time, weekdayName) => {
    expect(wallTime(iso, zone)).toMatchObject({ date, time, weekdayName });
  });
});

describe('slotWords', () => {
  test.each([
    [tuesday, 'đã phát lúc 17:00'],
    [
      slot('2026-11-24T17:00:00+07:00', { state: 'missed', reason: 'máy tắt' }),
      'không phát được (máy tắt)',
    ],
    [slot('2026-11-24T17:00:00+07:00', { makeUpFor: 'x' }), 'sắp phát, phát bù'],
    [slot('2026-11-24T17:00:00+07:00', { state: 'handed-over' }), 'đã giao cho máy phát'],
  ])('%#', (given, words) => {
    expect(slotWords(given, zone)).toBe(words);
  });
});

describe('nextSlot', () => {
  const at = (iso: string) => Date.parse(iso);
  test('the first open one to come, whatever the order', () => {
    expect(nextSlot([friday, tuesday], at('2026-11-24T18:00:00+07:00'))).toBe(friday);
  });
  test('one on the air comes first', () => {
    const airing = slot('2026-11-24T17:00:00+07:00', { state: 'airing' });
    expect(nextSlot([friday, airing], at('2026-11-24T17:03:00+07:00'))).toBe(airing);
  });
  test('a cancelled one is not announced', () => {
    const off = slot('2026-11-27T17:00:00+07:00', { state: 'cancelled' });
    expect(nextSlot([off], at('2026-11-24T18:00:00+07:00'))).toBeUndefined();
    expect(nextHtml(schedule([off]), at('2026-11-24T18:00:00+07:00'))).toContain(
      'không có buổi phát',
    );
  });
});

describe('calendarHtml', () => {
  test('ten slots over five weeks: five rows of seven days, ten marks', () => {
    const slots = Array.from({ length: 10 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 10, 24 + 7 * (index >> 1) + 3 * (index % 2)));
      return slot(`${day.toISOString().slice(0, 10)}T17:00:00+07:00`);
    });
    const html = calendarHtml('Đợt', slots, zone);
    expect(html.match(/<tr>/g)).toHaveLength(1 + 5);
    expect(html.match(/<td/g)).toHaveLength(35);
    expect(html.match(/class="air /g)).toHaveLength(10);
    expect(html).toContain('5 tuần, từ tháng 11/2026');
  });
});

test('scheduleHtml escapes what staff wrote, and offers what aired again', () => {
  const html = scheduleHtml(schedule([tuesday, friday]));
  expect(html).toContain('Dịch vụ &lt;công&gt;');
  expect(html).toContain(`/phat-thanh/tep/${'ab'.repeat(32)}.mp3`);
  expect(html.indexOf('Sắp phát')).toBeLessThan(html.indexOf('Đã phát'));
});
