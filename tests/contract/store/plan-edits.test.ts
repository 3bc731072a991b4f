// A running campaign is edited: what aired stays, what no longer holds goes with its reason, nothing is heard twice and
// nothing is lost unsaid.
import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { carryOut } from '../../../scheduler/acts/carry-out.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { enterPlan, previewSlots } from '../../../scheduler/store/plan-in-store.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { at, monday, open, rules, running } from '../../setup/running-campaign.ts';
import { airingWhen, campaignWith, reasonOf, wardWith } from '../../setup/schedule.ts';

const counted = (store: Store): number =>
  store
    .slots()
    .filter(({ state, makeUpFor }) => state !== 'cancelled' && state !== 'missed' && !makeUpFor)
    .length;

describe('the first day', () => {
  test('written after the first start: what is planned moves', () => {
    const store = running(campaignWith(), monday);
    enterPlan(store, rules({ startsOn: '2027-01-05' }), monday + 60_000);
    expect(open(store)).toHaveLength(10);
    expect(open(store)[0]).toBe('thu@2027-01-05T17:00');
    enterPlan(store, rules({}), monday + 120_000);
    expect(open(store)[0], 'taken out again: the last that held stays').toBe(
      'thu@2027-01-05T17:00',
    );
  });
  test('written after two airings: they stay, and ten follow from the written day', () => {
    const now = at('2026-11-28T08:00');
    const store = running(campaignWith(), now);
    enterPlan(store, rules({ startsOn: '2027-01-05' }), now);
    expect(open(store)).toHaveLength(10);
    expect(store.slots().filter(({ state }) => state === 'aired')).toHaveLength(2);
  });
  test('moved into the past: what could not air any more is said to be missed, not left out', () => {
    const store = running(campaignWith({ startsOn: '2026-12-01' }), monday);
    const now = at('2026-11-28T08:00');
    enterPlan(store, rules({ startsOn: '2026-11-24' }), now);
    const missed = store.slots().filter(({ state }) => state === 'missed');
    expect(missed.map(({ id, reason }) => `${id} ${reason?.code ?? ''}`)).toEqual([
      'thu@2026-11-24T17:00 planned-too-late',
      'thu@2026-11-27T17:00 planned-too-late',
    ]);
    expect(store.slots().filter(({ makeUpFor }) => makeUpFor)).toHaveLength(2);
    expect(open(store).filter((id) => !id.includes('bu-'))).toHaveLength(8);
  });
  test('fixed by a clock that was a year ahead: forgotten when the clock is right', () => {
    const store = createMemoryStore();
    enterPlan(store, rules({}), at('2027-12-01T08:00'));
    expect(open(store)[0]).toBe('thu@2027-12-03T17:00');
    enterPlan(store, rules({}), monday);
    expect(open(store)[0]).toBe('thu@2026-11-24T17:00');
    expect(open(store)).toHaveLength(10);
  });
});

describe('what an operator cancelled', () => {
  test.each<[string, Partial<Campaign>]>([
    ['another hour', { time: '17:15' }],
    ['another day of its week', { days: ['tue', 'sat'] }],
    ['an hour and back', { time: '17:00' }],
  ])('stays cancelled: %s', (_name, edit) => {
    const store = running(campaignWith(), monday);
    const request = store.ask(
      'Bà Hoa',
      { kind: 'cancel', slot: 'thu@2026-12-04T17:00', reason: 'lễ tang' },
      monday,
    );
    carryOut({ store, now: monday, ward: undefined }, request);
    enterPlan(store, rules({ time: '17:45' }), monday);
    enterPlan(store, rules(edit), monday);
    expect(open(store)).toHaveLength(9);
    expect(open(store).filter((id) => /2026-12-0[45]/.test(id))).toEqual([]);
  });
});

