// What `loa doctor` finds in LOA_DATA: the daemon, the queue, the clock.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../../scheduler/config.ts';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { machineChecks } from '../../../scheduler/doctor/machine-checks.ts';
import { stationChecks } from '../../../scheduler/doctor/station-checks.ts';
import { lockStore } from '../../../scheduler/store/lock.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../scheduler/store/store.ts';

const now = Date.parse('2026-11-23T20:00:00+07:00');
const hour = 3_600_000;
const sha256 = createHash('sha256').update('sound').digest('hex');
const bulletin = { sha256, contentKey: 'k', title: 'Thử', durationMs: 60_000 };
let home = '';
let store: Store;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-doctor-'));
  mkdirSync(join(home, 'public', 'tep'), { recursive: true });
  put('mp3', 'sound');
  put('json', '{"loudnessLufs":-16}');
  store = openSqliteStore(join(home, 'loa.db'));
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true });
});

function put(kind: string, data: string): void {
  writeFileSync(join(home, 'public', 'tep', `${sha256}.${kind}`), data);
}

function addSlot(startsAt: number, withBulletin = true): void {
  const state = withBulletin ? ('ready' as const) : ('planned' as const);
  const after = {
    id: 'thu@1',
    campaign: 'thu',
    startsAt,
    state,
    ...(withBulletin && { bulletin }),
  };
  store.commit([{ at: now, slot: after.id, event: state, detail: {}, after, from: undefined }]);
}

function look(id: string, at = now) {
  const check = [...machineChecks, ...stationChecks].find((one) => one.id === id);
  const config = readConfig({ LOA_DATA: home });
  const clock = createSteppedClock(at);
  return check?.look({ config, clock, content: undefined, problems: [] });
}

it('the queue: whole files are good; a changed, a lost and a loud one are bad, with the slot', async () => {
  addSlot(now + 2 * hour);
  expect(await look('queue')).toMatchObject({ state: 'good' });
  put('json', '{"loudnessLufs":-9}');
  expect(await look('queue')).toMatchObject({
    state: 'bad',
    mend: expect.stringMatching(/^thứ Hai 23\/11 22:00: Bản tin to -9 LUFS/) as string,
  });
  put('mp3', 'soun');
  expect(await look('queue')).toMatchObject({
    state: 'bad',
    mend: expect.stringContaining('đã bị thay đổi hoặc hỏng') as string,
  });
  rmSync(join(home, 'public', 'tep', `${sha256}.mp3`));
  expect(await look('queue')).toMatchObject({
    state: 'bad',
    mend: expect.stringContaining('Không đọc được') as string,
  });
});

it('the queue: a bulletin that is not made is bad within a day of its airing, and not before', async () => {
  addSlot(now + 30 * hour, false);
  expect(await look('queue')).toMatchObject({ state: 'good' });
  expect(await look('queue', now + 8 * hour)).toMatchObject({ state: 'bad' });
});

it('the daemon: off while a slot waits is bad, with what to do; running it is good; silent it is bad', async () => {
  store.heartbeat({ at: now - 5 * hour, realAt: now - 5 * hour });
  expect(await look('daemon')).toMatchObject({
    state: 'good',
    found: 'không chạy, dấu hiệu sống gần nhất cách đây 5 giờ; không có buổi nào đang chờ',
  });
  addSlot(now + 2 * hour);
  expect(await look('daemon')).toMatchObject({
    state: 'bad',
    found: expect.stringContaining('buổi tới thứ Hai 23/11 22:00') as string,
    mend: expect.stringContaining('npm start') as string,
  });
  const unlock = await lockStore(home);
  expect(await look('daemon')).toMatchObject({
    state: 'bad',
    found: expect.stringContaining('không ghi được gì') as string,
  });
  store.heartbeat({ at: now - 20_000, realAt: now - 20_000 });
  expect(await look('daemon')).toMatchObject({ state: 'good' });
  unlock();
});

it.each([
  ['2026-11-23T20:00:00Z', 'good'],
  ['1970-01-01T00:05:00Z', 'bad'],
  ['2025-06-01T00:00:00Z', 'bad'],
  ['2099-01-01T00:00:00Z', 'bad'],
])("the clock at %s is %s: the daemon's own rule", async (time, state) => {
  store.heartbeat({ at: now, realAt: now });
  expect(await look('clock', Date.parse(time))).toMatchObject({ state });
});
