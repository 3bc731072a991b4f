// A campaign's file goes away and comes back, a day off comes and goes: each airing is heard once, in its own place or another.
import { describe, expect, test } from 'vitest';
import { carryOut } from '../../../scheduler/acts/carry-out.ts';
import { advance, holdsItsAiring, type Slot } from '../../../scheduler/core/slot.ts';
import { addSlot } from '../../../scheduler/core/slot-changes.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import {
  airOut,
  at,
  bulletin,
  monday,
  open,
  rules,
  running,
} from '../../setup/running-campaign.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';

describe('what stood in another airing’s place comes back with its campaign’s file', () => {
  const gone = { ward: wardWith(), campaigns: [] };
  const day = 24 * 3_600_000;
  /** An airing that was moved, then a file that goes away and comes back after `awayMs`. */
  function afterAway(awayMs: number, then?: (store: Store) => void): Store {
    const store = running(campaignWith(), monday);
    const act = {
      kind: 'move',
      slot: 'thu@2026-12-04T17:00',
      to: at('2026-12-05T06:30'),
      reason: '',
    } as const;
    const context = { store, now: monday, ward: wardWith() };
    carryOut(context, store.ask('Bà Hoa', act, monday));
    then?.(store);
    enterPlan(store, gone, monday + 1000);
    enterPlan(store, rules({}), monday + awayMs);
    return store;
  }
  const thatWeek = (store: Store): string[] => open(store).filter((id) => /2026-12-0/.test(id));

  test('moved by an operator: it stands again where it was put, with the same reason', () => {
    const store = afterAway(60_000);
    expect(thatWeek(store)).toEqual([
      'thu@2026-12-01T17:00~2',
      'thu@2026-12-04T17:00/doi-1~2',
      'thu@2026-12-08T17:00~2',
    ]);
    expect(store.slot('thu@2026-12-04T17:00/doi-1~2')).toMatchObject({
      startsAt: at('2026-12-05T06:30'),
      reason: { code: 'moved-by', by: 'Bà Hoa' },
    });
    enterPlan(store, gone, monday + 120_000);
    enterPlan(store, rules({}), monday + 180_000);
    expect(thatWeek(store), 'away once more').toContain('thu@2026-12-04T17:00/doi-1~3');
    expect(thatWeek(store)).toHaveLength(3);
  });
  test('its hour passed meanwhile: nothing is invented', () => {
    expect(thatWeek(afterAway(12.5 * day))).toEqual(['thu@2026-12-08T17:00~2']);
  });
  test('cancelled by a person before: it stays cancelled', () => {
    const store = afterAway(60_000, (it) => {
      const act = { kind: 'cancel', slot: 'thu@2026-12-04T17:00/doi-1', reason: '' } as const;
      carryOut({ store: it, now: monday, ward: undefined }, it.ask('Bà Hoa', act, monday));
    });
    expect(thatWeek(store)).toEqual(['thu@2026-12-01T17:00~2', 'thu@2026-12-08T17:00~2']);
  });
  test('a make-up of what was missed', () => {
    const store = running(campaignWith(), monday);
    const now = at('2026-11-24T18:00');
    const lost = store.slot('thu@2026-11-24T17:00');
    if (!lost) throw new Error('no slot');
    const reason = { code: 'too-late', slotAt: lost.startsAt } as const;
    store.commit([
      advance(lost, { act: 'miss', reason }, now).change,
      addSlot(
        {
          ...{ id: `${lost.id}/bu-1`, campaign: 'thu', startsAt: at('2026-11-26T17:00') },
          ...{ state: 'planned', makeUpFor: lost.id },
          reason: {
            ...{ code: 'make-up', lost: lost.startsAt, spareWeek: false },
            cause: { code: 'too-late' },
          },
        },
        now,
      ),
    ]);
    enterPlan(store, gone, now + 1000);
    expect(open(store)).toEqual([]);
    enterPlan(store, rules({}), now + 2000);
    expect(open(store)[0]).toBe('thu@2026-11-24T17:00/bu-1~2');
    expect(open(store)).toHaveLength(10);
  });
});

