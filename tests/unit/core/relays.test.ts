import { expect, test } from 'vitest';
import { slotToJoin } from '../../../scheduler/core/relays.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';

const minute = 60_000;
const lost: Slot = {
  ...{ id: 'thu@2026-11-24T17:00', campaign: 'thu', startsAt: 0, state: 'interrupted' },
  bulletin: {
    ...{ sha256: 'ab', contentKey: 'k', title: 'Tiếp âm', durationMs: 30 * minute },
    items: [{ kind: 'relay', id: 'tinh', fromMs: 0, untilMs: 30 * minute }],
  },
};
const join = (...others: readonly Slot[]): Slot | undefined =>
  slotToJoin(lost, [lost, ...others], { code: 'power-cut' }, { now: minute, graceMs: 15 * minute });

test('what left the plan with its file was no try to join a relay, and keeps its name', () => {
  const left = [1, 2, 3].map((turn): Slot => ({
    ...{ id: `${lost.id}/bu-${turn}`, campaign: 'thu', startsAt: 0, state: 'cancelled' },
    ...{ makeUpFor: lost.id, reason: { code: 'left-plan' } },
  }));
  expect(join(...left)?.id).toBe(`${lost.id}/bu-4`);
  const cut = left.map((slot): Slot => ({
    ...slot,
    state: 'interrupted',
    reason: { code: 'cut-off', heardMs: 0 },
  }));
  expect(join(...cut)).toBeUndefined();
});
