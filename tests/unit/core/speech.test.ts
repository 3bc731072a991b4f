import { expect, it } from 'vitest';
import { sayRefusal } from '../../../scheduler/core/say-cause.ts';
import { publishSlot } from '../../../scheduler/core/published-slot.ts';
import { speechLimit, speechLivesUntil } from '../../../scheduler/core/speech.ts';
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

it('its last word lies within the hours, an emergency has none', () => {
  const now = Date.parse('2026-11-24T17:20:00+07:00');
  expect(speechLimit(ward, 'announcement', now)).toMatchObject({
    untilAt: Date.parse('2026-11-24T17:29:57+07:00'),
  });
  expect(speechLimit(ward, 'emergency', now)).not.toHaveProperty('untilAt');
});

it.each([
  ['all of it: two seconds more', 100, 12_000],
  ['nothing', 0, 10_500],
  ['two bytes buy nothing to speak of', 2 / 48, 10_500.2],
  ['a little', 100 / 5, 10_600],
] as const)('how long one waits, %s', (_what, newMs, expected) => {
  const livesUntil = expected === 12_000 ? 11_900 : 10_500;
  expect(speechLivesUntil(livesUntil, newMs, 10_000)).toBeCloseTo(expected, 0);
});

it('whose voice it is is not published', () => {
  const reason = { code: 'speech', by: 'Bà Hoa', kind: 'emergency' } as const;
  const slot = { id: 'a', campaign: 'khan-cap', startsAt: 0, state: 'airing', reason } as const;
  const published = JSON.stringify(publishSlot(slot, ward.timeZone));
  expect(published).toContain('nói trực tiếp, việc khẩn');
  expect(published).not.toContain('Bà Hoa');
});
