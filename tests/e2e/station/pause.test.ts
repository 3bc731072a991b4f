import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sayReason } from '../../../scheduler/core/say-reason.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import type { OperatorAct, Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped, type SteppedStation } from '../../setup/stepped-daemon.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-pause-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const begins = Date.parse('2026-11-24T17:00:00+07:00');
const slotId = 'thu@2026-11-24T17:00';
const minute = 60_000;
const bulletin = { sha256: 'a'.repeat(64), contentKey: 'a', title: 'Khẩn', durationMs: 30_000 };

/** Two minutes, a sentence every seven seconds. */
const open = (
  store: Store,
  rest: Partial<Parameters<typeof startStepped>[0]> = {},
): Promise<SteppedStation> =>
  startStepped({
    ...{ dataDir: home, store, ward: wardWith() },
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    now: begins - 3_600_000,
    ...rest,
  });

/** Asks so many seconds after the hour; the outcome once the daemon has answered. */
async function ask({ store, clock, daemon }: SteppedStation, atSeconds: number, act: OperatorAct) {
  await clock.runUntil(begins + atSeconds * 1000);
  const { id } = store.ask('Bà Hoa', act, clock.now());
  daemon.poke();
  await clock.runUntil(begins + (atSeconds + 1) * 1000);
  return store.request(id)?.outcome;
}

const pause: OperatorAct = { kind: 'pause' };
const resume: OperatorAct = { kind: 'resume' };
const skip: OperatorAct = { kind: 'skip' };
const stop: OperatorAct = { kind: 'stop', reason: '', makeUp: false };

const parts = ({ heard }: SteppedStation) =>
  heard.map(({ at, fromMs, how }) => [(at - begins) / 1000, fromMs, how]);
const events = (store: Store, ...names: readonly string[]) =>
  store
    .events()
    .filter(({ event }) => names.includes(event))
    .map(({ event, detail }) => ({ event, ...detail }));

describe('what sounds is paused', () => {
  it('falls silent, and goes on from its sentence when it is resumed', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    expect(await ask(station, 30, pause)).toMatchObject({
      ...{ ok: true, code: 'paused', slot: slotId, positionMs: 30_000 },
    });
    expect(station.daemon.status().airing).toMatchObject({ slot: slotId });
    expect(await ask(station, 90, resume)).toMatchObject({ ok: true, code: 'resumed' });
    await station.clock.runUntil(begins + 10 * minute);
    expect(parts(station)).toEqual([
      [0, 0, 'stopped'],
      [90, 28_000, 'finished'],
    ]);
    expect(store.slot(slotId)?.state).toBe('aired');
    expect(events(store, 'paused', 'resumed')).toMatchObject([
      { event: 'paused', by: 'Bà Hoa', positionMs: 30_000 },
      { event: 'resumed', by: 'Bà Hoa', fromMs: 28_000 },
    ]);
    await station.daemon.stop();
    expect(store.verify()).toMatchObject({ ok: true });
  });

  it('again and again', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    for (const second of [10, 20, 30, 40]) {
      expect(await ask(station, second, pause)).toMatchObject({ ok: true });
      expect(await ask(station, second + 5, resume)).toMatchObject({ ok: true });
    }
    await station.clock.runUntil(begins + 10 * minute);
    expect(store.slot(slotId)?.state).toBe('aired');
    await station.daemon.stop();
  });

  it('an emergency sounds over it, and it stays paused', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, pause);
    await ask(station, 40, { kind: 'emergency', bulletin });
    await station.clock.runUntil(begins + 100_000);
    expect(station.heard.at(-1)).toMatchObject({ slot: /khan-cap/, how: 'finished' });
    expect(await ask(station, 120, resume)).toMatchObject({ ok: true, slot: slotId });
    await station.clock.runUntil(begins + 10 * minute);
    expect(parts(station).at(-1)).toEqual([120, 28_000, 'finished']);
    await station.daemon.stop();
  });

  it('and resumed while the emergency sounds it goes on after that', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, pause);
    await ask(station, 40, { kind: 'emergency', bulletin });
    expect(await ask(station, 50, resume)).toMatchObject({ ok: true });
    await station.clock.runUntil(begins + 10 * minute);
    expect(parts(station)).toMatchObject([
      [0, 0, 'stopped'],
      [40, 0, 'finished'],
      [70, 28_000, 'finished'],
    ]);
    await station.daemon.stop();
  });

  it('stopped it ends, also beneath an emergency', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, pause);
    await ask(station, 40, { kind: 'emergency', bulletin });
    expect(await ask(station, 50, { ...stop, slot: slotId })).toMatchObject({ ok: true });
    expect(store.slot(slotId)).toMatchObject({ state: 'interrupted' });
    expect(await ask(station, 60, resume)).toMatchObject({ ok: false, code: 'nothing-paused' });
    await station.daemon.stop();
  });

  it('for a quarter of an hour at most: then it is over, and made up', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, pause);
    await station.clock.runUntil(begins + 40 * minute);
    const { state, reason } = store.slot(slotId) ?? {};
    expect(state).toBe('interrupted');
    expect(reason && sayReason(reason, 'Asia/Ho_Chi_Minh')).toBe(
      'Tạm dừng quá 15 phút theo lệnh của Bà Hoa, không ai phát tiếp. (đã phát 30 giây)',
    );
    expect(store.slots().some(({ makeUpFor }) => makeUpFor === slotId)).toBe(true);
    await station.daemon.stop();
  });

  it('and as long as its rest has its place in the permitted hours', async () => {
    const store = createMemoryStore();
    const late = campaignWith({ startsOn: '2026-11-24', time: '18:25' });
    const station = await open(store, { campaigns: [late] });
    const own = 'thu@2026-11-24T18:25';
    const hour = 85 * 60;
    // Two minutes of it before the window's end at 18:30; this output tells no position before it is silent.
    expect(await ask(station, hour + 60, pause)).toMatchObject({
      untilAt: begins + hour * 1000 + 3 * minute,
    });
    await station.clock.runUntil(begins + 120 * minute);
    expect(store.slot(own)).toMatchObject({
      ...{ state: 'interrupted', reason: { code: 'paused-out', limit: 'hours' } },
    });
    await station.daemon.stop();
  });

  it('a killed program ends it like any airing, and the log says that it was paused', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, pause);
    await station.clock.runUntil(begins + 2 * minute);
    await station.daemon.cutPower();
    const again = await open(store, { clock: station.clock });
    const { state, reason } = store.slot(slotId) ?? {};
    expect(state).toBe('interrupted');
    expect(reason && sayReason(reason, 'Asia/Ho_Chi_Minh')).toContain(
      'khi đang tạm dừng từ 17:00, bắt đầu lúc 17:00; đã phát ít nhất 30 giây',
    );
    expect(await ask(again, 180, resume)).toMatchObject({ code: 'nothing-paused' });
    await again.daemon.stop();
  });
});

