import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import type { OperatorAct, Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { listener, startStepped, type StationSetup } from '../../setup/stepped-daemon.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-tone-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});
const begins = Date.parse('2026-11-24T17:00:00+07:00');
const minute = 60_000;
const bulletin = { sha256: 'a'.repeat(64), contentKey: 'a', title: 'Khẩn', durationMs: 30_000 };

async function open(store: Store, rest: Partial<StationSetup> = {}) {
  const station = await startStepped({
    ...{ dataDir: home, store, ward: wardWith(), now: begins - 3_600_000 },
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    ...rest,
  });
  /** Asks so long after the hour, and again until it is answered: the file of the tone is made meanwhile. */
  const ask = async (afterMs: number, act: OperatorAct) => {
    await station.clock.runUntil(begins + afterMs);
    const { id } = store.ask('Bà Hoa', act, station.clock.now());
    station.daemon.poke();
    for (let turn = 0; turn < 2000 && !store.request(id)?.outcome; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      await station.clock.runUntil(station.clock.now() + 10);
    }
    return store.request(id)?.outcome;
  };
  return { station, ask };
}

const tone: OperatorAct = { kind: 'test-tone', force: false };

describe('a test tone', () => {
  it('sounds, is in the log, and is no airing', async () => {
    const store = createMemoryStore();
    const { station, ask } = await open(store);
    expect(await ask(-20 * minute, tone)).toMatchObject({
      ...{ ok: true, code: 'tone-sounded', ends: [{ output: 'capture', why: '' }] },
    });
    expect(station.heard).toMatchObject([{ slot: 'thu-loa', how: 'finished' }]);
    expect(store.slots().every(({ airedAt }) => airedAt === undefined)).toBe(true);
    expect(
      store
        .events()
        .some(({ event, detail }) => event === 'test-tone' && detail['by'] === 'Bà Hoa'),
    ).toBe(true);
    await station.daemon.stop();
    expect(store.verify()).toMatchObject({ ok: true });
  });
  it.each<[string, number, OperatorAct, string]>([
    ['while something sounds', 30_000, tone, 'tone-busy'],
    ['before an airing that is near', -minute, tone, 'tone-near'],
    ['outside the permitted hours', -45 * minute, tone, 'tone-refused'],
  ])('does not sound %s', async (_, afterMs, act, code) => {
    const { station, ask } = await open(createMemoryStore());
    expect(await ask(afterMs, act)).toMatchObject({ ok: false, code });
    await station.daemon.stop();
  });
  it('sounds outside them where that is wanted', async () => {
    const { station, ask } = await open(createMemoryStore());
    expect(await ask(-45 * minute, { ...tone, force: true })).toMatchObject({ ok: true });
    await station.daemon.stop();
  });
  it('is for no folder, from which another player airs', async () => {
    const { station, ask } = await open(createMemoryStore(), {
      outputs: (heard, clock) => ({ chosen: [listener('folder', heard, clock)], standby: [] }),
    });
    expect(await ask(-20 * minute, tone)).toMatchObject({ ok: false, code: 'tone-nowhere' });
    expect(station.heard).toEqual([]);
    await station.daemon.stop();
  });
  it.each<[string, OperatorAct]>([
    ['an emergency', { kind: 'emergency', bulletin }],
    ['an order to stop', { kind: 'stop', reason: '', makeUp: false }],
  ])('ends at once for %s', async (_, act) => {
    const store = createMemoryStore();
    const { station, ask } = await open(store);
    await ask(-25 * minute, tone);
    await station.clock.runUntil(begins - 20 * minute);
    const { id } = store.ask('Bà Hoa', tone, station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(station.clock.now() + 1000);
    store.ask('Bà Hoa', act, station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(station.clock.now() + 10 * minute);
    expect(
      station.heard.find(({ slot, at }) => slot === 'thu-loa' && at > begins - 21 * minute)?.how,
    ).toBe('stopped');
    expect(store.request(id)?.outcome).toMatchObject({ code: 'tone-sounded' });
    await station.daemon.stop();
  });
});
