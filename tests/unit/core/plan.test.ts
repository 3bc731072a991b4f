import { describe, expect, test } from 'vitest';
import { mergePlan } from '../../../scheduler/core/merge-plan.ts';
import { syncPlan } from '../../../scheduler/core/sync.ts';
import { planCampaigns, type Plan } from '../../../scheduler/core/plan.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { reasonOf, campaignWith, everyDay, wardWith } from '../../setup/schedule.ts';

const monday = Date.parse('2026-11-23T08:00:00+07:00');

function plan(
  campaigns: readonly Campaign[],
  { now = monday, ward = wardWith(), start }: { now?: number; ward?: Ward; start?: string } = {},
): Plan {
  return planCampaigns({ ward, campaigns, now, fixedStart: () => start });
}

const ids = (slots: readonly Slot[]): string[] => slots.map(({ id }) => id.replace('thu@', ''));

describe('the first slot', () => {
  test.each([
    ['before the hour: today', '2026-11-24T16:59:59+07:00', '2026-11-24T17:00'],
    [
      'at the very instant: the next broadcast day',
      '2026-11-24T17:00:00+07:00',
      '2026-11-27T17:00',
    ],
    ['after it: the next broadcast day', '2026-11-24T20:00:00+07:00', '2026-11-27T17:00'],
    [
      'on the last broadcast day of the week: the next week',
      '2026-11-27T18:00:00+07:00',
      '2026-12-01T17:00',
    ],
  ])('%s', (_case, now, first) => {
    expect(ids(plan([campaignWith()], { now: Date.parse(now) }).slots)[0]).toBe(first);
  });

  test('a written start wins over a remembered one, and that over the clock', () => {
    const campaign = campaignWith({ startsOn: '2026-12-15' });
    expect(ids(plan([campaign], { start: '2026-11-10' }).slots)[0]).toBe('2026-12-15T17:00');
    expect(ids(plan([campaignWith()], { start: '2026-11-10' }).slots)[0]).toBe('2026-11-10T17:00');
  });

  test('startsOn that is no broadcast day begins on the next one', () => {
    expect(ids(plan([campaignWith({ startsOn: '2026-11-25' })]).slots)[0]).toBe('2026-11-27T17:00');
  });
});

test('ten slots in five weeks of seven days from the first, eight in four', () => {
  const five = plan([campaignWith()], { now: Date.parse('2026-11-26T08:00:00+07:00') });
  expect(ids(five.slots)).toEqual([
    '2026-11-27T17:00',
    '2026-12-01T17:00',
    '2026-12-04T17:00',
    '2026-12-08T17:00',
    '2026-12-11T17:00',
    '2026-12-15T17:00',
    '2026-12-18T17:00',
    '2026-12-22T17:00',
    '2026-12-25T17:00',
    '2026-12-29T17:00',
  ]);
  expect(plan([campaignWith({ weeks: 4 })]).slots).toHaveLength(8);
});

test('each slot says why it is where it is', () => {
  expect(reasonOf(plan([campaignWith()]).slots[3])).toBe(
    'Tuần 2/5, thứ Sáu 17:00 theo lịch của đợt phát.',
  );
});

test('a time that summer time skips is moved on, and the reason says so', () => {
  const allDay = wardWith(
    { permitted: [{ days: [...everyDay], from: '00:00', to: '23:59', citation: 'x' }] },
    { timeZone: 'Europe/Prague' },
  );
  const campaign = campaignWith({ days: ['sun', 'wed'], time: '02:30', startsOn: '2027-03-28' });
  const [slot] = plan([campaign], { ward: allDay }).slots;
  expect(slot?.id).toBe('thu@2027-03-28T03:30');
  expect(reasonOf(slot, 'Europe/Prague')).toContain('không có 02:30, nên phát lúc 03:30');
});

