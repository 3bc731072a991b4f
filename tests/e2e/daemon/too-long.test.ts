// Limits are asked when a bulletin is adopted, not at the minute of its airing.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../../scheduler/config.ts';
import { bulletinChecks } from '../../../scheduler/doctor/bulletin-checks.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import {
  writeBulletin,
  type StationSetup,
  type SteppedStation,
} from '../../setup/stepped-daemon.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();
const minute = 60_000;

/** What `loa doctor` finds of refused bulletins. */
function look({ clock }: SteppedStation) {
  const config = readConfig({ LOA_DATA: place.home });
  const check = bulletinChecks.find(({ id }) => id === 'refused');
  return check?.look({ config, clock, content: undefined, problems: [] });
}

/** Bulletins as long as is set, and content that changes when it is told so. */
function lengths(first: number, ward = wardWith()) {
  let durationMs = first * minute;
  let changed = (): void => undefined;
  let now = { ward, campaigns: [campaignWith()], recordings: [] };
  const setup: Partial<StationSetup> = {
    watchContent: (events) => {
      changed = events.changed;
      return () => undefined;
    },
    workshop: (usual) => ({
      ...usual,
      load: () => Promise.resolve({ loaded: now, problems: [] }),
      produce: ({ title }) =>
        Promise.resolve(
          writeBulletin(join(place.home, 'public', 'tep'), `${title} ${durationMs}`, durationMs),
        ),
    }),
  };
  return {
    setup,
    become(count: number) {
      durationMs = count * minute;
      changed();
    },
    go(by: typeof ward, campaigns = [campaignWith()]) {
      now = { ward: by, campaigns, recordings: [] };
      changed();
    },
  };
}

test('a bulletin grown too long: the last good one airs; it is said at once, and until it is mended', async () => {
  const content = lengths(11);
  const station = await place.start(content.setup);
  await station.clock.runUntil(at('2026-11-24T16:25'));
  content.become(31);
  await station.clock.runUntil(at('2026-11-24T16:27'));
  expect(station.alarms.map(({ message }) => message)).toEqual([
    'Bản tin "Chương trình thử 1860000" không dùng được cho buổi thứ Ba 24/11 17:00: Bản tin dài 31 phút, quá 30 phút cho một buổi (Điều 2). Buổi này giữ bản tin trước, dài 11 phút. Rút ngắn bài hoặc bản ghi âm, bớt tài liệu trong documents, hoặc chia thành hai đợt phát.',
  ]);
  expect(station.daemon.status().troubles).toMatchObject([{ kind: 'bulletin' }]);
  expect(await look(station)).toMatchObject({ state: 'bad' });
  await station.clock.runUntil(at('2026-11-24T18:00'));
  expect(station.heard.map(({ endedAt = 0, at: from }) => endedAt - from)).toEqual([11 * minute]);
  // The next one has none of its own yet: near its hour the last good one.
  await station.clock.runUntil(at('2026-11-27T18:00'));
  expect(station.heard).toHaveLength(2);
  content.become(12);
  await station.clock.runUntil(at('2026-12-01T18:00'));
  await station.daemon.stop();
  expect(station.heard.map(({ endedAt = 0, at: from }) => (endedAt - from) / minute)).toEqual([
    11, 11, 12,
  ]);
  expect(station.daemon.status().troubles.filter(({ kind }) => kind !== 'incident')).toEqual([]);
  expect(await look(station)).toMatchObject({ state: 'good' });
});

test('sessions made shorter than the bulletin: said at once; the last one that fits airs', async () => {
  const content = lengths(8);
  const station = await place.start(content.setup);
  await station.clock.runUntil(at('2026-11-25T08:00'));
  content.become(12);
  await station.clock.runUntil(at('2026-11-26T18:00'));
  content.go(wardWith({ maxSessionMinutes: 10 }));
  await station.clock.runUntil(at('2026-11-26T18:05'));
  const told = station.alarms.map(({ message }) => message).join('\n');
  expect(told).toContain('Bản tin dài 12 phút, quá 10 phút cho một buổi');
  await station.clock.runUntil(at('2026-11-27T18:00'));
  await station.daemon.stop();
  expect(station.heard.map(({ endedAt = 0, at: from }) => (endedAt - from) / minute)).toEqual([
    8, 8,
  ]);
});

test('an hour near the end of the window: said as soon as the length is known', async () => {
  const content = lengths(20);
  content.go(wardWith(), [campaignWith({ time: '18:15' })]);
  const station = await place.start(content.setup);
  await station.clock.runUntil(at('2026-11-24T09:00'));
  await station.daemon.stop();
  expect(station.alarms[0]?.message).toContain(
    'Phát từ 18:15 đến 18:35 là ngoài giờ được phép 06:00–07:00, 16:30–18:30',
  );
  expect(station.slots()[0]?.state).toBe('planned');
});

test('a last good bulletin whose file is gone is none: the one before it airs', async () => {
  const content = lengths(11);
  const station = await place.start(content.setup);
  await station.clock.runUntil(at('2026-11-24T18:00'));
  content.become(12);
  await station.clock.runUntil(at('2026-11-27T18:00'));
  content.become(40);
  const [, second] = station.slots();
  rmSync(join(place.home, 'public', 'tep', `${second?.bulletin?.sha256 ?? ''}.mp3`));
  await station.clock.runUntil(at('2026-12-01T18:00'));
  await station.daemon.stop();
  expect(station.heard.map(({ endedAt = 0, at: from }) => (endedAt - from) / minute)).toEqual([
    11, 12, 11,
  ]);
});
