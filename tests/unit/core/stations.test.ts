// Seeded stations of many campaigns: where each airing is, held against a calendar and a look at each minute that share nothing
// with the planner.
import { expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { advance, isWaiting, slotOfAiring, type Slot } from '../../../scheduler/core/slot.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { airingWhen, everyDay, seeded, wardWith } from '../../setup/schedule.ts';
import { readTable } from '../../setup/table.ts';
import { dayOffByForce, lawfulByForce, slotsByForce, wallDayByForce } from './calendar-oracle.ts';
import { zones } from './zones.ts';

const perZone = process.env['LOA_PROOF'] ? 1540 : 5;
const tet = readTable('tet.tsv').map(({ day = '' }) => day);
const minuteMs = 60_000;

interface Station {
  readonly ward: Ward;
  readonly campaigns: readonly Campaign[];
  readonly now: number;
  readonly lengthMs: (campaign: string) => number;
}

for (const timeZone of zones)
  test(`${perZone} stations in ${timeZone}`, () => {
    const random = seeded(zones.indexOf(timeZone) + 101);
    const seen = { queued: 0, crowded: 0, dayOff: 0, madeUp: 0 };
    for (let turn = 0; turn < perZone; turn++) {
      const station = randomStation(random, timeZone);
      const label = JSON.stringify({ turn, ...station });
      const { store, refused } = planned(station);
      const slots = store.slots();
      expectCalendar(station, slots, refused, label);
      expectPlaces(station, slots, label);
      expectReasons(store, label);
      for (const { reason, makeUpFor } of slots) {
        seen.queued += Number(reason?.code === 'queued');
        seen.crowded += Number(reason?.code === 'crowded');
        seen.dayOff += Number(reason?.code === 'day-off');
        seen.madeUp += Number(makeUpFor !== undefined);
      }
    }
    // The draw must come to each of them.
    for (const many of Object.values(seen)) expect(many).toBeGreaterThan(perZone / 5);
  });

/** The store once lengths are known; planning the same again changes nothing. */
function planned(station: Station): {
  readonly store: Store;
  readonly refused: ReadonlySet<string>;
} {
  const { ward, campaigns, now, lengthMs } = station;
  const store = createMemoryStore();
  const enter = (): ReadonlySet<string> =>
    new Set(enterPlan(store, { ward, campaigns }, now).map(({ file }) => file));
  enter();
  const makeAll = (): void => {
    for (const slot of store.slots().filter(isWaiting)) {
      const durationMs = lengthMs(slot.campaign);
      if (slot.bulletin) continue;
      const bulletin = {
        sha256: 'ab',
        contentKey: slot.campaign,
        title: slot.campaign,
        durationMs,
      };
      store.commit([advance(slot, { act: 'get-bulletin', bulletin }, now).change]);
    }
  };
  makeAll();
  let refused = enter();
  makeAll();
  for (let turn = 0; turn < 4; turn++) {
    const before = store.head().seq;
    refused = enter();
    if (store.head().seq === before) {
      return { store, refused };
    }
    makeAll();
  }
  throw new Error(`planning goes on and on: ${JSON.stringify(store.events().slice(-4))}`);
}

/** Each airing of the calendar has a slot that stands for it, and no slot stands for anything else. */
function expectCalendar(
  { ward, campaigns, now }: Station,
  slots: readonly Slot[],
  refused: ReadonlySet<string>,
  label: string,
): void {
  for (const campaign of campaigns) {
    const own = standing(slots.filter((slot) => slot.campaign === campaign.id && !slot.makeUpFor));
    if (refused.has(campaign.file)) continue;
    const expected = slotsByForce(campaign, ward.timeZone, now);
    expect(
      own.map(ownHour).sort((a, b) => a - b),
      `${campaign.id} ${label}`,
    ).toEqual(expected);
    for (const slot of own)
      if (dayOffByForce(ward, ownHour(slot), tet)) expect(slot.reason?.code, label).toBe('day-off');
  }
}

/** What was left out and came back has several slots: the one that is to air stands for the airing. */
function standing(slots: readonly Slot[]): readonly Slot[] {
  const byName = Map.groupBy(
    slots.filter(({ reason }) => reason?.code !== 'left-plan'),
    ({ id }) => id.replace(/~\d+$/, ''),
  );
  return [...byName.values()].flatMap((same) => slotOfAiring(same) ?? []);
}

function ownHour({ startsAt, reason }: Slot): number {
  if (reason?.code === 'queued') return reason.at;
  return reason && 'slotAt' in reason ? reason.slotAt : startsAt;
}

/** What waits is lawful, and lies beside the others: no overlap, no session too long, none too many in a day. */
function expectPlaces({ ward, lengthMs }: Station, slots: readonly Slot[], label: string): void {
  const { maxSessionMinutes, maxSessionsPerDay } = ward.broadcast;
  const waiting = slots.filter(isWaiting);
  let session: { from: number; to: number; day: string } | undefined;
  const perDay = new Map<string, number>();
  for (const slot of waiting) {
    const endsAt = slot.startsAt + lengthMs(slot.campaign);
    const minutes = Math.ceil((endsAt - slot.startsAt + (slot.startsAt % minuteMs)) / minuteMs);
    const start = slot.startsAt - (slot.startsAt % minuteMs);
    expect(lawfulByForce(ward, start, minutes), `${slot.id} ${label}`).toBe(true);
    expect(dayOffByForce(ward, slot.startsAt, tet), label).toBe(false);
    const day = wallDayByForce(ward.timeZone, slot.startsAt);
    if (session && slot.startsAt - session.to < minuteMs) {
      expect(slot.startsAt, `${slot.id} overlaps ${label}`).toBeGreaterThanOrEqual(session.to);
      session = { ...session, to: endsAt };
    } else {
      session = { from: slot.startsAt, to: endsAt, day };
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    expect(session.to - session.from, `${slot.id} ${label}`).toBeLessThanOrEqual(
      maxSessionMinutes * minuteMs,
    );
  }
  expect(Math.max(0, ...perDay.values()), label).toBeLessThanOrEqual(maxSessionsPerDay);
}

/** Whatever is not at its own hour says why, and what was left out has its make-up or the reason why there is none. */
function expectReasons(store: Store, label: string): void {
  const slots = store.slots();
  const unmade = new Set(
    store.events().flatMap(({ event, slot }) => (event === 'no-make-up' ? [slot] : [])),
  );
  const madeUp = new Set(slots.filter(isWaiting).map(({ makeUpFor }) => makeUpFor));
  const makeUps = slots.filter((slot) => slot.makeUpFor && isWaiting(slot));
  for (const { id, state, reason, makeUpFor } of [
    ...standing(slots.filter((slot) => !slot.makeUpFor)),
    ...makeUps,
  ]) {
    if (isWaiting({ state })) {
      expect(makeUpFor ? ['make-up'] : ['scheduled', 'queued'], label).toContain(reason?.code);
      continue;
    }
    expect([state, reason?.code], label).toEqual([
      'cancelled',
      reason?.code === 'day-off' ? 'day-off' : 'crowded',
    ]);
    expect(madeUp.has(id) || unmade.has(id), `${id} is dropped unsaid: ${label}`).toBe(true);
  }
}

function randomStation(random: () => number, timeZone: string): Station {
  const oneOf = <T>(first: T, ...more: readonly T[]): T =>
    [first, ...more][Math.floor(random() * (more.length + 1))] ?? first;
  // This campaign crosses the year’s end; leap days and days on which clocks are changed are near others.
  const now =
    Date.parse(
      oneOf('2026-12-07', '2027-01-18', '2028-02-10', '2027-03-08', '2026-10-12', '2027-09-20'),
    ) +
    Math.floor(random() * 14 * 1440) * minuteMs;
  const permitted = [
    { days: [...everyDay], from: '00:30', to: '03:30', citation: 'a' },
    { days: [...everyDay], from: '05:00', to: '07:00', citation: 'b' },
    { days: [...everyDay], from: '16:30', to: '19:00', citation: 'c' },
  ];
  const blackouts = [
    { reason: 'Tết', lunar: '01-01', days: oneOf(1, 3, 7) },
    { reason: 'quốc tang', from: new Date(now + 9 * 86_400_000).toISOString().slice(0, 10) },
  ];
  const ward = wardWith(
    {
      ...{ permitted, blackouts },
      maxSessionMinutes: oneOf(15, 20, 30, 60),
      maxSessionsPerDay: oneOf(2, 3, 6, 20),
    },
    { timeZone },
  );
  const many = random() < 0.1 ? 1 + Math.floor(random() * 40) : 1 + Math.floor(random() * 12);
  const lengths = new Map<string, number>();
  const campaigns = Array.from({ length: many }, (_, index) => {
    const id = `dot-${String(index).padStart(2, '0')}`;
    lengths.set(id, 30_000 + Math.floor(random() * 12 * 60) * 1000);
    return randomCampaign(random, id, now);
  });
  return { ward, campaigns, now, lengthMs: (id) => lengths.get(id) ?? minuteMs };
}

function randomCampaign(random: () => number, id: string, now: number): Campaign {
  const oneOf = <T>(first: T, ...more: readonly T[]): T =>
    [first, ...more][Math.floor(random() * (more.length + 1))] ?? first;
  // Few hours, so that many meet.
  const hourOf = (): string =>
    oneOf('06:00', '06:10', '17:00', '17:00', '17:05', '17:20', '18:30', '02:15', '01:30');
  const dayAfter = (days: number): string =>
    new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const priority = random() < 0.2 ? ({ priority: 'high' } as const) : {};
  if (random() < 0.25) {
    const dates = Array.from(
      { length: oneOf(1, 1, 4) },
      () => `${dayAfter(2 + Math.floor(random() * 20))} ${hourOf()}`,
    );
    return airingWhen({ id, title: id, dates: [...new Set(dates)], ...priority });
  }
  const days = [...everyDay].sort(() => random() - 0.5).slice(0, oneOf(1, 2, 2, 5, 7));
  const times = [...new Set(Array.from({ length: oneOf(1, 1, 1, 2) }, hourOf))];
  const end = oneOf<Partial<Campaign>>(
    { weeks: oneOf(1, 2) },
    { weeks: oneOf(4, 5) },
    { until: dayAfter(20 + Math.floor(random() * 20)) },
    {},
  );
  const start = random() < 0.3 ? { startsOn: dayAfter(2 + Math.floor(random() * 6)) } : {};
  return airingWhen({ id, title: id, days, times, ...end, ...start, ...priority });
}
