import { expect, test } from 'vitest';
import { campaignWith, reasonOf } from '../../setup/schedule.ts';
import { listener } from '../../setup/stepped-daemon.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

test('ten slots, ten airings at their minute, none twice; the log says the same and holds together', async () => {
  const station = await place.start();
  await station.clock.runUntil(at('2026-12-31T00:00'));
  await station.daemon.stop();
  expect(station.slots().map(({ state }) => state)).toEqual(Array(10).fill('aired'));
  expect(station.heard.map((line) => line.at)).toEqual(
    station.slots().map(({ startsAt }) => startsAt),
  );
  expect(
    place.store
      .events()
      .filter(({ event }) => event === 'started')
      .map(({ detail }) => detail['lateMs']),
  ).toEqual(Array(10).fill(0));
  expect(place.store.verify()).toMatchObject({ ok: true });
});

test('a power cut before the airing, back within the grace: it starts late', async () => {
  const first = await place.start();
  await first.clock.runUntil(at('2026-11-24T16:50'));
  await first.daemon.cutPower();
  first.clock.jump(20 * 60_000);
  const second = await place.start({ clock: first.clock });
  await second.clock.runUntil(at('2026-11-24T18:00'));
  await second.daemon.stop();
  expect(second.heard).toMatchObject([
    { slot: 'thu@2026-11-24T17:00', at: at('2026-11-24T17:10') },
  ]);
});

test('a power cut over the grace: missed with its reason, made up in the next permitted window', async () => {
  const first = await place.start();
  await first.clock.runUntil(at('2026-11-24T16:50'));
  await first.daemon.cutPower();
  first.clock.jump(2 * 3_600_000);
  const second = await place.start({ clock: first.clock });
  await second.clock.runUntil(at('2026-11-26T00:00'));
  await second.daemon.stop();
  expect(second.heard).toMatchObject([
    { slot: 'thu@2026-11-24T17:00/bu-1', at: at('2026-11-25T06:00') },
  ]);
  const missed = place.store.slot('thu@2026-11-24T17:00');
  expect(missed).toMatchObject({ state: 'missed', reason: { code: 'crash' } });
  expect(reasonOf(missed)).toBe(
    'Không phát buổi thứ Ba 17:00 vì máy mất điện hoặc tắt đột ngột từ khoảng 16:00 đến 18:50.',
  );
  expect(reasonOf(place.store.slot('thu@2026-11-24T17:00/bu-1'))).toContain(
    'dời từ thứ Ba 17:00 vì máy mất điện',
  );
});

test('a power cut in mid-air: interrupted, never started again as itself, made up', async () => {
  const first = await place.start();
  await first.clock.runUntil(at('2026-11-24T17:01'));
  expect(first.heard).toHaveLength(1);
  await first.daemon.cutPower();
  expect(place.store.slot('thu@2026-11-24T17:00')?.state).toBe('airing');
  first.clock.jump(60_000);
  const second = await place.start({ clock: first.clock });
  await second.clock.runUntil(at('2026-11-24T18:30'));
  await second.daemon.stop();
  expect(place.store.slot('thu@2026-11-24T17:00')).toMatchObject({ state: 'interrupted' });
  expect(reasonOf(place.store.slot('thu@2026-11-24T17:00'))).toContain(
    'khi đang phát, bắt đầu lúc 17:00',
  );
  expect(second.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00/bu-1']);
});

test('an output that fails in mid-air: the standby takes over from that second, and the log says so', async () => {
  const station = await place.start({
    outputs: (heard, clock) => ({
      chosen: [listener('speaker', heard, clock, 45_000)],
      standby: [listener('capture', heard, clock)],
    }),
  });
  await station.clock.runUntil(at('2026-11-24T18:00'));
  await station.daemon.stop();
  expect(station.heard.slice(0, 2)).toMatchObject([
    { fromMs: 0, how: 'failed' },
    { fromMs: 45_000, how: 'finished' },
  ]);
  const { slot, detail } = place.store.events().find(({ event }) => event === 'takeover') ?? {};
  expect({ slot, second: detail?.['second'] }).toEqual({
    slot: 'thu@2026-11-24T17:00',
    second: 45,
  });
  expect(place.store.slot('thu@2026-11-24T17:00')?.state).toBe('aired');
});

test('a damaged database: nothing that was due airs, because it may have aired already', async () => {
  const station = await place.start({
    now: at('2026-11-24T17:05'),
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    damaged: 'Cơ sở dữ liệu bị hỏng.',
  });
  await station.clock.runUntil(at('2026-11-24T17:14'));
  await station.daemon.stop();
  expect(station.heard).toEqual([]);
  expect(reasonOf(place.store.slot('thu@2026-11-24T17:00'))).toContain(
    'nhật ký bị hỏng, không rõ đã phát hay chưa',
  );
});