describe('is not paused', () => {
  it.each<[string, number, OperatorAct, string]>([
    ['where nothing sounds', -600, pause, 'nothing-sounds'],
    ['and resumed where nothing is paused', 30, resume, 'nothing-paused'],
    ['and skipped where nothing sounds', -600, skip, 'nothing-sounds'],
  ])('%s', async (_, second, act, code) => {
    const station = await open(createMemoryStore());
    expect(await ask(station, second, act)).toMatchObject({ ok: false, code });
    await station.daemon.stop();
  });
  it('twice', async () => {
    const station = await open(createMemoryStore());
    await ask(station, 30, pause);
    expect(await ask(station, 40, pause)).toMatchObject({ ok: false, code: 'paused-already' });
    expect(await ask(station, 50, skip)).toMatchObject({ ok: false, code: 'paused-already' });
    await station.daemon.stop();
  });
  it('an emergency', async () => {
    const station = await open(createMemoryStore());
    await ask(station, -600, { kind: 'emergency', bulletin });
    expect(await ask(station, -590, pause)).toMatchObject({ code: 'emergency-not-pausable' });
    await station.daemon.stop();
  });
  it('where the order is old', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await station.clock.runUntil(begins + 30_000);
    const { id } = store.ask('Bà Hoa', pause, begins - 3_600_000);
    station.daemon.poke();
    await station.clock.runUntil(begins + 10 * minute);
    expect(store.request(id)?.outcome).toMatchObject({ code: 'too-old' });
    expect(parts(station)).toEqual([[0, 0, 'finished']]);
    await station.daemon.stop();
  });
});

describe('skipped it goes on', () => {
  it('from the next sentence, and what was left out is told', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    expect(await ask(station, 30, skip)).toMatchObject({ code: 'skipped', skippedMs: 5000 });
    expect(await ask(station, 34, skip)).toMatchObject({ code: 'skipped', skippedMs: 3000 });
    await station.clock.runUntil(begins + 10 * minute);
    expect(parts(station)).toEqual([
      [0, 0, 'stopped'],
      [30, 35_000, 'stopped'],
      [34, 42_000, 'finished'],
    ]);
    expect(store.slot(slotId)).toMatchObject({
      ...{ state: 'aired', reason: { code: 'heard-in-part', lostMs: 0, skippedMs: 8000 } },
    });
    expect(events(store, 'skipped', 'paused', 'resumed')).toMatchObject([
      { event: 'skipped', by: 'Bà Hoa', fromMs: 30_000, toMs: 35_000 },
      { event: 'skipped', by: 'Bà Hoa', fromMs: 39_000, toMs: 42_000 },
    ]);
    await station.daemon.stop();
    expect(store.verify()).toMatchObject({ ok: true });
  });
  it('at its last sentence it is over, and aired', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    expect(await ask(station, 119.5, skip)).toMatchObject({ code: 'skipped', ended: true });
    expect(store.slot(slotId)).toMatchObject({
      ...{ state: 'aired', reason: { code: 'heard-in-part', skippedMs: 500 } },
    });
    await station.daemon.stop();
  });
  it('also an emergency, and what lies beneath goes on after it', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, { kind: 'emergency', bulletin });
    // It has no manifest: nobody knows where its next sentence is.
    expect(await ask(station, 40, skip)).toMatchObject({ code: 'skipped', ended: true });
    await station.clock.runUntil(begins + 10 * minute);
    expect(store.slot(slotId)?.state).toBe('aired');
    await station.daemon.stop();
  });
});