describe('a campaign that breaks the rules is refused', () => {
  const repairs = wardWith({ blackouts: [{ reason: 'sửa đài', from: '2027-01-01', days: 90 }] });
  const fridays = wardWith({
    permitted: [{ days: ['fri'], from: '16:00', to: '18:00', citation: 'QĐ 1' }],
  });
  const rest = wardWith({
    quiet: [{ days: [...everyDay], from: '17:00', to: '17:30', reason: 'giờ học' }],
  });
  test.each([
    ['days off, all of them', campaignWith({ startsOn: '2027-01-26' }), repairs],
    ['day', campaignWith(), fridays],
    ['hours', campaignWith({ time: '04:45' }), wardWith()],
    ['quiet hours', campaignWith(), rest],
  ])('%s', (_rule, campaign, ward) => {
    const { slots, problems } = plan([campaign], { ward });
    expect(slots).toEqual([]);
    expect(problems).toMatchSnapshot();
  });

  test('but not for some days off: those airings are left out', () => {
    const ward = wardWith({ blackouts: [{ reason: 'Tết Nguyên đán', lunar: '12-30', days: 4 }] });
    const { slots, problems } = plan([campaignWith({ startsOn: '2027-01-26' })], { ward });
    expect(problems).toEqual([]);
    expect(
      slots.filter(({ state }) => state === 'cancelled').map((slot) => reasonOf(slot)),
    ).toEqual([
      'Không phát buổi thứ Sáu 17:00 vì thứ Sáu 05/02/2027 là ngày không phát: Tết Nguyên đán.',
    ]);
  });

  test('length', () => {
    const { problems } = planCampaigns({
      ward: wardWith(),
      campaigns: [campaignWith()],
      now: monday,
      fixedStart: () => undefined,
      durationMs: () => 31 * 60_000,
    });
    expect(problems).toMatchSnapshot();
  });

  test('more sessions in a day than the ward has', () => {
    const campaign = campaignWith({ times: ['06:00', '16:30', '18:00'] });
    const ward = wardWith({ maxSessionsPerDay: 2 });
    expect(plan([campaign], { ward }).problems).toMatchSnapshot();
  });
});

describe('the plan and the store', () => {
  const sync = (campaign: Campaign, stored: readonly Slot[], now = monday) =>
    syncPlan({
      plan: plan([campaign], { now, start: '2026-11-24' }),
      ward: wardWith(),
      stored,
      now,
      settledCampaigns: new Set(['thu']),
    }).changes;
  const after = (campaign: Campaign, stored: readonly Slot[], now = monday): Slot[] => {
    const byId = new Map(stored.map((slot) => [slot.id, slot]));
    for (const { after: slot } of sync(campaign, stored, now)) if (slot) byId.set(slot.id, slot);
    return [...byId.values()];
  };

  test('what is there already is not added again', () => {
    const stored = after(campaignWith(), []);
    expect(stored).toHaveLength(10);
    expect(sync(campaignWith(), stored)).toEqual([]);
  });

  test('another time withdraws what lies ahead, and nothing that lies behind', () => {
    const stored = after(campaignWith(), []);
    const later = Date.parse('2026-11-30T08:00:00+07:00');
    const moved = after(campaignWith({ time: '17:30' }), stored, later);
    const states = moved.map(({ id, state }) => `${id.slice(9, 20)} ${state}`);
    expect(moved.filter(({ state }) => state === 'cancelled')).toHaveLength(8);
    expect(states.slice(0, 2).every((line) => line.endsWith('planned'))).toBe(true);
    expect(moved.filter(({ id }) => id.endsWith('17:30'))).toHaveLength(8);
  });

  test('a change taken back brings the slots back under new ids', () => {
    const stored = after(campaignWith(), []);
    const moved = after(campaignWith({ time: '17:30' }), stored);
    const back = after(campaignWith(), moved);
    expect(
      back.filter(({ id, state }) => id.endsWith('T17:00~2') && state === 'planned'),
    ).toHaveLength(10);
  });

  test('queue shows a campaign that nothing has begun as it is planned', () => {
    expect(mergePlan(plan([campaignWith()]).slots, [])).toHaveLength(10);
  });
});
