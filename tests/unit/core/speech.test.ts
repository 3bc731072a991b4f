import { expect, it } from 'vitest';
import { sayRefusal } from '../../../scheduler/core/say-cause.ts';
import { speechLimit } from '../../../scheduler/core/speech.ts';
import { everyDay, wardWith } from '../../setup/schedule.ts';

const ward = wardWith({
  maxSessionMinutes: 15,
  quiet: [{ days: [...everyDay], from: '17:30', to: '17:45', reason: 'giờ học' }],
  blackouts: [{ from: '2026-11-30', reason: 'quốc tang' }],
});

const say = (kind: 'announcement' | 'emergency', at: string): string => {
  const limit = speechLimit(ward, kind, Date.parse(`2026-${at}+07:00`));
  if ('refusal' in limit) return limit.refusal.code;
  return `${limit.mostMs / 1000} s, ${limit.by}`;
};

it.each([
  ['announcement', '11-24T17:00:00', '900 s, measure'],
  ['announcement', '11-24T17:20:00', '589 s, hours'],
  ['announcement', '11-24T17:28:49', '60 s, hours'],
  ['announcement', '11-24T17:29:00', 'quiet-hours'],
  ['announcement', '11-24T17:40:00', 'quiet-hours'],
  ['announcement', '11-24T18:28:00', '109 s, hours'],
  ['announcement', '11-24T18:29:30', 'outside-hours'],
  ['announcement', '11-24T12:00:00', 'outside-hours'],
  ['announcement', '11-30T17:00:00', 'day-off'],
  ['emergency', '11-24T03:00:00', '1800 s, measure'],
  ['emergency', '11-30T17:40:00', '1800 s, measure'],
] as const)('%s at %s: %s', (kind, at, expected) => {
  expect(say(kind, at)).toBe(expected);
});

it('why not is said', () => {
  const limit = speechLimit(ward, 'announcement', Date.parse('2026-11-24T12:00:00+07:00'));
  expect('refusal' in limit && sayRefusal(limit.refusal)).toContain('12:00');
});
