import { expect, it } from 'vitest';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { nextStep, type EmergencyFacts } from '../../../scheduler/link/emergency/next-step.ts';

const hour = 3_600_000;
const slot = (rest: Partial<Slot>): Slot => ({
  ...{ id: 's', campaign: 'khan-cap', startsAt: 0, graceMinutes: 5, state: 'interrupted' },
  ...rest,
});
const facts = (one: Slot, rest: Partial<EmergencyFacts> = {}): EmergencyFacts => ({
  ...{
    state: 'making',
    isExpired: false,
    isHeld: false,
    isOver: undefined,
    isAsked: false,
    isRunning: true,
  },
  requests: [
    {
      ...{ id: 1, at: 0, by: 'Trung tâm' },
      act: {
        kind: 'emergency',
        bulletin: { sha256: 'a', contentKey: 'k', title: 'Khẩn', durationMs: 1000 },
      },
      outcome: { ok: true, code: 'emergency-taken', slot: 's', at: 0 },
    },
  ],
  ...{ slots: [one], isStanding: false, timeZone: 'Asia/Ho_Chi_Minh', now: hour },
  ...rest,
});

it('an emergency whose output failed before its first sample is made anew while it holds', () => {
  const failed = slot({ reason: { code: 'output-failed', said: 'Đầu ra không sẵn sàng.' } });
  expect(nextStep(facts(failed))).toEqual({ do: 'make', attempt: 2 });
  expect(nextStep(facts(failed, { isExpired: true }))).toMatchObject({ state: 'expired' });
});

it('one that sounded, or may have when its program was killed, is not said a second time', () => {
  const cut = slot({ airedAt: 1, reason: { code: 'output-failed', said: 'x', heardMs: 500 } });
  expect(nextStep(facts(cut))).toMatchObject({ do: 'tell', state: 'ended' });
  const killed = slot({ reason: { code: 'program-stopped' } });
  expect(nextStep(facts(killed))).toMatchObject({ do: 'tell', state: 'ended' });
});
