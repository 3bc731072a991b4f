import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { makeUp } from '../../../scheduler/core/catch-up.ts';
import { sayNoMakeUp } from '../../../scheduler/core/say-reason.ts';
import { refusalOf } from '../../../scheduler/core/permitted.ts';
import { planCampaigns } from '../../../scheduler/core/plan.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { reasonOf, campaignWith, wardWith } from '../../setup/schedule.ts';

const hour = 3_600_000;
const day = 24 * hour;
const first = Date.parse('2026-11-24T17:00:00+07:00');
const durationMs = 10 * 60_000;
const bulletin = { sha256: 'ab', contentKey: 'k', title: 'Bản tin', durationMs };

/** The plan with its slot `index` lost, and the slots before it aired. */
function lose(
  campaign: Campaign,
  ward: Ward,
  index: number,
  now: number,
): { slots: Slot[]; lost: Slot } {
  const { slots } = planCampaigns({
    ward,
    campaigns: [campaign],
    now: first - day,
    fixedStart: () => undefined,
  });
  const all = slots.map((slot, i) => {
    const state: Slot['state'] =
      i < index ? 'aired' : i === index || slot.startsAt < now - hour ? 'missed' : 'ready';
    return { ...slot, bulletin, state };
  });
  const lost = all[index];
  if (!lost) throw new RangeError(`slot ${index}`);
  return { slots: all, lost };
}

const policies = [true, false].flatMap((sameWeek) =>
  [true, false].flatMap((spareWeek) =>
    ([4, 5] as const).map((weeks) => ({ sameWeek, spareWeek, weeks })),
  ),
);
const downtimes = [
  { name: '20 minutes', hours: 20 / 60 },
  { name: 'an evening', hours: 4 },
  { name: 'two days', hours: 48 },
  { name: 'a week and more', hours: 8 * 24 },
  { name: 'until after the spare week', hours: 36 * 24 },
];
const blackouts = [
  { name: 'no blackout', days: [] },
  { name: 'tomorrow', days: [['2026-11-25', '2026-11-25']] },
  { name: 'the rest of the week', days: [['2026-11-25', '2026-11-30']] },
  { name: 'the spare week', days: [['2026-12-22', '2026-12-28']] },
] as const;

describe.each(policies)(
  'sameWeek $sameWeek, spareWeek $spareWeek, weeks $weeks',
  ({ sameWeek, spareWeek, weeks }) => {
    for (const downtime of downtimes) {
      for (const blackout of blackouts) {
        test(`off for ${downtime.name}, ${blackout.name}`, () => {
          const free = wardWith();
          const ward = wardWith({
            blackouts: blackout.days.map(([from, to]) => ({ reason: 'nghỉ', from, to })),
          });
          const campaign = campaignWith({ weeks, catchUp: { sameWeek, spareWeek } });
          const now = first + downtime.hours * hour;
          const { slots, lost } = lose(campaign, free, 0, now);
          const result = makeUp({
            ward,
            campaign,
            firstDay: '2026-11-24',
            lost,
            cause: { code: 'power-cut' },
            slots,
            now,
          });

          // What must be: found by looking at every five minutes of the weeks that the policy allows.
          const expected = byForce({ ward, campaign, slots, now, sameWeek, spareWeek });
          if (!('slot' in result)) {
            expect(expected).toBeUndefined();
            expect(sayNoMakeUp(result.none)).toMatch(/\p{L}/u);
            return;
          }
          const { slot } = result;
          expect(slot.makeUpFor).toBe(lost.id);
          expect(reasonOf(slot)).toContain('dời từ thứ Ba 17:00 vì mất điện');
          expect(refusalOf(ward, slot.startsAt, durationMs)).toBeUndefined();
          expect(slot.startsAt).toBeGreaterThanOrEqual(now);
          const clashes = slots.filter(
            (other) =>
              other.state === 'ready' && Math.abs(other.startsAt - slot.startsAt) < durationMs,
          );
          expect(clashes).toEqual([]);
          expect(week(slot.startsAt)).toBe(expected);
        });
      }
    }
  },
);

/** The number of the week in which a make-up must lie; undefined where none can. */
function byForce(input: {
  ward: Ward;
  campaign: Campaign;
  slots: readonly Slot[];
  now: number;
  sameWeek: boolean;
  spareWeek: boolean;
}): number | undefined {
  const { ward, campaign, slots, now } = input;
  const weeks = [
    ...(input.sameWeek ? [0] : []),
    ...(input.spareWeek && campaign.weeks === 4 ? [4] : []),
  ];
  for (const number of weeks) {
    const begin = Date.parse('2026-11-24T00:00:00+07:00') + number * 7 * day;
    for (let at = begin; at < begin + 7 * day; at += 5 * 60_000) {
      if (at < now + 5 * 60_000 || refusalOf(ward, at, durationMs)) continue;
      // One window airs one campaign once: 06:00–07:00 and 16:30–18:30 lie more than three hours apart.
      const taken = slots.some(
        (slot) =>
          (slot.state === 'ready' || slot.state === 'aired') &&
          Math.abs(slot.startsAt - at) < 3 * hour,
      );
      if (!taken) return number;
    }
  }
  return undefined;
}

