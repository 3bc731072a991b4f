import { expect, it } from 'vitest';
import type { SlotState } from '../../../content/schema/names.ts';
import { whyImmovable } from '../../../scheduler/core/place.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';

const slotOf = (id: string, state: SlotState, makeUpFor?: string): Slot => ({
  ...{ id, campaign: 'tin', startsAt: 0, state },
  ...(makeUpFor !== undefined && { makeUpFor }),
});

it.each([
  ['its make-up', slotOf('tin@1/bu-1', 'planned', 'tin@1')],
  ['itself, come back under another number', slotOf('tin@1~2', 'aired')],
  ['the make-up of that', slotOf('tin@1~2/bu-1', 'ready', 'tin@1~2')],
])('an airing that left the plan is put nowhere while it is aired by %s', (_what, instead) => {
  const left = slotOf('tin@1', 'cancelled');
  expect(whyImmovable(left, [left, instead])).toEqual({
    ...{ code: 'moved-already', instead: instead.id },
  });
});

it('another airing is no twin', () => {
  const left = slotOf('tin@1', 'cancelled');
  expect(whyImmovable(left, [left, slotOf('tin@2~2', 'aired')])).toBeUndefined();
});
