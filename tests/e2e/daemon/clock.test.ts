import { expect, test } from 'vitest';
import { at, monday, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

test('the clock set back an hour after an airing: it does not air again', async () => {
  const station = await place.start();
  await station.clock.runUntil(at('2026-11-24T17:10'));
  station.clock.jump(-3_600_000);
  await station.clock.runUntil(at('2026-11-24T18:30'));
  await station.daemon.stop();
  expect(station.heard.filter(({ slot }) => slot === 'thu@2026-11-24T17:00')).toHaveLength(1);
});

test('a clock that woke up in 1970 airs nothing and writes no slot; once it is right, the schedule goes on', async () => {
  const station = await place.start({ now: Date.parse('1970-01-01T00:10:00Z') });
  await station.clock.runUntil(Date.parse('1970-01-01T00:20:00Z'));
  expect(station.daemon.status().troubles).toContainEqual(
    expect.objectContaining({ id: 'clock', what: expect.stringContaining('1970') as string }),
  );
  expect(station.slots()).toEqual([]);
  station.clock.jump(monday - station.clock.now());
  await station.clock.runUntil(at('2026-11-24T18:00'));
  await station.daemon.stop();
  expect(station.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00']);
});

test('a clock that wakes up in 2099 airs nothing and gives up nothing', async () => {
  const first = await place.start();
  await first.clock.runUntil(at('2026-11-24T12:00'));
  await first.daemon.cutPower();
  const away = Date.parse('2099-01-01T00:00:00Z') - first.clock.now();
  first.clock.jump(away);
  const second = await place.start({ clock: first.clock });
  await second.clock.runUntil(first.clock.now() + 3_600_000);
  expect(second.daemon.status().troubles).toContainEqual(
    expect.objectContaining({ id: 'clock', what: expect.stringContaining('2099') as string }),
  );
  first.clock.jump(-away - 3_600_000);
  // As the watchdog does, and whoever notices that the clock was set.
  second.daemon.poke();
  await second.clock.runUntil(at('2026-11-24T18:00'));
  await second.daemon.stop();
  expect(second.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00']);
});
