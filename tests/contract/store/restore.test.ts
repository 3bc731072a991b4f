import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../scheduler/acts/carry-out.ts';
import type { Reason } from '../../../scheduler/core/reason.ts';
import { sayOutcome } from '../../../scheduler/core/say-outcome.ts';
import { advance } from '../../../scheduler/core/slot.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import type { OperatorAct, Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';

const monday = Date.parse('2026-11-23T09:00:00+07:00');
const slot = 'thu@2026-11-24T17:00';
const rules = { ward: wardWith(), campaigns: [campaignWith({ startsOn: '2026-11-24' })] };
const bulletin = { sha256: 'a'.repeat(64), contentKey: 'k', title: 'Thử', durationMs: 120_000 };
const at = (text: string): number => Date.parse(`${text}:00+07:00`);

function planned(): Store {
  const store = createMemoryStore();
  enterPlan(store, rules, monday);
  return store;
}

function ask(store: Store, act: OperatorAct, now = monday) {
  const request = store.ask('Bà Hoa', act, now);
  carryOut({ store, now, ward: rules.ward }, request);
  return store.request(request.id)?.outcome;
}

const say = (outcome: ReturnType<typeof ask>): string =>
  outcome ? sayOutcome(outcome, 'Asia/Ho_Chi_Minh') : '';

describe('a cancelled airing is restored', () => {
  it('at its own hour, and an edit leaves it there', () => {
    const store = planned();
    ask(store, { kind: 'cancel', slot, reason: 'lễ tang' });
    expect(ask(store, { kind: 'restore', slot })).toMatchObject({ ok: true, code: 'restored' });
    enterPlan(store, rules, monday);
    expect(store.slot(slot)).toMatchObject({ state: 'planned', startsAt: at('2026-11-24T17:00') });
    expect(store.verify()).toMatchObject({ ok: true });
    expect(store.events().at(-1)).toMatchObject({ event: 'restored', detail: { by: 'Bà Hoa' } });
  });
  it('with the bulletin that it had', () => {
    const store = planned();
    const had = store.slot(slot);
    if (!had) throw new Error('planned above');
    store.commit([advance(had, { act: 'get-bulletin', bulletin }, monday).change]);
    ask(store, { kind: 'cancel', slot, reason: '' });
    ask(store, { kind: 'restore', slot });
    expect(store.slot(slot)).toMatchObject({ state: 'ready', bulletin });
    expect(store.verify()).toMatchObject({ ok: true });
  });
  it('and may be cancelled and restored again', () => {
    const store = planned();
    for (let turn = 0; turn < 3; turn++) {
      expect(ask(store, { kind: 'cancel', slot, reason: '' })).toMatchObject({ ok: true });
      expect(ask(store, { kind: 'restore', slot })).toMatchObject({ ok: true });
    }
  });
});

describe('is not restored', () => {
  it('where nobody cancelled it', () => {
    expect(say(ask(planned(), { kind: 'restore', slot }))).toContain('không bị hủy');
  });
  it('where its hour has passed: then it is moved', () => {
    const store = planned();
    ask(store, { kind: 'cancel', slot, reason: '' });
    const outcome = ask(store, { kind: 'restore', slot }, at('2026-11-24T17:00'));
    expect(outcome).toMatchObject({ ok: false, code: 'not-free', no: { code: 'past' } });
    expect(say(outcome)).toMatch(/đã qua.*loa move/);
  });
  it('where another was moved to its hour', () => {
    const store = planned();
    ask(store, { kind: 'cancel', slot, reason: '' });
    const other = 'thu@2026-11-27T17:00';
    ask(store, { kind: 'move', slot: other, to: at('2026-11-24T17:00'), reason: '' });
    expect(ask(store, { kind: 'restore', slot })).toMatchObject({
      ...{ ok: false, code: 'not-free' },
      no: { code: 'taken', beside: `${other}/doi-1` },
    });
  });
  it('where another airs in its place, but where that one is cancelled', () => {
    const store = planned();
    ask(store, { kind: 'move', slot, to: at('2026-11-25T17:00'), reason: '' });
    const instead = `${slot}/doi-1`;
    expect(ask(store, { kind: 'restore', slot })).toMatchObject({ code: 'moved-already', instead });
    ask(store, { kind: 'cancel', slot: instead, reason: '' });
    expect(ask(store, { kind: 'restore', slot })).toMatchObject({ ok: true });
    expect(ask(store, { kind: 'restore', slot: instead })).toMatchObject({
      ...{ code: 'moved-already', instead: slot },
    });
  });
  it.each<[string, Reason]>([
    ['the plan took it out', { code: 'left-plan' }],
    ['the ward’s rules did', { code: 'too-late', slotAt: monday }],
  ])('where %s', (_, reason) => {
    const store = planned();
    const had = store.slot(slot);
    if (!had) throw new Error('planned above');
    store.commit([advance(had, { act: 'cancel', reason, by: '' }, monday).change]);
    expect(ask(store, { kind: 'restore', slot })).toMatchObject({
      ...{ ok: false, code: 'not-restorable', reason },
    });
  });
  it('where there is no such slot', () => {
    expect(ask(planned(), { kind: 'restore', slot: 'x' })).toMatchObject({ code: 'no-such-slot' });
  });
});

