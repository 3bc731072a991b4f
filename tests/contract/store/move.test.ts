import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../scheduler/acts/carry-out.ts';
import { sayOutcome } from '../../../scheduler/core/say-outcome.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';

const now = Date.parse('2026-11-23T09:00:00+07:00');
const slot = 'thu@2026-11-24T17:00';
const rules = { ward: wardWith(), campaigns: [campaignWith({ startsOn: '2026-11-24' })] };

function planned(): Store {
  const store = createMemoryStore();
  enterPlan(store, rules, now);
  return store;
}

function ask(store: Store, act: Parameters<Store['ask']>[1]) {
  const request = store.ask('Bà Hoa', act, now, { account: 'hoa', roles: ['operator'] });
  carryOut({ store, now, ward: rules.ward }, request);
  return store.request(request.id)?.outcome;
}

const move = (store: Store, to: string, id = slot) =>
  ask(store, { kind: 'move', slot: id, to: Date.parse(`${to}+07:00`), reason: 'lễ tang' });

describe('a moved airing', () => {
  it('stands at its new hour, in the place of the old one, and an edit leaves it there', () => {
    const store = planned();
    expect(move(store, '2026-11-25T17:30')).toMatchObject({ ok: true, instead: `${slot}/doi-1` });
    enterPlan(store, rules, now);
    expect(store.slot(slot)).toMatchObject({ state: 'cancelled', reason: { why: 'lễ tang' } });
    expect(store.slot(`${slot}/doi-1`)).toMatchObject({
      state: 'planned',
      startsAt: Date.parse('2026-11-25T17:30+07:00'),
      makeUpFor: slot,
    });
    expect(store.verify()).toMatchObject({ ok: true });
  });
  it('may be moved again', () => {
    const store = planned();
    move(store, '2026-11-25T17:30');
    expect(move(store, '2026-11-26T17:30', `${slot}/doi-1`)).toMatchObject({
      ok: true,
      instead: `${slot}/doi-2`,
    });
  });
  it('may be one that was cancelled: so it is brought back', () => {
    const store = planned();
    ask(store, { kind: 'cancel', slot, reason: '' });
    expect(move(store, '2026-11-24T17:00')).toMatchObject({ ok: true, code: 'moved' });
  });
});

describe('is refused', () => {
  it.each([
    ['2026-11-25T23:00', 'ngoài giờ được phép'],
    ['2026-11-23T08:00', 'đã qua'],
    ['2026-11-27T17:00', 'trùng buổi thu@2026-11-27T17:00'],
  ])('to %s: %s', (to, words) => {
    const store = planned();
    const outcome = move(store, to);
    expect(outcome?.ok).toBe(false);
    expect(outcome && sayOutcome(outcome, 'Asia/Ho_Chi_Minh')).toContain(words);
    expect(store.slot(slot)?.state).toBe('planned');
  });
  it('where another stands for it already', () => {
    const store = planned();
    move(store, '2026-11-25T17:30');
    expect(move(store, '2026-11-26T17:30')).toMatchObject({ ok: false, code: 'moved-already' });
  });
});

it('who asked stands in the log, with the account where there was one', () => {
  const store = planned();
  ask(store, { kind: 'approve', campaign: 'thu', contentKey: 'k', sha256: 'a'.repeat(64) });
  expect(store.events().at(-1)?.detail).toMatchObject({
    by: 'Bà Hoa',
    account: 'hoa',
    roles: ['operator'],
  });
});
