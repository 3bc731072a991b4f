// When an emergency is said again, asked of its slots alone.
import { describe, expect, test } from 'vitest';
import { readRepeat } from '../../../scheduler/commands/repeat-flags.ts';
import {
  firstAtNight,
  isRepeat,
  repeatGraceMs,
  repeatRefusal,
} from '../../../scheduler/core/repeat.ts';
import {
  endRepeats,
  repeatChanges,
  standingEmergencies,
} from '../../../scheduler/core/repeat-chain.ts';
import type { Change, Slot } from '../../../scheduler/core/slot.ts';
import { seeded } from '../../setup/schedule.ts';

const zone = 'Asia/Ho_Chi_Minh';
const minute = 60_000;
const firstAt = Date.parse('2026-11-24T08:00:00+07:00');
const of = 'khan-cap@2026-11-24T08:00/1';
const first = (everyMinutes = 60, untilAt?: number): Slot => ({
  ...{ id: of, campaign: 'khan-cap', startsAt: firstAt, state: 'aired', airedAt: firstAt },
  bulletin: { sha256: 'e', contentKey: 'e', title: 'Lũ về', durationMs: 30_000 },
  repeat: { of, everyMinutes, by: 'An', ...(untilAt !== undefined && { untilAt }) },
});

/** The slots after changes. */
function after(slots: readonly Slot[], changes: readonly Change[]): readonly Slot[] {
  const known = new Map(slots.map((slot) => [slot.id, slot]));
  for (const change of changes) if (change.after) known.set(change.after.id, change.after);
  return [...known.values()];
}
const aired = (slots: readonly Slot[]): readonly Slot[] =>
  slots.map((slot) =>
    slot.state === 'ready' ? { ...slot, state: 'aired', airedAt: slot.startsAt } : slot,
  );

test('one repeat stands ahead, and asking again changes nothing', () => {
  const slots = after([first()], repeatChanges([first()], firstAt));
  expect(slots.filter(isRepeat)).toMatchObject([
    { state: 'ready', startsAt: firstAt + 60 * minute },
  ]);
  expect(repeatChanges(slots, firstAt + 59 * minute)).toEqual([]);
});

test('the last one begins at its hour at the latest', () => {
  const until = firstAt + 60 * minute;
  let slots = after([first(60, until)], repeatChanges([first(60, until)], firstAt));
  slots = aired(slots);
  expect(repeatChanges(slots, until + 1)).toEqual([]);
  expect(standingEmergencies(slots, until + 1)).toEqual([]);
});

test('ended while the next is not entered yet: the end is entered all the same', () => {
  const slots = aired(after([first()], repeatChanges([first()], firstAt)));
  const now = firstAt + 60 * minute - 2000;
  const ended = after(slots, endRepeats(slots, new Set([of]), { by: 'An', why: '' }, now));
  expect(ended.at(-1)).toMatchObject({ state: 'cancelled', reason: { code: 'emergency-ended' } });
  expect(repeatChanges(ended, now + 600 * minute)).toEqual([]);
});

