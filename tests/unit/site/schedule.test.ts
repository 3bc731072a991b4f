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
  const at = '2026-11-24T17:00:00+07:00';
  const planned = 'Tuần 1/5, thứ Ba 17:00 theo lịch của đợt phát.';
  const made = { makeUpFor: 'x', reason: 'Phát bù: dời từ thứ Sáu 20/11 vì mất điện.' };
  test.each<[string, Partial<PublishedSlot>]>([
    ['sắp phát', { reason: planned }],
    ['sắp phát, phát bù', { makeUpFor: 'x' }],
    [`sắp phát. ${made.reason}`, made],
    ['đã phát lúc 17:00', { state: 'aired', airedAt: '2026-11-24T17:00:02+07:00' }],
    ['đã phát lúc 17:00', { state: 'aired', airedAt: at, reason: planned }],
    [
      'đã phát lúc 17:12, muộn 12 phút',
      { state: 'aired', airedAt: '2026-11-24T17:12:30+07:00', reason: planned },
    ],
    [`đã phát lúc 17:00. ${made.reason}`, { state: 'aired', airedAt: at, ...made }],
    [
      'đã phát lúc 17:00. Thông báo khẩn theo lệnh của Lan.',
      {
        campaign: 'khan-cap',
        state: 'aired',
        airedAt: at,
        reason: 'Thông báo khẩn theo lệnh của Lan.',
      },
    ],
    ['đã giao cho máy phát', { state: 'handed-over', reason: 'Đã chép vào /mnt/loa.' }],
    ['không phát được: máy tắt', { state: 'missed', reason: 'máy tắt' }],
    [
      'đã hủy: có tang (theo lệnh của Lan)',
      { state: 'cancelled', reason: 'có tang (theo lệnh của Lan)' },
    ],
    [
      'bị ngắt giữa chừng lúc 17:00. Loa hỏng. (đã phát 2 phút)',
      { state: 'interrupted', airedAt: at, reason: 'Loa hỏng. (đã phát 2 phút)' },
    ],
  ])('%s', (words, more) => {
    expect(slotWords(slot(at, more), zone)).toBe(words);
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
    const html = calendarHtml({ title: 'Đợt', weeks: 5 }, slots, zone);
    expect(html.match(/<tr>/g)).toHaveLength(1 + 5);
    expect(html.match(/<td/g)).toHaveLength(35);
    expect(html.match(/class="air /g)).toHaveLength(10);
    expect(html).toContain('5 tuần, từ ngày 24/11/2026');
  });
  test('the caption tells the weeks as planned, whatever the make-ups add, and the first airing’s day', () => {
    const slots = ['2026-12-01', '2026-12-29', '2027-01-05'].map((day) =>
      slot(`${day}T17:00:00+07:00`),
    );
    const html = calendarHtml({ title: 'Đợt', weeks: 4 }, slots, zone);
    expect(html).toContain('Đợt: 4 tuần, từ ngày 01/12/2026');
  });
});

test('scheduleHtml escapes what staff wrote, and offers what aired again', () => {
  const html = scheduleHtml(schedule([tuesday, friday]));
  expect(html).toContain('Dịch vụ &lt;công&gt;');
  expect(html).toContain(`/phat-thanh/tep/${'ab'.repeat(32)}.mp3`);
  expect(html.indexOf('Sắp phát')).toBeLessThan(html.indexOf('Các buổi đã qua'));
});

test.each([
  ['aired', 1],
  ['handed-over', 1],
  ['interrupted', 1],
  ['missed', 0],
  ['cancelled', 0],
  ['ready', 0],
] as const)('a slot that is %s is offered to hear again: %d', (state, count) => {
  const html = scheduleHtml(schedule([{ ...tuesday, state }]));
  expect(html.match(/Nghe lại/g) ?? []).toHaveLength(count);
});

