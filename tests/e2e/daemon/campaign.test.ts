import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import {
  listener,
  startStepped,
  type StationSetup,
  type SteppedStation,
} from '../../setup/stepped-daemon.ts';

const monday = Date.parse('2026-11-23T08:00:00+07:00');
const at = (text: string): number => Date.parse(`${text}:00+07:00`);
let home = '';
let store: Store;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-daemon-'));
  store = openSqliteStore(join(home, 'loa.db'));
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true, force: true });
});

function start(setup: Partial<StationSetup> = {}): Promise<SteppedStation> {
  return startStepped({
    dataDir: home,
    ward: wardWith(),
    campaigns: [campaignWith()],
    now: monday,
    store,
    ...setup,
  });
}

const summary = (station: SteppedStation): string[] =>
  station.slots().map(({ id, state }) => `${id.replace('thu@', '')} ${state}`);

test('ten slots, ten airings at their minute, none twice; the log says the same and holds together', async () => {
  const station = await start();
  await station.clock.runUntil(at('2026-12-31T00:00'));
  await station.daemon.stop();
  expect(station.slots().map(({ state }) => state)).toEqual(Array(10).fill('aired'));
  expect(station.heard.map((line) => line.at)).toEqual(
    station.slots().map(({ startsAt }) => startsAt),
  );
  expect(
    store
      .events()
      .filter(({ event }) => event === 'started')
      .map(({ detail }) => detail['lateMs']),
  ).toEqual(Array(10).fill(0));
  expect(store.verify()).toMatchObject({ ok: true });
});

test('a power cut before the airing, back within the grace: it starts late', async () => {
  const first = await start();
  await first.clock.runUntil(at('2026-11-24T16:50'));
  await first.daemon.cutPower();
  first.clock.jump(20 * 60_000);
  const second = await start({ clock: first.clock });
  await second.clock.runUntil(at('2026-11-24T18:00'));
  await second.daemon.stop();
  expect(second.heard).toMatchObject([
    { slot: 'thu@2026-11-24T17:00', at: at('2026-11-24T17:10') },
  ]);
});

test('a power cut over the grace: missed with its reason, made up in the next permitted window', async () => {
  const first = await start();
  await first.clock.runUntil(at('2026-11-24T16:50'));
  await first.daemon.cutPower();
  first.clock.jump(2 * 3_600_000);
  const second = await start({ clock: first.clock });
  await second.clock.runUntil(at('2026-11-26T00:00'));
  await second.daemon.stop();
  expect(second.heard).toMatchObject([
    { slot: 'thu@2026-11-24T17:00/bu-1', at: at('2026-11-25T06:00') },
  ]);
  expect(store.slot('thu@2026-11-24T17:00')).toMatchObject({
    state: 'missed',
    reason:
      'Không phát buổi thứ Ba 17:00 vì máy mất điện hoặc tắt đột ngột từ khoảng 16:00 đến 18:50.',
  });
  expect(store.slot('thu@2026-11-24T17:00/bu-1')?.reason).toContain(
    'dời từ thứ Ba 17:00 vì máy mất điện',
  );
});