test('ended while its first airing still waits: that is cancelled too, and with it the repeats', () => {
  const waiting = { ...first(), state: 'ready' } as const;
  const slots = after([waiting], repeatChanges([waiting], firstAt));
  const ended = after(slots, endRepeats(slots, new Set([of]), { by: 'An', why: '' }, firstAt));
  expect(ended.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('where the first airing was cancelled nothing is repeated', () => {
  const slots = [{ ...first(), state: 'cancelled' } as const];
  expect(repeatChanges(slots, firstAt + 59 * minute)).toEqual([]);
  expect(standingEmergencies(slots, firstAt + 59 * minute)).toEqual([]);
});

test('none is entered for a moment that could be begun late for, once its hour has passed', () => {
  const slots = [first(60, firstAt + 60 * minute)];
  expect(repeatChanges(slots, firstAt + 61 * minute)).toEqual([]);
});

test('heard in what is the future now: the next is a whole distance from now, and stays there', () => {
  let slots: readonly Slot[] = [first()];
  for (let lap = 1; lap <= 3; lap++)
    slots = aired(after(slots, repeatChanges(slots, firstAt + (lap * 60 - 5) * minute)));
  slots = after(slots, repeatChanges(slots, firstAt + 185 * minute));
  const back = firstAt + 5 * minute;
  slots = after(slots, repeatChanges(slots, back));
  const waiting = slots.filter(({ state }) => state === 'ready');
  expect(waiting.map(({ startsAt }) => startsAt)).toEqual([back + 60 * minute]);
  expect(repeatChanges(slots, back + 59 * minute)).toEqual([]);
  slots = aired(slots);
  const [next] = repeatChanges(slots, back + 61 * minute);
  expect(next?.after?.startsAt).toBe(back + 120 * minute);
});

test('what a clock leapt over since its order is not said to be skipped', () => {
  const [next] = repeatChanges([first()], firstAt + 2000 * 24 * 60 * minute);
  expect(next?.detail['skipped']).toBeUndefined();
});

test.each(['18:00', '2026-11-24 18:00'])('--until %s: to the end of that minute', (until) => {
  const flags = new Map(Object.entries({ every: '60', until }));
  const repeat = readRepeat({ value: (name) => flags.get(name) }, zone, firstAt);
  expect(repeat?.untilAt).toBe(Date.parse('2026-11-24T18:00:59.999+07:00'));
});

test.each([
  ['60 min by day', 60, undefined, '2026-11-24T22:00'],
  ['every 720 min: at eight, morning and evening', 720, undefined, undefined],
  ['until before the night', 60, '2026-11-24T21:00', undefined],
  ['every 11 h: 19:00, then 6:00', 660, undefined, undefined],
  ['every 5 min', 5, undefined, '2026-11-24T22:00'],
])('the first at night: %s', (_what, everyMinutes, until, expected) => {
  const at = (text: string): number => Date.parse(`${text}:00+07:00`);
  const repeating = { firstAt, everyMinutes, ...(until !== undefined && { untilAt: at(until) }) };
  expect(firstAtNight(repeating, zone)).toBe(expected === undefined ? undefined : at(expected));
});

test.each([
  [5, 2.5],
  [20, 10],
  [60, 15],
  [720, 15],
])('every %i minutes: late by at most %d', (everyMinutes, minutes) => {
  expect(repeatGraceMs({ everyMinutes })).toBe(minutes * minute);
});

test.each([4, 721, 7.5, Number.NaN])('every %d minutes is refused', (everyMinutes) => {
  expect(repeatRefusal({ everyMinutes }, firstAt)).toMatchObject({ code: 'interval' });
});

describe('whatever the clock does', () => {
  test('no moment is had twice, each is a slot or said to be skipped, and one at most waits ahead', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const every = [5, 7, 60, 720][Math.floor(random() * 4)] ?? 60;
      let slots: readonly Slot[] = [first(every)];
      let now = firstAt;
      let skipped = 0;
      for (let step = 0; step < 60; step++) {
        const changes = repeatChanges(slots, now);
        for (const { detail } of changes) skipped += Number(detail['skipped'] ?? 0);
        slots = after(slots, changes);
        const ahead = slots.filter((slot) => slot.state === 'ready' && slot.startsAt > now);
        expect(ahead.length, `seed ${seed}`).toBeLessThanOrEqual(1);
        // The machine is off for a while, or looks in time.
        now += random() < 0.2 ? random() * 10 * every * minute : random() * every * minute;
        slots = slots.map((slot) => {
          if (slot.state !== 'ready' || slot.startsAt > now) return slot;
          return now - slot.startsAt > repeatGraceMs({ everyMinutes: every })
            ? { ...slot, state: 'missed', reason: { code: 'too-late', slotAt: slot.startsAt } }
            : { ...slot, state: 'aired', airedAt: now };
        });
      }
      const moments = slots
        .filter(({ reason }) => reason?.code !== 'left-plan')
        .map(({ startsAt }) => startsAt);
      expect(new Set(moments).size, `seed ${seed}`).toBe(moments.length);
      const span = Math.round((Math.max(...moments) - firstAt) / (every * minute)) + 1;
      expect(moments.length + skipped, `seed ${seed}`).toBe(span);
    }
  });
});
