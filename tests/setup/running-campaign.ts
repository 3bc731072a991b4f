// A campaign that runs, in a store in memory: what tests of the plan and its store edit.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { advance, type Slot } from '../../scheduler/core/slot.ts';
import type { Rules } from '../../scheduler/core/rules.ts';
import { createMemoryStore } from '../../scheduler/store/memory.ts';
import { enterPlan } from '../../scheduler/store/plan-in-store.ts';
import type { Store } from '../../scheduler/store/store.ts';
import { campaignWith, wardWith } from './schedule.ts';

/** An instant of Vietnam's wall clock, epoch ms. */
export const at = (text: string): number => Date.parse(`${text}:00+07:00`);
/** Before the first airing. */
export const monday = at('2026-11-23T08:00');
/** Of ten minutes. */
export const bulletin = { sha256: 'ab', contentKey: 'k', title: 'Bản tin', durationMs: 600_000 };

/** The slot airs at its hour, from its first sample to its last. */
export function airOut(store: Store, slot: Slot): void {
  let now = slot;
  for (const act of [
    { act: 'get-bulletin', bulletin },
    { act: 'begin' },
    { act: 'sound', lateMs: 0, output: 'loa' },
    { act: 'finish', samples: 1 },
  ] as const) {
    const { change } = advance(now, act, slot.startsAt);
    store.commit([change]);
    now = change.after ?? now;
  }
}

/** A store in which the campaign was planned, and has aired what was due before `until`. */
export function running(campaign: Campaign, until: number, ward: Ward = wardWith()): Store {
  const store = createMemoryStore();
  enterPlan(store, { ward, campaigns: [campaign] }, monday);
  for (const slot of store.slots().filter(({ startsAt }) => startsAt < until)) airOut(store, slot);
  return store;
}

/** Names of the slots that wait, in order. */
export const open = (store: Store): string[] =>
  store
    .slots()
    .filter(({ state }) => state === 'planned' || state === 'ready')
    .map(({ id }) => id);

/** What staff wrote: the campaign, changed as the test says. */
export function rules(rest: Partial<Campaign> = {}): Rules {
  return { ward: wardWith(), campaigns: [campaignWith(rest)] };
}