test('a power cut in mid-air: interrupted, never started again as itself, made up', async () => {
  const first = await start();
  await first.clock.runUntil(at('2026-11-24T17:01'));
  expect(first.heard).toHaveLength(1);
  await first.daemon.cutPower();
  expect(store.slot('thu@2026-11-24T17:00')?.state).toBe('airing');
  first.clock.jump(60_000);
  const second = await start({ clock: first.clock });
  await second.clock.runUntil(at('2026-11-24T18:30'));
  await second.daemon.stop();
  expect(store.slot('thu@2026-11-24T17:00')).toMatchObject({ state: 'interrupted' });
  expect(store.slot('thu@2026-11-24T17:00')?.reason).toContain('khi đang phát, bắt đầu lúc 17:00');
  expect(second.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00/bu-1']);
});

test('the clock set back an hour after an airing: it does not air again', async () => {
  const station = await start();
  await station.clock.runUntil(at('2026-11-24T17:10'));
  station.clock.jump(-3_600_000);
  await station.clock.runUntil(at('2026-11-24T18:30'));
  await station.daemon.stop();
  expect(station.heard.filter(({ slot }) => slot === 'thu@2026-11-24T17:00')).toHaveLength(1);
});

test('a clock that woke up in 1970 airs nothing and writes no slot; once it is right, the schedule goes on', async () => {
  const station = await start({ now: Date.parse('1970-01-01T00:10:00Z') });
  await station.clock.runUntil(Date.parse('1970-01-01T00:20:00Z'));
  expect(station.daemon.status().clockWrong).toContain('1970');
  expect(station.slots()).toEqual([]);
  station.clock.jump(monday - station.clock.now());
  await station.clock.runUntil(at('2026-11-24T18:00'));
  await station.daemon.stop();
  expect(station.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00']);
});

describe('emergency', () => {
  const ask = (askedAt: number): void => {
    const bulletin = {
      sha256: 'e'.repeat(64),
      contentKey: 'khan',
      title: 'Lũ về',
      durationMs: 30_000,
    };
    store.ask('Bà Hoa', { kind: 'emergency', bulletin }, askedAt);
  };

  test('it airs over the bulletin, which goes on from the sentence it was in', async () => {
    const station = await start();
    await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(at('2026-11-24T17:30'));
    await station.daemon.stop();
    expect(station.heard).toMatchObject([
      { slot: 'thu@2026-11-24T17:00', how: 'stopped' },
      { slot: 'khan-cap@2026-11-24T17:00/1', at: at('2026-11-24T17:00') + 24_000, how: 'finished' },
      { slot: 'thu@2026-11-24T17:00', fromMs: 21_000, how: 'finished' },
    ]);
    expect(summary(station).slice(0, 2)).toEqual([
      '2026-11-24T17:00 aired',
      'khan-cap@2026-11-24T17:00/1 aired',
    ]);
  });

  test('after a crash the bulletin it cut into is made up', async () => {
    const first = await start();
    await first.clock.runUntil(at('2026-11-24T17:00') + 24_000);
    ask(first.clock.now());
    first.daemon.poke();
    await first.clock.runUntil(at('2026-11-24T17:00') + 30_000);
    await first.daemon.cutPower();
    const second = await start({ clock: first.clock });
    await second.clock.runUntil(at('2026-11-24T18:30'));
    await second.daemon.stop();
    expect(second.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00/bu-1']);
    expect(store.slot('khan-cap@2026-11-24T17:00/1')?.state).toBe('interrupted');
  });

  test('after a crash, how far the bulletin came stands where it was paused', async () => {
    const first = await start();
    await first.clock.runUntil(at('2026-11-24T17:00') + 24_000);
    // The listener tells no progress: the line that a pause writes.
    const slot = 'thu@2026-11-24T17:00';
    store.commit([
      { at: first.clock.now(), slot, event: 'paused', detail: { positionMs: 23_500 } },
    ]);
    store.heartbeat({ at: first.clock.now(), realAt: 0, slot: 'khan-cap@x', positionMs: 9000 });
    await first.daemon.cutPower();
    const second = await start({ clock: first.clock });
    await second.daemon.stop();
    expect(store.slot(slot)).toMatchObject({ state: 'interrupted', endedAt: first.clock.now() });
    expect(store.slot(slot)?.reason).toContain('đã phát ít nhất 24 giây');
  });

  const careful = wardWith({}, { approval: { required: true } });
  test.each([
    ['at night', '2026-11-24T23:00', wardWith()],
    ['before dawn', '2026-11-24T04:00', wardWith()],
    ['where every bulletin needs an approval', '2026-11-24T09:00', careful],
  ])('%s it airs at once', async (_when, time, ward) => {
    const station = await start({ ward });
    await station.clock.runUntil(at(time));
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(at(time) + 60_000);
    await station.daemon.stop();
    const emergency = station.heard.filter(({ slot }) => slot.startsWith('khan-cap'));
    expect(emergency).toMatchObject([{ at: at(time), how: 'finished' }]);
    expect(store.request(1)?.outcome?.ok).toBe(true);
  });

  test('an order that nobody took up in time is refused, and said', async () => {
    const station = await start();
    ask(station.clock.now() - 3_600_000);
    station.daemon.poke();
    await station.clock.runUntil(monday + 600_000);
    await station.daemon.stop();
    expect(station.heard).toEqual([]);
    expect(store.request(1)?.outcome).toMatchObject({ ok: false });
    expect(station.alarms[0]?.message).toContain('đã cũ, không phát nữa');
  });

  test('cut by a power cut, people are told', async () => {
    const first = await start();
    ask(first.clock.now());
    first.daemon.poke();
    await first.clock.runUntil(monday + 10_000);
    await first.daemon.cutPower();
    const second = await start({ clock: first.clock });
    await second.daemon.stop();
    expect(second.alarms[0]?.message).toContain('bị cắt giữa chừng ("Lũ về")');
  });
});

test('an output that fails in mid-air: the standby takes over from that second, and the log says so', async () => {
  const station = await start({
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
  const { slot, detail } = store.events().find(({ event }) => event === 'takeover') ?? {};
  expect({ slot, second: detail?.['second'] }).toEqual({
    slot: 'thu@2026-11-24T17:00',
    second: 45,
  });
  expect(store.slot('thu@2026-11-24T17:00')?.state).toBe('aired');
});

describe('approval', () => {
  const careful = wardWith({}, { approval: { required: true } });

  test('unapproved: said a day ahead, and it does not air', async () => {
    const station = await start({ ward: careful });
    await station.clock.runUntil(at('2026-11-24T18:00'));
    await station.daemon.stop();
    expect(station.heard).toEqual([]);
    expect(store.slot('thu@2026-11-24T17:00')).toMatchObject({
      state: 'missed',
      reason: 'Không phát buổi thứ Ba 17:00 vì bản tin chưa được duyệt.',
    });
    expect(station.alarms[0]).toMatchObject({ slot: 'thu@2026-11-24T17:00' });
    expect(station.alarms[0]?.at).toBeLessThan(at('2026-11-23T17:01'));
  });

  test('an approval holds for exactly the bulletin that was heard', async () => {
    const station = await start({ ward: careful });
    await station.clock.runUntil(at('2026-11-24T12:00'));
    const bulletin = store.slot('thu@2026-11-24T17:00')?.bulletin;
    const approve = (contentKey: string): void => {
      store.ask(
        'Ông Bình',
        { kind: 'approve', campaign: 'thu', contentKey, sha256: bulletin?.sha256 ?? '' },
        0,
      );
      station.daemon.poke();
    };
    approve('another content');
    await station.clock.runUntil(at('2026-11-24T18:00'));
    expect(station.heard).toEqual([]);
    approve(bulletin?.contentKey ?? '');
    await station.clock.runUntil(at('2026-11-28T00:00'));
    await station.daemon.stop();
    expect(station.heard.length).toBeGreaterThan(0);
  });
});

test('a bulletin that cannot be made any more: the last good one airs', async () => {
  let broken = false;
  const station = await start({
    workshop: (usual) => ({
      ...usual,
      produce: (order) =>
        broken ? Promise.reject(new Error('content/guides/x.mdx:3 — sai')) : usual.produce(order),
    }),
  });
  await station.clock.runUntil(at('2026-11-24T16:00'));
  broken = true;
  await station.clock.runUntil(at('2026-11-28T00:00'));
  await station.daemon.stop();
  expect(station.heard).toHaveLength(2);
  expect(store.events().some(({ event }) => event === 'fallback')).toBe(true);
});

describe('what is heard on pages', () => {
  const recordings = [{ title: 'Đăng ký', documents: ['huong-dan/dang-ky'] }] as const;

  test('is made after what must air, once a day', async () => {
    const made: string[] = [];
    const station = await start({
      recordings,
      workshop: (usual) => ({
        ...usual,
        produce: (order) => {
          made.push(`${order.day} ${order.title}`);
          return usual.produce(order);
        },
      }),
    });
    await station.clock.runUntil(at('2026-11-24T09:00'));
    await station.daemon.stop();
    expect(made).toEqual([
      '2026-11-24 Chương trình thử',
      '2026-11-23 Đăng ký',
      '2026-11-24 Đăng ký',
    ]);
  });

  test('that cannot be made is said, and takes nothing from the airing', async () => {
    const station = await start({
      recordings,
      workshop: (usual) => ({
        ...usual,
        produce: (order) =>
          order.title === 'Đăng ký'
            ? Promise.reject(new Error('content/guides/x.mdx:3 — sai'))
            : usual.produce(order),
      }),
    });
    await station.clock.runUntil(at('2026-11-24T18:00'));
    await station.daemon.stop();
    expect(station.alarms[0]).toMatchObject({
      slot: '',
      message: 'Chưa làm được bản nghe "Đăng ký": content/guides/x.mdx:3 — sai',
    });
    expect(station.heard).toHaveLength(1);
  });

  test('the site is brought up to date each day and after each bulletin, never near an airing', async () => {
    const rebuilt: number[] = [];
    const station: SteppedStation = await start({
      siteOutdated: () => rebuilt.push(station.clock.now()),
    });
    await station.clock.runUntil(at('2026-11-25T09:00'));
    await station.daemon.stop();
    const airing = at('2026-11-24T17:00');
    expect(rebuilt.length).toBeGreaterThanOrEqual(2);
    expect(rebuilt.filter((when) => Math.abs(when - airing) < 5 * 60_000)).toEqual([]);
    expect(rebuilt.at(-1)).toBeGreaterThanOrEqual(at('2026-11-25T00:00'));
  });
});

describe('the plan is edited after an airing', () => {
  const airings = async (edited: Partial<Campaign>): Promise<readonly string[]> => {
    const first = await start();
    await first.clock.runUntil(at('2026-11-24T17:20'));
    await first.daemon.stop();
    const second = await start({ clock: first.clock, campaigns: [campaignWith(edited)] });
    await second.clock.runUntil(at('2026-12-31T00:00'));
    await second.daemon.stop();
    return [...first.heard, ...second.heard].map(({ slot }) => slot);
  };
  test.each<[string, Partial<Campaign>]>([
    ['to a later hour of the same day', { time: '18:00' }],
    ['from Tuesdays to Wednesdays', { days: ['wed', 'fri'] }],
  ])('%s: ten airings, two in the first week', async (_name, edited) => {
    const heard = await airings(edited);
    expect(heard).toHaveLength(10);
    expect(heard.filter((slot) => slot < 'thu@2026-12-01')).toHaveLength(2);
  });

  test('a campaign that is taken away takes its make-up with it', async () => {
    const first = await start();
    await first.clock.runUntil(at('2026-11-24T16:50'));
    await first.daemon.cutPower();
    first.clock.jump(2 * 3_600_000);
    const second = await start({ clock: first.clock });
    await second.clock.runUntil(first.clock.now() + 1000);
    await second.daemon.stop();
    expect(store.slot('thu@2026-11-24T17:00/bu-1')).toBeDefined();
    const third = await start({ clock: first.clock, campaigns: [] });
    await third.clock.runUntil(at('2026-12-31T00:00'));
    await third.daemon.stop();
    expect(third.heard).toEqual([]);
    expect(store.slot('thu@2026-11-24T17:00/bu-1')?.state).toBe('cancelled');
  });
});

test('a clock that wakes up in 2099 airs nothing and gives up nothing', async () => {
  const first = await start();
  await first.clock.runUntil(at('2026-11-24T12:00'));
  await first.daemon.cutPower();
  const away = Date.parse('2099-01-01T00:00:00Z') - first.clock.now();
  first.clock.jump(away);
  const second = await start({ clock: first.clock });
  await second.clock.runUntil(first.clock.now() + 3_600_000);
  expect(second.daemon.status().clockWrong).toContain('2099');
  first.clock.jump(-away - 3_600_000);
  // As the watchdog does, and whoever notices that the clock was set.
  second.daemon.poke();
  await second.clock.runUntil(at('2026-11-24T18:00'));
  await second.daemon.stop();
  expect(second.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00']);
});

test('a damaged database: nothing that was due airs, because it may have aired already', async () => {
  const station = await start({
    now: at('2026-11-24T17:05'),
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    damaged: 'Cơ sở dữ liệu bị hỏng.',
  });
  await station.clock.runUntil(at('2026-11-24T17:14'));
  await station.daemon.stop();
  expect(station.heard).toEqual([]);
  expect(store.slot('thu@2026-11-24T17:00')?.reason).toContain(
    'nhật ký bị hỏng, không rõ đã phát hay chưa',
  );
});
