import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import type { OperatorAct, Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped, type SteppedStation } from '../../setup/stepped-daemon.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-air-now-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const begins = Date.parse('2026-11-24T17:00:00+07:00');
const slotId = 'thu@2026-11-24T17:00';
const instead = `${slotId}/doi-1`;
const minute = 60_000;

const open = (store: Store, rest: Parameters<typeof wardWith>[1] = {}): Promise<SteppedStation> =>
  startStepped({
    ...{ dataDir: home, store, ward: wardWith({}, rest) },
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    now: begins - 3_600_000,
  });

/** Asks so long after the slot's own hour; the outcome once the daemon has answered. */
async function ask(station: SteppedStation, afterMs: number, act: OperatorAct) {
  const { store, clock, daemon } = station;
  await clock.runUntil(begins + afterMs);
  const { id } = store.ask('Bà Hoa', act, clock.now());
  daemon.poke();
  await clock.runUntil(clock.now() + 1000);
  return store.request(id)?.outcome;
}

const airNow: OperatorAct = { kind: 'air-now', slot: slotId, reason: 'họp sớm' };

describe('an airing begins now', () => {
  it('that waited: it sounds at once, once, and not again at its own hour', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    const outcome = await ask(station, -20 * minute, airNow);
    expect(outcome).toMatchObject({ ok: true, code: 'begins', instead });
    await station.clock.runUntil(begins + 3_600_000);
    expect(station.heard).toMatchObject([{ slot: instead, how: 'finished' }]);
    expect(store.slot(slotId)).toMatchObject({ state: 'cancelled', reason: { why: 'họp sớm' } });
    await station.daemon.stop();
    expect(store.verify()).toMatchObject({ ok: true });
  });
  it('that was cancelled', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, -20 * minute, { kind: 'cancel', slot: slotId, reason: '' });
    expect(await ask(station, -10 * minute, airNow)).toMatchObject({ ok: true });
    await station.clock.runUntil(begins);
    expect(store.slot(instead)?.state).toBe('aired');
    await station.daemon.stop();
  });
  it('that a person stopped', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30_000, { kind: 'stop', reason: '', makeUp: false });
    expect(await ask(station, 5 * minute, airNow)).toMatchObject({ ok: true });
    await station.clock.runUntil(begins + 20 * minute);
    expect(store.slot(instead)?.state).toBe('aired');
    await station.daemon.stop();
  });
});

describe('is refused', () => {
  it('outside the permitted hours', async () => {
    const station = await open(createMemoryStore());
    expect(await ask(station, -45 * minute, airNow)).toMatchObject({ ok: false, code: 'refused' });
    await station.daemon.stop();
  });
  it('while something sounds', async () => {
    const station = await open(createMemoryStore());
    const later: OperatorAct = { ...airNow, slot: 'thu@2026-11-27T17:00' };
    expect(await ask(station, 30_000, later)).toMatchObject({ code: 'taken', beside: slotId });
    await station.daemon.stop();
  });
  it('while it sounds itself, and once it has aired', async () => {
    const station = await open(createMemoryStore());
    expect(await ask(station, 30_000, airNow)).toMatchObject({ code: 'not-movable' });
    expect(await ask(station, 10 * minute, airNow)).toMatchObject({ state: 'aired' });
    await station.daemon.stop();
  });
  it('as long as its bulletin is not made', async () => {
    const station = await startStepped({
      ...{ dataDir: home, store: createMemoryStore(), ward: wardWith(), now: begins - 3_600_000 },
      campaigns: [campaignWith({ startsOn: '2026-11-24' })],
      workshop: (usual) => ({ ...usual, produce: () => Promise.reject(new Error('Thử.')) }),
    });
    expect(await ask(station, -20 * minute, airNow)).toMatchObject({ code: 'not-made' });
    await station.daemon.stop();
  });
  it('as long as it is not approved, where the ward asks for that', async () => {
    const station = await open(createMemoryStore(), { approval: { required: true } });
    expect(await ask(station, -20 * minute, airNow)).toMatchObject({ code: 'not-approved' });
    await station.daemon.stop();
  });
  it('where nobody took the order up in time', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await station.clock.runUntil(begins - 20 * minute);
    const { id } = store.ask('Bà Hoa', airNow, station.clock.now() - 60 * minute);
    station.daemon.poke();
    await station.clock.runUntil(begins - 10 * minute);
    expect(store.request(id)?.outcome).toMatchObject({ ok: false, code: 'too-old' });
    expect(station.heard).toEqual([]);
    await station.daemon.stop();
  });
});