function week(at: number): number {
  return Math.floor((at - Date.parse('2026-11-24T00:00:00+07:00')) / (7 * day));
}

const input = (index: number, now: number, campaign = campaignWith({ weeks: 4 })) => ({
  ward: wardWith(),
  campaign,
  firstDay: '2026-11-24',
  cause: { code: 'power-cut' as const },
  now,
  ...lose(campaign, wardWith(), index, now),
});

test('twice a week for four weeks is really reached: a slot lost in the last days goes to the spare week', () => {
  const now = first + 24 * day + 6 * day;
  const result = makeUp(input(7, now));
  expect(result).toMatchObject({ slot: { startsAt: Date.parse('2026-12-25T17:00:00+07:00') } });
  expect('slot' in result && reasonOf(result.slot)).toContain('ở tuần dự phòng');
});

test('a make-up that is lost too is made up again, three times at most', () => {
  const base = input(0, first + hour);
  let slots = base.slots;
  const places: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const result = makeUp({ ...base, slots });
    if (!('slot' in result)) throw new Error(result.none.code);
    places.push(result.slot.id);
    slots = [...slots, { ...result.slot, state: 'missed' }];
  }
  expect(places).toEqual(['bu-1', 'bu-2', 'bu-3'].map((end) => `thu@2026-11-24T17:00/${end}`));
  expect(makeUp({ ...base, slots })).toEqual({ none: { code: 'tried-enough', times: 3 } });
});

test('a make-up that left the plan with its file was no try: it uses up none, and keeps its name', () => {
  const base = input(0, first + hour);
  const made = makeUp(base);
  if (!('slot' in made)) throw new Error(made.none.code);
  const { id } = made.slot;
  const left: Slot = { ...made.slot, state: 'cancelled', reason: { code: 'left-plan' } };
  const turns = ['~2', '~3'].map((turn): Slot => ({ ...left, id: `${id}${turn}` }));
  const lost: Slot = { ...made.slot, id: `${id}~4`, state: 'missed' };
  const next = (...more: readonly Slot[]): unknown =>
    makeUp({ ...base, slots: [...base.slots, left, ...more] });
  expect(next(...turns, lost)).toMatchObject({ slot: { id: 'thu@2026-11-24T17:00/bu-2' } });
  expect(next()).toMatchObject({ slot: { id: 'thu@2026-11-24T17:00/bu-2' } });
});

test('two lost airings do not land in one window', () => {
  const base = input(1, first + 3 * day + hour);
  const slots = base.slots.map((slot, i) =>
    i === 0 ? { ...slot, state: 'missed' as const } : slot,
  );
  const one = makeUp({ ...base, slots });
  if (!('slot' in one)) throw new Error(one.none.code);
  const [lost] = slots;
  if (!lost) throw new Error('no slot');
  const two = makeUp({ ...base, lost, slots: [...slots, one.slot] });
  expect('slot' in two && two.slot.startsAt - one.slot.startsAt).toBeGreaterThan(3 * hour);
});

test('a day with all its sessions taken gets no more', () => {
  const ward = wardWith({ maxSessionsPerDay: 1 });
  const base = input(0, first + hour);
  const morning = {
    ...base.lost,
    id: 'khac',
    campaign: 'khac',
    startsAt: first - 11 * hour,
    state: 'aired' as const,
  };
  const result = makeUp({ ...base, ward, slots: [morning, ...base.slots] });
  expect(result).toMatchObject({ slot: { startsAt: Date.parse('2026-11-25T06:00:00+07:00') } });
});

test('an airing that was cut took its session of the day, unless no sound left', () => {
  const ward = wardWith({ maxSessionsPerDay: 1 });
  const base = input(0, first + hour / 6);
  const placed = (airedAt?: number): unknown => {
    const cut: Slot = { ...base.lost, state: 'interrupted', ...(airedAt && { airedAt }) };
    return makeUp({ ...base, ward, lost: cut, slots: base.slots.with(0, cut) });
  };
  expect(placed(first)).toMatchObject({
    slot: { startsAt: Date.parse('2026-11-25T06:00:00+07:00') },
  });
  expect(placed()).toMatchObject({ slot: { startsAt: Date.parse('2026-11-24T17:15:00+07:00') } });
});
