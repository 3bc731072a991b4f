// A clock that leaps ahead: nothing is given up before it has proved true, and what it did all the same is undone.
import { describe, expect, test } from 'vitest';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();
const minute = 60_000;
const day = 1440 * minute;

const states = (): string[] => place.store.slots().map(({ state }) => state);
const count = (state: string): number => states().filter((one) => one === state).length;

/** The station has aired its first, and was ended an hour later. */
async function afterOneAiring(): Promise<void> {
  const first = await place.start();
  await first.clock.runUntil(at('2026-11-24T18:00'));
  await first.daemon.stop();
}

describe('a year ahead', () => {
  test.each([
    ['for six seconds', 6000],
    ['for a day and an hour: what it gave up comes back', day + 60 * minute],
  ])('%s: all nine that remain still air', async (_name, wrongMs) => {
    await afterOneAiring();
    const wrong = await place.start({ clock: createSteppedClock(at('2027-11-24T18:00')) });
    await wrong.clock.runUntil(wrong.clock.now() + wrongMs);
    await wrong.daemon.stop();
    expect(wrong.heard).toEqual([]);
    if (wrongMs < day) {
      expect(count('missed')).toBe(0);
      expect(wrong.alarms.map(({ message }) => message).join()).toContain(
        '9 buổi đã quá giờ được giữ lại',
      );
    }
    const right = await place.start({ clock: createSteppedClock(at('2026-11-25T08:00')) });
    await right.clock.runUntil(right.clock.now() + minute);
    expect(count('missed')).toBe(0);
    await right.clock.runUntil(at('2026-12-31T00:00'));
    await right.daemon.stop();
    expect(right.heard).toHaveLength(9);
    expect(count('aired')).toBe(10);
    expect(place.store.verify()).toMatchObject({ ok: true });
  });

  test('set right while the program runs', async () => {
    const station = await place.start();
    await station.clock.runUntil(at('2026-11-24T18:00'));
    station.clock.jump(at('2027-11-24T18:00') - station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(station.clock.now() + 2 * minute);
    station.clock.jump(at('2026-11-24T18:02') - station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(at('2026-12-31T00:00'));
    await station.daemon.stop();
    expect(station.heard).toHaveLength(10);
  });

  test('restarted while it is wrong: it does not prove itself', async () => {
    await afterOneAiring();
    for (const hours of [0, 1, 2]) {
      const clock = createSteppedClock(at('2027-11-24T18:00') + hours * 60 * minute);
      const wrong = await place.start({ clock });
      await wrong.clock.runUntil(clock.now() + 30 * minute);
      await wrong.daemon.stop();
    }
    expect(count('missed')).toBe(0);
  });
});

test('off for three weeks: it goes on by itself; what was due meanwhile is given up with its reason', async () => {
  await afterOneAiring();
  const back = await place.start({ clock: createSteppedClock(at('2026-12-15T16:58')) });
  await back.clock.runUntil(at('2026-12-15T17:05'));
  expect(back.heard).toMatchObject([{ slot: 'thu@2026-12-15T17:00' }]);
  expect(count('missed')).toBe(0);
  await back.clock.runUntil(at('2026-12-15T17:30'));
  await back.daemon.stop();
  const missed = place.store.slots().filter(({ state }) => state === 'missed');
  expect(missed.map(({ reason }) => reason?.code)).toEqual(Array(5).fill('stop'));
});