describe('a lost airing is made up by hand', () => {
  const lost = (): Store => {
    const store = planned();
    const had = store.slot(slot);
    if (!had) throw new Error('planned above');
    const reason = { code: 'not-ready', slotAt: had.startsAt } as const;
    store.commit([advance(had, { act: 'miss', reason }, at('2026-11-24T17:20')).change]);
    return store;
  };
  const now = at('2026-11-24T17:22');

  it('at the next moment that is free, when none is named', () => {
    const store = lost();
    const outcome = ask(store, { kind: 'make-up', slot, reason: '' }, now);
    expect(outcome).toMatchObject({ ok: true, code: 'moved', to: at('2026-11-24T17:30') });
    expect(store.slot(`${slot}/doi-1`)).toMatchObject({ makeUpFor: slot, state: 'planned' });
    expect(ask(store, { kind: 'make-up', slot, reason: '' }, now)).toMatchObject({
      code: 'moved-already',
    });
  });
  it('at the moment that is named, or refused as moving is', () => {
    const store = lost();
    const asked = { kind: 'make-up', slot, reason: '' } as const;
    expect(ask(store, { ...asked, to: at('2026-11-25T03:00') }, now)).toMatchObject({
      code: 'refused',
    });
    expect(ask(store, { ...asked, to: at('2026-11-25T06:00') }, now)).toMatchObject({ ok: true });
  });
  it('but one that waits is not lost', () => {
    const outcome = ask(planned(), { kind: 'make-up', slot, reason: '' });
    expect(outcome).toMatchObject({ ok: false, code: 'not-lost' });
    expect(say(outcome)).toContain('chưa lỡ');
  });
  it('and a day that has all its sessions takes no more', () => {
    const store = lost();
    const ward = wardWith({ maxSessionsPerDay: 1 });
    const other = campaignWith({
      id: 'khac',
      startsOn: '2026-11-24',
      days: ['tue'],
      time: '06:00',
    });
    enterPlan(store, { ward, campaigns: [...rules.campaigns, other] }, now - 86_400_000);
    const request = store.ask('Bà Hoa', { kind: 'make-up', slot, reason: '' }, now);
    carryOut({ store, now, ward }, request);
    expect(store.request(request.id)?.outcome).toMatchObject({ to: at('2026-11-25T06:00') });
  });
});

it('where no daemon runs nothing airs now', () => {
  const outcome = ask(planned(), { kind: 'air-now', slot, reason: '' });
  expect(outcome).toMatchObject({ ok: false, code: 'needs-daemon' });
});

it('an act of a newer program is refused, not stumbled over', () => {
  // As a newer program would write it.
  const outcome = ask(planned(), { kind: 'sing' } as unknown as OperatorAct);
  expect(outcome).toMatchObject({ ok: false, code: 'unknown-act' });
  expect(say(outcome)).toContain('bản cũ');
});
