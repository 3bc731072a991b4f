import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import type { OperatorAct, Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped, type SteppedStation } from '../../setup/stepped-daemon.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-stop-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const begins = Date.parse('2026-11-24T17:00:00+07:00');
const slotId = 'thu@2026-11-24T17:00';
const bulletin = { sha256: 'a'.repeat(64), contentKey: 'a', title: 'Khẩn', durationMs: 1_500_000 };

const open = (store: Store, clock?: SteppedStation['clock']): Promise<SteppedStation> =>
  startStepped({
    ...{ dataDir: home, store, ward: wardWith() },
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    now: begins - 3_600_000,
    ...(clock && { clock }),
  });

/** Asks at so many seconds after the hour; the outcome once the daemon has answered. */
async function ask({ store, clock, daemon }: SteppedStation, atSeconds: number, act: OperatorAct) {
  await clock.runUntil(begins + atSeconds * 1000);
  const { id } = store.ask('Bà Hoa', act, clock.now());
  daemon.poke();
  await clock.runUntil(begins + (atSeconds + 1) * 1000);
  return store.request(id)?.outcome;
}

const stop: OperatorAct = { kind: 'stop', reason: 'phát nhầm', makeUp: false };
const makeUps = (store: Store) => store.slots().filter(({ makeUpFor }) => makeUpFor !== undefined);

describe('what sounds is stopped', () => {
  it.each([
    ['the bulletin on the air', {}, false],
    ['the bulletin, by its name', { slot: slotId }, false],
    ['the bulletin, made up where that is asked for', { makeUp: true }, true],
  ])('%s', async (_, asked, madeUp) => {
    const store = createMemoryStore();
    const station = await open(store);
    const outcome = await ask(station, 30, { ...stop, ...asked });
    expect(outcome).toMatchObject({ ok: true, code: 'stopped', slot: slotId });
    expect(station.heard[0]).toMatchObject({ how: 'stopped', slot: slotId });
    expect(store.slot(slotId)).toMatchObject({
      state: 'interrupted',
      reason: { code: 'stopped-by', by: 'Bà Hoa', why: 'phát nhầm' },
    });
    expect(makeUps(store).length > 0).toBe(madeUp);
    await station.daemon.stop();
    expect(store.verify()).toMatchObject({ ok: true });
  });

  it('a wrong emergency, and the bulletin it was cut into goes on', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, { kind: 'emergency', bulletin });
    const outcome = await ask(station, 60, stop);
    expect(outcome).toMatchObject({ ok: true, code: 'stopped' });
    await station.clock.runUntil(begins + 600_000);
    expect(store.slot(slotId)?.state).toBe('aired');
    expect(store.slots().find(({ campaign }) => campaign === 'khan-cap')).toMatchObject({
      state: 'interrupted',
      reason: { code: 'stopped-by' },
    });
    await station.daemon.stop();
  });

  it('and killing the program afterwards makes nothing up', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 30, stop);
    await station.daemon.cutPower();
    const again = await open(store, station.clock);
    await again.clock.runUntil(begins + 3_600_000);
    expect(makeUps(store)).toEqual([]);
    await again.daemon.stop();
  });

  it('also where the program was killed before it took up the order', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await station.clock.runUntil(begins + 30_000);
    await station.daemon.cutPower();
    const { id } = store.ask('Bà Hoa', stop, station.clock.now());
    const again = await open(store, station.clock);
    expect(store.request(id)?.outcome).toMatchObject({ ok: true, code: 'stopped', slot: slotId });
    await again.clock.runUntil(begins + 3_600_000);
    expect(store.slot(slotId)?.reason).toMatchObject({ code: 'stopped-by' });
    expect(makeUps(store)).toEqual([]);
    await again.daemon.stop();
  });
});

describe('where nothing can be stopped it is said', () => {
  it.each([
    ['nothing sounds', stop, { ok: false, code: 'nothing-sounds' }],
    [
      'that one waits',
      { ...stop, slot: slotId },
      { ok: false, code: 'not-on-air', state: 'ready' },
    ],
    ['there is no such slot', { ...stop, slot: 'x' }, { ok: false, code: 'no-such-slot' }],
  ])('%s', async (_, act, expected) => {
    const store = createMemoryStore();
    const station = await open(store);
    expect(await ask(station, -600, act)).toMatchObject(expected);
    await station.daemon.stop();
  });
});

it('cancelling what sounds is refused with the command that stops it', async () => {
  const store = createMemoryStore();
  const station = await open(store);
  const outcome = await ask(station, 30, { kind: 'cancel', slot: slotId, reason: '' });
  expect(outcome).toMatchObject({ ok: false, code: 'not-cancellable', state: 'airing' });
  await station.daemon.stop();
});