test('an evening that an operator cancelled is the new evening, not the morning that came beside it', () => {
  const store = running(campaignWith(), monday);
  const act = { kind: 'cancel', slot: 'thu@2026-12-04T17:00', reason: 'lễ tang' } as const;
  carryOut({ store, now: monday, ward: undefined }, store.ask('Bà Hoa', act, monday));
  const edited = airingWhen({ days: ['tue', 'fri'], times: ['06:15', '17:15'], weeks: 5 });
  enterPlan(store, { ward: wardWith(), campaigns: [edited] }, monday);
  expect(open(store).filter((id) => id.includes('2026-12-04'))).toEqual(['thu@2026-12-04T06:15']);
});

test('what an operator moved stays where it was put', () => {
  const store = running(campaignWith(), monday);
  const to = at('2026-12-05T06:30');
  const request = store.ask(
    'Bà Hoa',
    { kind: 'move', slot: 'thu@2026-12-04T17:00', to, reason: 'lễ tang' },
    monday,
  );
  carryOut({ store, now: monday, ward: wardWith() }, request);
  enterPlan(store, rules({ time: '17:45' }), monday);
  enterPlan(store, rules({ id: 'ten-moi', time: '17:15' }), monday);
  expect(store.slot('thu@2026-12-04T17:00/doi-1')).toMatchObject({
    state: 'planned',
    startsAt: to,
  });
  expect(open(store)).toHaveLength(10);
});

describe('a file with another name', () => {
  const now = at('2026-11-28T08:00');
  test.each<[string, Partial<Campaign>]>([
    ['alone', {}],
    ['and another hour', { time: '17:30' }],
    ['and another title', { title: 'Tên mới' }],
    ['with the day it began', { startsOn: '2026-11-24' }],
  ])('goes on: %s', (_name, edit) => {
    const begun = 'startsOn' in edit ? { startsOn: '2026-11-24' } : {};
    const store = running(campaignWith(begun), now);
    enterPlan(store, rules({ id: 'ten-moi', ...begun, ...edit }), now);
    expect(open(store)).toHaveLength(8);
    expect(counted(store)).toBe(10);
    expect(new Set(store.slots().map(({ campaign }) => campaign))).toEqual(new Set(['ten-moi']));
    expect(store.slots()[0]?.id).toBe('thu@2026-11-24T17:00');
    expect(store.verify()).toMatchObject({ ok: true });
  });
  test('an hour after it aired: nothing is made up, nothing is heard twice', () => {
    const begun = { startsOn: '2026-11-24' };
    const store = running(campaignWith(begun), at('2026-11-24T17:30'));
    enterPlan(store, rules({ id: 'ten-moi', ...begun }), at('2026-11-24T18:00'));
    expect(counted(store)).toBe(10);
    expect(store.slots().some(({ makeUpFor }) => makeUpFor)).toBe(false);
  });
  test('a name and back: as if nothing had been', () => {
    const store = running(campaignWith(), now);
    enterPlan(store, rules({ id: 'ten-moi' }), now);
    enterPlan(store, rules({}), now);
    expect(counted(store)).toBe(10);
    expect(store.slots()).toHaveLength(10);
  });
  test('another run of the same documents, to begin when this one is over, is another campaign', () => {
    const store = running(campaignWith(), at('2026-12-31T00:00'));
    enterPlan(store, rules({ id: 'dot-hai', startsOn: '2027-01-05' }), at('2026-12-31T00:00'));
    expect(open(store)).toHaveLength(10);
    expect(store.slots()).toHaveLength(20);
  });
  test('while the old file only cannot be read, the new one waits', () => {
    const store = running(campaignWith(), now);
    enterPlan(store, rules({ id: 'ten-moi' }), now, false);
    expect(counted(store)).toBe(10);
  });
});

