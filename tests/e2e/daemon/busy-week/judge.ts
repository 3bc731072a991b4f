// A week held against what was heard in it, on whatever clock.
import { expect } from 'vitest';
import { airingName, isFinal, type Slot } from '../../../../scheduler/core/slot.ts';
import type { Store } from '../../../../scheduler/store/store.ts';
import { slotsByForce } from '../../../unit/core/calendar-oracle.ts';
import { busyCampaigns, busyWard, monday } from './ward.ts';

const { timeZone } = busyWard;

/** A line of the capture's diary. */
export interface Captured {
  readonly slot: string;
  readonly event: 'start' | 'end';
  readonly samples?: number;
}

interface Heard {
  readonly store: Store;
  readonly captured: readonly Captured[];
}

/** Every airing of the log is an airing of the capture, with as many samples; and none beside them. */
export function expectAsCaptured(slots: readonly Slot[], { store, captured }: Heard): void {
  const logged = new Map(
    store
      .events()
      .filter(({ event }) => event === 'aired')
      .map(({ slot, detail }) => [slot, detail['samples']]),
  );
  const heard = new Map(
    captured.filter(({ event }) => event === 'end').map(({ slot, samples }) => [slot, samples]),
  );
  expect(heard).toEqual(logged);
  const begun = captured.filter(({ event }) => event === 'start').map(({ slot }) => slot);
  expect(new Set(begun).size, 'a slot begins once').toBe(begun.length);
  expect(begun.toSorted()).toEqual(
    slots
      .filter(({ airedAt }) => airedAt !== undefined)
      .map(({ id }) => id)
      .toSorted(),
  );
}

/**
 * Each airing of the calendar was heard, or says why not and where it was made up or why it was not. Returns how many they
 * are until `end`.
 */
export function expectWholeCalendar({ store }: Heard, end: number): number {
  const unmade = new Set(
    store.events().flatMap(({ event, slot }) => (event === 'no-make-up' ? [slot] : [])),
  );
  let many = 0;
  for (const campaign of busyCampaigns) {
    const own = store.slots().filter((slot) => slot.campaign === campaign.id);
    for (const at of slotsByForce(campaign, timeZone, monday - 7_200_000)) {
      if (at >= end) continue;
      many += 1;
      const tries = own.filter((slot) => Date.parse(`${namedHour(slot)}:00+07:00`) === at);
      const [first] = tries;
      expect(first, `${campaign.id} ${new Date(at).toISOString()}`).toBeDefined();
      const isHeard = tries.some(({ state }) => state === 'aired');
      const isToCome = tries.some(({ state, startsAt }) => !isFinal(state) && startsAt >= end);
      const isSaid = tries.some(
        ({ id, reason }) =>
          reason !== undefined && (unmade.has(id) || reason.code === 'cancelled-by'),
      );
      expect(isHeard || isToCome || isSaid, `${campaign.id} ${JSON.stringify(tries)}`).toBe(true);
    }
  }
  return many;
}

/** The hour in the name of the airing that a slot is of. */
export function namedHour({ id, makeUpFor }: Slot): string {
  return /@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})/.exec(airingName(makeUpFor ?? id))?.[1] ?? '';
}