describe('an airing that had its own place again needs nothing in its stead', () => {
  const tuesday = 'thu@2026-12-01T17:00';
  const blackouts = [{ reason: 'lễ tang', from: '2026-12-01', to: '2026-12-01' }];
  const off = { ...rules(), ward: wardWith({ blackouts }) };
  const now = at('2026-11-28T08:00');
  const slotOf = (store: Store, id: string): Slot => {
    const slot = store.slot(id);
    if (!slot) throw new Error(`no slot ${id}`);
    return slot;
  };
  const stand = (store: Store): string[] =>
    store
      .slots()
      .filter(
        ({ id, makeUpFor = id, state }) =>
          makeUpFor.startsWith(tuesday) && holdsItsAiring.has(state),
      )
      .map(({ id }) => id);
  /** A day off came and its make-up stood. */
  function withMakeUp(): Store {
    const store = running(campaignWith(), now);
    enterPlan(store, off, now);
    expect(stand(store)).toEqual([`${tuesday}/bu-1`]);
    expect(slotOf(store, `${tuesday}/bu-1`).startsAt).toBeGreaterThan(at('2026-12-01T23:59'));
    return store;
  }
  const takenBack: [string, (store: Store) => void][] = [
    ['the day off was taken back', (store) => void enterPlan(store, rules(), now)],
    [
      'the file went away, and came back without the day off',
      (store) => {
        enterPlan(store, { ...off, campaigns: [] }, now);
        enterPlan(store, rules(), now);
      },
    ],
  ];

  test.each(takenBack)('%s: it aired, and is not heard again', (_name, takeBack) => {
    const store = withMakeUp();
    takeBack(store);
    expect(stand(store)).toEqual([`${tuesday}~2`]);
    airOut(store, slotOf(store, `${tuesday}~2`));
    enterPlan(store, rules(), at('2026-12-01T18:00'));
    expect(stand(store)).toEqual([`${tuesday}~2`]);
  });
  test.each(takenBack)('%s: it sounds just now', (_name, takeBack) => {
    const store = withMakeUp();
    takeBack(store);
    let slot = slotOf(store, `${tuesday}~2`);
    for (const act of [{ act: 'get-bulletin', bulletin }, { act: 'begin' }] as const) {
      const { change } = advance(slot, act, slot.startsAt);
      store.commit([change]);
      slot = change.after ?? slot;
    }
    enterPlan(store, rules(), at('2026-12-01T17:05'));
    expect(stand(store)).toEqual([`${tuesday}~2`]);
  });
  test.each(takenBack)('%s: a person cancelled it, and it stays cancelled', (_name, takeBack) => {
    const store = withMakeUp();
    takeBack(store);
    const act = { kind: 'cancel', slot: `${tuesday}~2`, reason: 'lễ tang' } as const;
    carryOut({ store, now, ward: undefined }, store.ask('Bà Hoa', act, now));
    enterPlan(store, rules(), now + 1000);
    expect(stand(store)).toEqual([]);
  });
  test('cancelled by a person, then put at another hour by one: that comes back with its file', () => {
    const store = running(campaignWith(), now);
    const context = { store, now, ward: wardWith() };
    const cancel = { kind: 'cancel', slot: tuesday, reason: '' } as const;
    carryOut(context, store.ask('Bà Hoa', cancel, now));
    const move = { kind: 'move', slot: tuesday, to: at('2026-12-02T06:30'), reason: '' } as const;
    carryOut(context, store.ask('Bà Hoa', move, now));
    enterPlan(store, { ...rules(), campaigns: [] }, now + 1000);
    expect(stand(store)).toEqual([]);
    enterPlan(store, rules(), now + 2000);
    expect(stand(store)).toEqual([`${tuesday}/doi-1~2`]);
  });
});
