// What people are told, and how often: the real daemon on a stepped clock.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import {
  startStepped,
  type StationSetup,
  type SteppedStation,
} from '../../setup/stepped-daemon.ts';

const at = (text: string): number => Date.parse(`${text}:00+07:00`);
const tuesday = 'thu@2026-11-24T17:00';
let home = '';
let store: Store;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-troubles-'));
  store = createMemoryStore();
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function start(setup: Partial<StationSetup> = {}): Promise<SteppedStation> {
  return startStepped({
    dataDir: home,
    ward: wardWith(),
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    now: at('2026-11-20T08:00'),
    store,
    ...setup,
  });
}

test('an unapproved bulletin is told three days, a day and an hour ahead, and once when it is approved', async () => {
  const station = await start({ ward: wardWith({}, { approval: { required: true } }) });
  await station.clock.runUntil(at('2026-11-24T16:30'));
  const { sha256 = '', contentKey = '' } = store.slot(tuesday)?.bulletin ?? {};
  store.ask('Bà Hoa', { kind: 'approve', campaign: 'thu', sha256, contentKey }, 0);
  station.daemon.poke();
  await station.clock.runUntil(at('2026-11-24T18:00'));
  await station.daemon.stop();
  const told = station.alarms.filter(({ slot }) => slot === tuesday);
  expect(told.map((alarm) => alarm.at)).toEqual(
    ['2026-11-21T17:00', '2026-11-23T17:00', '2026-11-24T16:00', '2026-11-24T16:30'].map(at),
  );
  expect(told.at(-1)?.message).toMatch(/^Đã hết: .*chưa được duyệt/);
  const logged = store.events().filter(({ event, slot }) => event === 'alarm' && slot === tuesday);
  expect(logged).toHaveLength(3);
  expect(
    station.told.filter((line) => line.includes(tuesday) && line.includes('duyệt')),
  ).toHaveLength(4);
  expect(store.slot(tuesday)?.state).toBe('aired');
});

test('where no approval is asked for, nothing is said three days ahead', async () => {
  const station = await start();
  await station.clock.runUntil(at('2026-11-22T12:00'));
  await station.daemon.stop();
  expect(store.events().filter(({ event }) => event === 'preflight')).toEqual([]);
});

test('a bulletin that cannot be made for days: told once a day, when its reason changes, and when it is over', async () => {
  let reason: string | undefined = 'hỏng thứ nhất';
  const station = await start({
    workshop: (usual) => ({
      ...usual,
      produce: (order) =>
        reason === undefined ? usual.produce(order) : Promise.reject(new Error(reason)),
    }),
  });
  const making = (): readonly string[] =>
    station.alarms.map(({ message }) => message).filter((text) => text.includes('Chưa làm được'));
  const wake = async (until: string): Promise<void> => {
    while (station.clock.now() < at(until)) {
      await station.clock.runUntil(station.clock.now() + 30 * 60_000);
      station.daemon.poke();
    }
  };
  await wake('2026-11-21T07:00');
  expect(making()).toHaveLength(1);
  await wake('2026-11-21T09:00');
  expect(making()).toHaveLength(2);
  reason = 'hỏng thứ hai';
  await wake('2026-11-21T10:00');
  expect(making()).toHaveLength(3);
  expect(station.daemon.status().troubles).toHaveLength(1);
  reason = undefined;
  await wake('2026-11-21T11:00');
  await station.daemon.stop();
  expect(making().slice(3)).toEqual([expect.stringMatching(/^Đã hết: .*hỏng thứ hai/)]);
  expect(station.daemon.status().troubles).toEqual([]);
});

test('a restart tells nothing twice, and still shows it', async () => {
  const broken: Partial<StationSetup> = {
    workshop: (usual) => ({ ...usual, produce: () => Promise.reject(new Error('hỏng')) }),
  };
  const first = await start(broken);
  await first.clock.runUntil(at('2026-11-20T09:00'));
  await first.daemon.cutPower();
  const second = await start({ ...broken, clock: first.clock });
  await second.clock.runUntil(at('2026-11-20T10:00'));
  await second.daemon.stop();
  expect([first.alarms.length, second.alarms.length]).toEqual([1, 0]);
  expect(second.daemon.status().troubles).toHaveLength(1);
});

test('a broken file found a day ahead is told, and told as mended once it is made again', async () => {
  const station = await start();
  await station.clock.runUntil(at('2026-11-23T16:30'));
  const { sha256 = '' } = store.slot(tuesday)?.bulletin ?? {};
  writeFileSync(join(home, 'public', 'tep', `${sha256}.mp3`), 'rubbish');
  await station.clock.runUntil(at('2026-11-23T18:00'));
  await station.daemon.stop();
  expect(station.alarms.map(({ message }) => message)).toEqual([
    expect.stringContaining('đã bị thay đổi hoặc hỏng'),
    expect.stringMatching(/^Đã hết: /),
  ]);
});
