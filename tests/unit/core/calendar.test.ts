import { expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { planCampaigns } from '../../../scheduler/core/plan.ts';
import { airingWhen, everyDay, seeded, wardWith } from '../../setup/schedule.ts';
import { readTable } from '../../setup/table.ts';
import { dayOffByForce, lawfulByForce, slotsByForce } from './calendar-oracle.ts';
import { zones } from './zones.ts';

const perZone = process.env['LOA_PROOF'] ? 1600 : 12;
const tet = readTable('tet.tsv').map(({ day = '' }) => day);

for (const timeZone of zones) {
  test(`${perZone} campaigns in ${timeZone} are those of the brute-force calendar`, () => {
    const random = seeded(zones.indexOf(timeZone) + 1);
    let refusedCount = 0;
    for (let turn = 0; turn < perZone; turn++) {
      const ward = randomWard(random, timeZone);
      const campaign = randomCampaign(random);
      const now =
        Date.parse('2026-01-01T00:00:00Z') + Math.floor(random() * 5 * 365 * 1440) * 60_000;
      const minutes = 1 + Math.floor(random() * 21);
      const plan = planCampaigns({
        ward,
        campaigns: [campaign],
        now,
        fixedStart: () => undefined,
        durationMs: () => minutes * 60_000,
      });
      const expected = slotsByForce(campaign, timeZone, now);
      const off = expected.map((at) => dayOffByForce(ward, at, tet));
      const lawful =
        expected.length > 0 &&
        !off.every(Boolean) &&
        expected.every((at, index) => off[index] === true || lawfulByForce(ward, at, minutes));
      const label = JSON.stringify({ turn, campaign, now, minutes, broadcast: ward.broadcast });
      expect(plan.problems.length === 0, label).toBe(lawful);
      expect(
        plan.slots.map(({ startsAt }) => startsAt),
        label,
      ).toEqual(lawful ? expected : []);
      if (lawful) {
        const leftOut = plan.slots.map(({ reason }) => reason?.code === 'day-off');
        expect(leftOut, label).toEqual(off);
      }
      if (!lawful) refusedCount += 1;
    }
    // The draw must try both: campaigns that keep the rules and campaigns that break them.
    expect(refusedCount).toBeGreaterThan(perZone / 20);
    expect(refusedCount).toBeLessThan((perZone * 19) / 20);
  });
}

function randomCampaign(random: () => number): Campaign {
  const oneOf = <T>(first: T, ...more: readonly T[]): T =>
    [first, ...more][Math.floor(random() * (more.length + 1))] ?? first;
  if (random() < 0.2) {
    const dates = Array.from(
      { length: oneOf(1, 1, 3) },
      () => `${isoDay(random)} ${hourOf(random)}`,
    );
    return airingWhen({ dates: [...new Set(dates)] });
  }
  const count = oneOf(1, 2, 2, 3, 7);
  const days = [...everyDay].sort(() => random() - 0.5).slice(0, count);
  const times = [...new Set(Array.from({ length: oneOf(1, 1, 2, 3) }, () => hourOf(random)))];
  const startsOn = isoDay(random);
  const until = new Date(Date.parse(startsOn) + Math.floor(random() * 100) * 86_400_000);
  const end = oneOf<Partial<Campaign>>(
    { weeks: oneOf(1, 4, 5, 53) },
    { weeks: oneOf(4, 5) },
    { startsOn, until: until.toISOString().slice(0, 10) },
    {},
  );
  return airingWhen({
    days,
    ...(times.length === 1 && times[0] ? { time: times[0] } : { times }),
    ...(random() < 0.5 ? { startsOn } : {}),
    ...end,
  });
}

/** Half of them in the small hours, where clocks are changed. */
function hourOf(random: () => number): string {
  const minutes = Math.floor(random() * (random() < 0.5 ? 240 : 1440));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Mostly lenient: a rule that refuses nearly everything would test little else. */
function randomWard(random: () => number, timeZone: string): Ward {
  const permitted = [
    {
      days: [...everyDay],
      from: '00:00',
      to: ['02:30', '12:00', '23:00'][Math.floor(random() * 3)] ?? '',
      citation: 'a',
    },
    { days: [...everyDay].filter(() => random() < 0.8), from: '11:30', to: '23:59', citation: 'b' },
  ].filter(({ days }) => days.length > 0);
  const quiet =
    random() < 0.3
      ? [{ days: [...everyDay], from: '12:00', to: '13:15', reason: 'nghỉ trưa' }]
      : [];
  const from = isoDay(random);
  const blackouts =
    random() < 0.4
      ? [
          { reason: 'Tết', lunar: '01-01', days: 5 },
          { reason: 'quốc tang', from },
        ]
      : [];
  return wardWith(
    { permitted, quiet, blackouts, maxSessionMinutes: 19, maxSessionsPerDay: 30 },
    { timeZone },
  );
}

function isoDay(random: () => number): string {
  const at = Date.parse('2026-01-01') + Math.floor(random() * 5 * 365) * 86_400_000;
  return new Date(at).toISOString().slice(0, 10);
}
