// How long it takes to plan the whole country: 3,300 wards.
import { planCampaigns } from '../../scheduler/core/plan.ts';
import { airingWhen, campaignWith, everyDay, wardWith } from '../setup/schedule.ts';
import { round, type BenchRow } from './row.ts';

const first = Date.parse('2027-03-01T06:00:00+07:00');

/** A row for wards of one campaign, and one for busy wards. */
export function benchPlans(): BenchRow[] {
  return [planCountry(), planBusyCountry()];
}

/** 3,300 wards, each with its own campaign of ten slots. */
function planCountry(): BenchRow {
  const ward = wardWith({ blackouts: [{ reason: 'Tết', lunar: '01-01', days: 5 }] });
  const begin = performance.now();
  let slots = 0;
  for (let index = 0; index < 3300; index++) {
    const time = `17:${String(index % 60).padStart(2, '0')}`;
    const campaign = campaignWith({ id: `phuong-${index}`, time });
    slots += planCampaigns({
      ward,
      campaigns: [campaign],
      now: first + index * 60_000,
      fixedStart: () => undefined,
    }).slots.length;
  }
  const seconds = (performance.now() - begin) / 1000;
  return {
    name: `plan of 3,300 wards (${slots} slots)`,
    ours: round(seconds),
    unit: 's',
    target: '≤ 1',
    ok: seconds <= 1 && slots === 33_000,
  };
}

/** 3,300 busy wards: a week of twelve campaigns and some sixty airings each, laid out beside each other. */
function planBusyCountry(): BenchRow {
  const ward = wardWith({
    ...{ maxSessionsPerDay: 12, maxSessionMinutes: 60 },
    blackouts: [{ reason: 'Tết', lunar: '01-01', days: 5 }],
  });
  const hours = ['06:00', '06:15', '06:30', '17:00', '17:00', '17:20'];
  const begin = performance.now();
  let slots = 0;
  for (let index = 0; index < 3300; index++) {
    const campaigns = Array.from({ length: 12 }, (_, turn) =>
      airingWhen({
        ...{ id: `dot-${index}-${turn}`, weeks: 1, time: hours[turn % hours.length] ?? '06:00' },
        days: everyDay.slice(0, 4 + (turn % 3)),
        ...(turn % 5 === 0 && { priority: 'high' as const }),
      }),
    );
    const now = first + index * 60_000;
    slots += planCampaigns({
      ...{ ward, campaigns, now, fixedStart: () => undefined },
      durationMs: () => 5 * 60_000,
    }).slots.length;
  }
  const seconds = (performance.now() - begin) / 1000;
  return {
    name: `plan of 3,300 busy wards (${slots} slots)`,
    ours: round(seconds),
    unit: 's',
    target: '≤ 3',
    ok: seconds <= 3 && slots === 3300 * 60,
  };
}
