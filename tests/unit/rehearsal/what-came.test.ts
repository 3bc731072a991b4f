import { expect, test } from 'vitest';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { outcomeOf } from '../../../scheduler/rehearsal/what-came.ts';

const slot = (id: string, state: Slot['state'], makeUpFor?: string): Slot => ({
  id,
  campaign: 'thu',
  startsAt: 0,
  state,
  ...(makeUpFor !== undefined && { makeUpFor }),
});

test('a make-up that was lost as well, and the one after it, both belong to the airing they make up for', () => {
  const slots = [
    slot('thu@1', 'interrupted'),
    slot('thu@1/bu-1', 'missed', 'thu@1'),
    slot('thu@1/bu-2', 'aired', 'thu@1'),
    slot('thu@2/bu-1', 'aired', 'thu@2'),
  ];
  const fault = { kind: 'power-cut', slot: 'thu@1', from: 0, to: 1, says: 'mất điện' } as const;
  expect(outcomeOf(fault, slots, [], 'UTC')).toMatchObject({
    slot: { id: 'thu@1' },
    madeUpBy: [{ id: 'thu@1/bu-1' }, { id: 'thu@1/bu-2' }],
  });
});
