import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { sayWhen } from '../../../content/schema/campaign-when.ts';
import { airingsOf } from '../../../scheduler/core/airings.ts';
import { planCampaigns } from '../../../scheduler/core/plan.ts';
import { airingWhen, everyDay, reasonOf, wardWith } from '../../setup/schedule.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** A Monday. */
const now = Date.parse('2026-11-30T10:00:00+07:00');

function ids(campaign: Campaign, at = now): readonly string[] {
  return airingsOf(campaign, zone, campaign.startsOn, at).map(({ id }) => id.replace('thu@', ''));
}

/** What an operator wants of one file: how often, the first and the last, and how it is said. */
const wants: readonly (readonly [
  string,
  Partial<Campaign>,
  number,
  string | undefined,
  string | undefined,
  string,
])[] = [
  [
    'a daily bulletin without an end, eight weeks ahead',
    { days: [...everyDay], time: '17:00' },
    56,
    '2026-11-30T17:00',
    '2027-01-24T17:00',
    'hằng ngày lúc 17:00',
  ],
  [
    'one weekday',
    { days: ['mon'], time: '06:00', weeks: 53 },
    53,
    '2026-12-07T06:00',
    '2027-12-06T06:00',
    'thứ Hai lúc 06:00, trong 53 tuần',
  ],
  [
    'once, tomorrow at 6:30',
    { dates: ['2026-12-01 06:30'] },
    1,
    '2026-12-01T06:30',
    '2026-12-01T06:30',
    '06:30 ngày 01/12/2026',
  ],
  [
    'daily for a week',
    { days: [...everyDay], time: '17:00', weeks: 1 },
    7,
    '2026-11-30T17:00',
    '2026-12-06T17:00',
    'hằng ngày lúc 17:00, trong 1 tuần',
  ],
  [
    'twice a day: begins on the day that has both hours',
    { days: [...everyDay], times: ['17:00', '06:00'], weeks: 1 },
    14,
    '2026-12-01T06:00',
    '2026-12-07T17:00',
    'hằng ngày lúc 06:00 và 17:00, trong 1 tuần',
  ],
  [
    'until a day, itself included, over the year’s end',
    { days: ['thu', 'fri'], time: '17:00', until: '2027-01-01' },
    10,
    '2026-12-03T17:00',
    '2027-01-01T17:00',
    'thứ Năm và thứ Sáu lúc 17:00, đến hết ngày 01/01/2027',
  ],
  [
    'listed dates, in any order',
    { dates: ['2028-02-29 17:00', '2026-12-24 06:00'] },
    2,
    '2026-12-24T06:00',
    '2028-02-29T17:00',
    '06:00 ngày 24/12/2026 và 17:00 ngày 29/02/2028',
  ],
  [
    'without an end, from a day far ahead: eight weeks from there',
    { days: ['tue'], time: '17:00', startsOn: '2027-06-01' },
    8,
    '2027-06-01T17:00',
    '2027-07-20T17:00',
    'thứ Ba lúc 17:00',
  ],
  [
    'until a day that is over',
    { days: ['tue'], time: '17:00', until: '2026-11-01' },
    0,
    undefined,
    undefined,
    'thứ Ba lúc 17:00, đến hết ngày 01/11/2026',
  ],
];

describe('what an operator wants of one file', () => {
  for (const [name, when, many, first, last, says] of wants)
    test(name, () => {
      const found = ids(airingWhen(when));
      expect([found.length, found[0], found.at(-1)]).toEqual([many, first, last]);
      expect(sayWhen(airingWhen(when))).toBe(says);
    });
});

test('a campaign without an end rolls on, and keeps its weeks', () => {
  const endless = airingWhen({ days: ['mon'], time: '17:00', startsOn: '2026-11-30' });
  const later = now + 30 * 86_400_000;
  expect(ids(endless, later)).toHaveLength(13);
  expect(ids(endless, later).slice(0, 8)).toEqual(ids(endless));
  expect(reasonOf(airingsOf(endless, zone, '2026-11-30', later)[11])).toBe(
    'Tuần 12, thứ Hai 17:00 theo lịch của đợt phát.',
  );
});

test('a listed date says that it is one', () => {
  const [slot] = airingsOf(airingWhen({ dates: ['2026-12-01 06:30'] }), zone, undefined, now);
  expect(reasonOf(slot)).toBe('Ngày ghi trong đợt phát, thứ Ba 01/12 06:30.');
});

test('an hour that the clock skips, beside the one it is moved to: two airings with names of their own', () => {
  const campaign = airingWhen({ days: ['sun'], times: ['02:30', '03:30'], weeks: 1 });
  const slots = airingsOf(campaign, 'Europe/Prague', '2027-03-28', now);
  expect(slots.map(({ id }) => id)).toEqual(['thu@2027-03-28T02:30', 'thu@2027-03-28T03:30']);
});

test('a campaign whose last day was before its first is refused, and says how to mend it', () => {
  const { slots, problems } = planCampaigns({
    ward: wardWith(),
    campaigns: [airingWhen({ days: ['tue'], time: '17:00', until: '2026-11-01' })],
    now,
    fixedStart: () => undefined,
  });
  expect(slots).toEqual([]);
  expect(problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
    'Đợt phát "Chương trình thử" không có buổi nào: không có ngày phát nào trước hết ngày cuối. Sửa until (hoặc startsOn, days); đợt đã xong thì xóa tệp, hoặc ghi hold: true.',
  ]);
});
