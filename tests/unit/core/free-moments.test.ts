import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../scheduler/acts/carry-out.ts';
import { freeMoments } from '../../../scheduler/core/free-moments.ts';
import { advance, isWaiting } from '../../../scheduler/core/slot.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { campaignWith, everyDay, seeded, wardWith } from '../../setup/schedule.ts';

const monday = Date.parse('2026-11-23T09:00:00+07:00');
const slotId = 'thu@2026-11-24T17:00';
const hour = 3_600_000;

function stationOf(ward = wardWith()): Store {
  const store = createMemoryStore();
  const other = campaignWith({ id: 'khac', startsOn: '2026-11-24', days: ['wed'], time: '17:30' });
  enterPlan(store, { ward, campaigns: [campaignWith({ startsOn: '2026-11-24' }), other] }, monday);
  return store;
}

function named(store: Store, id: string) {
  const slot = store.slot(id);
  if (!slot) throw new Error(`no ${id}`);
  return slot;
}

describe('the moments of the coming days', () => {
  it('are those of the permitted hours, on a grid, with what stands in the way', () => {
    const store = stationOf();
    const days = freeMoments({
      ...{ ward: wardWith(), slot: named(store, slotId), slots: store.slots(), now: monday },
      everyMinutes: 30,
      days: 3,
    });
    const shown = days.map(({ day, moments }) => [
      day,
      moments.map(({ at, no }) => [new Date(at + 7 * hour).toJSON().slice(11, 16), no?.code]),
    ]);
    const free = undefined;
    expect(shown).toEqual([
      [
        '2026-11-23',
        [
          ['16:30', free],
          ['17:00', free],
          ['17:30', free],
          ['18:00', free],
        ],
      ],
      [
        '2026-11-24',
        [
          ['06:00', free],
          ['06:30', free],
          ['16:30', free],
          ['17:00', free],
          ['17:30', free],
          ['18:00', free],
        ],
      ],
      [
        '2026-11-25',
        [
          ['06:00', free],
          ['06:30', free],
          ['16:30', free],
          ['17:00', 'taken'],
          ['17:30', 'taken'],
          ['18:00', 'taken'],
        ],
      ],
    ]);
  });
  it('a day on which nothing may sound says why', () => {
    const ward = wardWith({
      blackouts: [{ from: '2026-11-24', to: '2026-11-24', reason: 'quốc tang' }],
    });
    const store = stationOf(ward);
    const [, tuesday] = freeMoments({
      ...{ ward, slot: named(store, slotId), slots: store.slots(), now: monday },
    });
    expect(tuesday).toMatchObject({ closed: { code: 'day-off', why: 'quốc tang' }, moments: [] });
  });
});

/** A ward, slots and an instant of all kinds from a seed. */
function worldOf(seed: number) {
  const random = seeded(seed);
  const pick = <T>(...of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0];
  const ward = wardWith(
    {
      permitted: [
        { days: [...everyDay], from: '05:00', to: '07:00', citation: 'Điều 1' },
        {
          days: ['tue', 'wed', 'fri'],
          from: '16:30',
          to: pick('18:30', '17:10'),
          citation: 'Điều 1',
        },
      ],
      quiet: [{ days: ['wed'], from: '06:00', to: '06:30', reason: 'giờ học' }],
      blackouts: pick([], [{ from: '2026-11-26', to: '2026-11-27', reason: 'lễ' }]),
      maxSessionMinutes: pick(5, 30, 90),
    },
    { timeZone: pick('Asia/Ho_Chi_Minh', 'Europe/Berlin') },
  );
  const store = stationOf(ward);
  for (const slot of store.slots().filter(isWaiting)) {
    const durationMs = pick(60_000, 400_000, 30 * 60_000);
    const bulletin = { sha256: 'a'.repeat(64), contentKey: 'k', title: 'Thử', durationMs };
    const { change } = advance(slot, { act: 'get-bulletin', bulletin }, monday);
    const reason = { code: 'cancelled-by', by: 'Bà Hoa', why: '' } as const;
    if (random() < 0.6) store.commit([change]);
    else if (random() < 0.5)
      store.commit([advance(slot, { act: 'cancel', reason, by: 'Bà Hoa' }, monday).change]);
  }
  return { ward, store, now: monday + random() * 30 * hour, random };
}

it.each(Array.from({ length: 20 }, (_, i) => i + 1))(
  'what is offered is taken, what is not is refused for that reason, by moving: world %i',
  (seed) => {
    const { ward, store, now, random } = worldOf(seed);
    const slots = store.slots();
    const slot = slots.find(({ startsAt }) => startsAt > now);
    if (!slot) throw new Error('all of them have passed');
    const days = freeMoments({ ward, slot, slots, now, everyMinutes: 5 });
    for (const { at, no } of days.flatMap(({ moments }) => moments)) {
      if (random() > 0.1) continue;
      const copy = createMemoryStore();
      copy.commit(
        slots.map((after) => ({ at: now, slot: after.id, event: 'planned', detail: {}, after })),
      );
      const request = copy.ask('Bà Hoa', { kind: 'move', slot: slot.id, to: at, reason: '' }, now);
      carryOut({ store: copy, now, ward }, request);
      expect(copy.request(request.id)?.outcome).toMatchObject(no ?? { ok: true, code: 'moved' });
    }
  },
);
