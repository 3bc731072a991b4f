// The make-up of every kind of campaign, under every policy, held against a look at each five minutes of its weeks.
import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { makeUp } from '../../../scheduler/core/catch-up.ts';
import { refusalOf } from '../../../scheduler/core/permitted.ts';
import { planCampaigns } from '../../../scheduler/core/plan.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { airingWhen, everyDay, wardWith } from '../../setup/schedule.ts';

const hour = 3_600_000;
const day = 24 * hour;
const minute = 60_000;
const midnight = Date.parse('2026-11-24T00:00:00+07:00');
const durationMs = 10 * minute;
const bulletin = { sha256: 'ab', contentKey: 'k', title: 'Bản tin', durationMs };

const kinds: readonly (readonly [string, Partial<Campaign>])[] = [
  ['twice a day', { days: ['tue', 'fri'], times: ['06:30', '17:00'], weeks: 4 }],
  ['every day at both hours', { days: [...everyDay], times: ['06:30', '17:00'], weeks: 4 }],
  ['until a day', { days: ['tue', 'fri'], time: '17:00', until: '2026-12-22' }],
  ['without an end', { days: ['tue', 'sat'], time: '06:00' }],
  ['on listed dates', { dates: ['2026-11-24 17:00', '2026-11-27 17:00', '2026-12-03 06:30'] }],
  ['at one moment', { dates: ['2026-11-24 17:00'] }],
  ['high', { days: ['tue', 'fri'], time: '17:00', weeks: 4, priority: 'high' }],
  ['for one week', { days: ['tue', 'wed', 'thu'], time: '18:00', weeks: 1 }],
];
const policies = [true, false].flatMap((sameWeek) =>
  [true, false].map((spareWeek) => ({ sameWeek, spareWeek })),
);
const downtimes = [20 / 60, 4, 48, 5 * 24, 9 * 24, 36 * 24];
const blackouts: readonly (readonly (readonly [string, string])[])[] = [
  [],
  [['2026-11-25', '2026-11-25']],
  [['2026-11-25', '2026-11-30']],
  [['2026-12-22', '2026-12-28']],
];

/** Half an hour of another campaign each morning: it is there first, whatever its priority. */
const neighbours: readonly Slot[] = Array.from({ length: 42 }, (_, index) => ({
  ...{ id: `khac@${index}`, campaign: 'khac', startsAt: midnight + index * day + 6 * hour },
  ...{ state: 'ready', bulletin: { ...bulletin, durationMs: 30 * minute } },
}));

for (const [name, when] of kinds)
  describe(`a campaign ${name}`, () => {
    test.each(policies)('sameWeek $sameWeek, spareWeek $spareWeek', (policy) => {
      const campaign = airingWhen({ ...when, startsOn: '2026-11-24', catchUp: policy });
      let made = 0;
      for (const hours of downtimes)
        for (const days of blackouts)
          for (const beside of [[], neighbours])
            for (const index of [0, 2]) {
              const ward = wardWith({
                blackouts: days.map(([from, to]) => ({ reason: 'nghỉ', from, to })),
              });
              const told = lose(campaign, index, hours, beside);
              if (!told) continue;
              const result = makeUp({
                ...{ ward, campaign, firstDay: '2026-11-24', cause: { code: 'power-cut' } },
                ...told,
              });
              const label = JSON.stringify({ hours, days, beside: beside.length, index });
              const expected = byForce({ ward, campaign, ...told });
              const found = 'slot' in result ? weekOf(result.slot.startsAt) : undefined;
              expect(found, label).toBe(expected);
              if (!('slot' in result)) continue;
              made += 1;
              expect(fits(result.slot.startsAt, ward, told), label).toBe(true);
              expect(result.slot, label).toMatchObject({
                makeUpFor: told.lost.id,
                campaign: 'thu',
              });
            }
      // With neither there is none, and a campaign that has every window leaves none; else some must be found.
      const isFull = campaign.days?.length === 7;
      const canBe = policy.sameWeek || (policy.spareWeek && campaign.weeks === 4);
      if (canBe && !isFull) expect(made).toBeGreaterThan(0);
      if (!canBe) expect(made).toBe(0);
    });
  });

interface Told {
  readonly slots: readonly Slot[];
  readonly lost: Slot;
  readonly now: number;
}

/** The airing `index` is lost, found out so many hours after its time; what lay before it was heard. */
function lose(
  campaign: Campaign,
  index: number,
  hours: number,
  beside: readonly Slot[],
): Told | undefined {
  const plan = planCampaigns({
    ...{ ward: wardWith(), campaigns: [campaign], now: midnight - day },
    fixedStart: () => undefined,
  });
  const root = plan.slots[index];
  if (!root) return undefined;
  const now = root.startsAt + hours * hour;
  const own = plan.slots.map((slot, i): Slot => {
    const state =
      i < index ? 'aired' : slot.startsAt < now - hour || i === index ? 'missed' : 'ready';
    return { ...slot, bulletin, state };
  });
  const lost = own[index];
  return lost && { now, lost, slots: [...own, ...beside.filter(({ startsAt }) => startsAt > now)] };
}

/** Whether a make-up may begin then: by the ward's rules, in a window of its own, beside what stands. */
function fits(at: number, ward: Ward, { slots, now, lost }: Told): boolean {
  if (at < now + 5 * minute || refusalOf(ward, at, durationMs)) return false;
  const holds = slots.filter(({ state }) => state === 'ready' || state === 'aired');
  // One window airs one campaign once: 06:00–07:00 and 16:30–18:30 lie more than three hours apart.
  if (holds.some((one) => one.campaign === lost.campaign && Math.abs(one.startsAt - at) < 3 * hour))
    return false;
  return !holds.some(
    ({ state, startsAt, bulletin: { durationMs: length = 0 } = bulletin }) =>
      state === 'ready' && startsAt < at + durationMs + minute && at < startsAt + length + minute,
  );
}

/** The week in which a make-up must lie; undefined where none can. */
function byForce({ ward, campaign, ...told }: Told & { ward: Ward; campaign: Campaign }) {
  const { sameWeek, spareWeek } = campaign.catchUp;
  const own = weekOf(told.lost.startsAt);
  const weeks = [...(sameWeek ? [own] : []), ...(spareWeek && campaign.weeks === 4 ? [4] : [])];
  return weeks.find((week) => {
    const begin = midnight + week * 7 * day;
    for (let at = begin; at < begin + 7 * day; at += 5 * minute)
      if (fits(at, ward, told)) return true;
    return false;
  });
}

function weekOf(at: number): number {
  return Math.floor((at - midnight) / (7 * day));
}