describe('days off that come inside a running campaign', () => {
  const blackouts = [{ reason: 'Nghỉ Tết', from: '2026-12-04', to: '2026-12-07' }];
  const now = at('2026-11-28T08:00');
  test('that airing is left out and made up after it; all else of the edit holds', () => {
    const store = running(campaignWith(), now);
    const ward = wardWith({ blackouts });
    expect(enterPlan(store, { ...rules({ time: '17:15' }), ward }, now)).toEqual([]);
    const off = store.slot('thu@2026-12-04T17:00');
    expect(off).toMatchObject({ state: 'cancelled', reason: { code: 'day-off' } });
    expect(reasonOf(off)).toBe(
      'Không phát buổi thứ Sáu 17:00 vì thứ Sáu 04/12/2026 là ngày không phát: Nghỉ Tết.',
    );
    const makeUp = store.slots().find(({ makeUpFor }) => makeUpFor === off?.id);
    expect(makeUp?.startsAt).toBe(at('2026-12-08T06:00'));
    expect(open(store).filter((id) => id.endsWith('T17:15'))).toHaveLength(7);
    // Again, and nothing more happens.
    const before = store.head();
    enterPlan(store, { ...rules({ time: '17:15' }), ward }, now);
    expect(store.head()).toEqual(before);
  });
  test('taken back: the airing comes back, its make-up goes', () => {
    const store = running(campaignWith(), now);
    enterPlan(store, { ...rules({}), ward: wardWith({ blackouts }) }, now);
    enterPlan(store, rules({}), now);
    expect(open(store)).toHaveLength(8);
    expect(open(store)).toContain('thu@2026-12-04T17:00~2');
  });
  test('a campaign of which every day is off is refused', () => {
    const store = createMemoryStore();
    const ward = wardWith({ blackouts: [{ reason: 'sửa đài', from: '2026-11-01', days: 90 }] });
    expect(enterPlan(store, { ...rules({}), ward }, monday)).toHaveLength(1);
    expect(store.slots()).toEqual([]);
  });
});

test('a corrected time zone moves what is planned, under the same names', () => {
  const store = running(campaignWith(), monday, wardWith({}, { timeZone: 'UTC' }));
  const before = store.slots();
  enterPlan(store, rules({}), monday);
  expect(store.slots().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(store.slots().map(({ startsAt }) => startsAt)).toEqual(
    before.map(({ startsAt }) => startsAt - 7 * 3_600_000),
  );
  expect(store.verify()).toMatchObject({ ok: true });
});

describe('an hour that has passed', () => {
  const now = at('2026-11-24T10:00');
  test('today’s airing keeps its own hour, and says why', () => {
    const store = running(campaignWith(), monday);
    enterPlan(store, rules({ time: '06:15' }), now);
    const kept = store.slot('thu@2026-11-24T17:00');
    expect(kept?.state).toBe('planned');
    expect(reasonOf(kept)).toBe(
      'Giờ mới (thứ Ba 06:15) đã qua khi đổi lịch, nên buổi này vẫn phát lúc thứ Ba 17:00.',
    );
    expect(open(store)).toHaveLength(10);
    const before = store.head();
    enterPlan(store, rules({ time: '06:15' }), now);
    expect(store.head()).toEqual(before);
  });
  test('where its own hour is not permitted any more: left out with the rule, and made up', () => {
    const store = running(campaignWith(), monday);
    const early = wardWith().broadcast.permitted.slice(0, 1);
    const ward = wardWith({ permitted: early });
    enterPlan(store, { ...rules({ time: '06:15' }), ward }, now);
    expect(store.slot('thu@2026-11-24T17:00')).toMatchObject({
      state: 'cancelled',
      reason: { code: 'outside-hours' },
    });
    expect(store.slots().filter(({ makeUpFor }) => makeUpFor)).toHaveLength(1);
  });
});

test('a preview shows what entering the plan will make of it, and writes nothing', () => {
  const now = at('2026-11-28T08:00');
  const store = running(campaignWith(), now);
  const head = store.head();
  const edited = rules({ id: 'ten-moi', time: '17:30' });
  const preview = previewSlots(store, edited, now);
  expect(store.head()).toEqual(head);
  enterPlan(store, edited, now);
  expect(preview).toEqual(store.slots());
});