test('an emergency that is said again is one line, not one for each time', () => {
  const repeat = { of: 'khan-cap@1', everyMinutes: 60 };
  const first = { ...tuesday, id: 'khan-cap@1', campaign: 'khan-cap', repeat };
  const again = (id: string, at: string): PublishedSlot => ({
    ...slot(at),
    id,
    campaign: 'khan-cap',
    repeat,
  });
  const html = scheduleHtml({
    ...schedule([first, again('khan-cap@1/lap-1', '2026-11-24T18:00:00+07:00')]),
    emergencies: [
      {
        ...{ id: 'khan-cap@1', title: 'Lũ <về>', everyMinutes: 60, heard: 1, says: '' },
        nextAt: '2026-11-24T18:00:00+07:00',
      },
    ],
  });
  expect(html).toContain('Lũ &lt;về&gt;: nhắc lại mỗi 60 phút, lần tới');
  expect(html.match(/18:00/g)).toHaveLength(2);
  expect(html.match(/<li class="/g)).toHaveLength(1);
});

describe('the week', () => {
  const busy = (slots: PublishedSlot[]): PublishedSchedule => ({
    ...schedule(slots),
    campaigns: [
      { id: 'dvc', title: 'Dịch vụ <công>', weeks: 5, documents: [] },
      { id: 'tin', title: 'Bản tin', documents: [] },
    ],
  });

  test('is a table of seven days, with the parts of the day in which anything airs', () => {
    const html = scheduleHtml(
      busy([
        slot('2026-11-25T06:00:00+07:00', { campaign: 'tin' }),
        slot('2026-11-25T21:00:00+07:00', { campaign: 'khan-cap', state: 'aired' }),
        tuesday,
      ]),
    );
    expect(html.match(/<tr/g)).toHaveLength(1 + 7);
    expect([...html.matchAll(/scope="col">([^<]*)/g)].map(([, name]) => name)).toEqual([
      'Ngày',
      'Sáng',
      'Chiều',
      'Tối',
    ]);
    expect(html).toContain('<a href="#dot-dvc">Dịch vụ &lt;công&gt;</a>');
    expect(html).toContain('</time> Thông báo khẩn');
    expect(html).toContain('class="has-air today"');
  });

  test('says in words what went otherwise than planned, and why', () => {
    const reason = 'Phát bù: dời từ thứ Ba 17:00 vì mất điện.';
    const html = scheduleHtml(
      busy([
        { ...tuesday, state: 'missed' },
        { ...friday, makeUpFor: tuesday.id, reason },
      ]),
    );
    expect(html).toContain('<span class="how">Không phát được lúc 17:00</span>');
    expect(html).toContain(`<span class="how">Sắp phát. ${reason}</span>`);
  });

  test('what stands in it stands nowhere else, and what left the plan nowhere', () => {
    const html = scheduleHtml(
      busy([tuesday, friday, slot('2026-11-26T17:00:00+07:00', { reasonCode: 'left-plan' })]),
    );
    expect(html.match(/2026-11-27T17:00/g)).toHaveLength(1);
    expect(html).not.toContain('2026-11-26T17:00');
    expect(html).not.toContain('class="calendar"');
  });

  test('without an airing of its own it is the week of the next one', () => {
    expect(scheduleHtml(busy([slot('2026-12-11T17:00:00+07:00')]))).toContain(
      '<caption>Tuần 07/12 – 13/12/2026</caption>',
    );
  });

  test('sixty airings a week for eight weeks: three more weeks, folded', () => {
    const html = scheduleHtml(
      busy(
        Array.from({ length: 480 }, (_, index) =>
          slot(
            new Date(
              Date.parse('2026-11-23T05:00:00+07:00') + index * 2.8 * 3_600_000,
            ).toISOString(),
            { campaign: 'tin' },
          ),
        ),
      ),
    );
    expect(html.match(/<details/g)).toHaveLength(3);
    expect(html).toContain('Các tuần sau nữa có trong lịch để tải về.');
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });
});
