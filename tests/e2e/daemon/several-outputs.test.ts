// Several outputs at once: each line stands for itself, the slot is one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFolderOutput } from '../../../scheduler/playout/folder.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { listener, startStepped, type StationSetup } from '../../setup/stepped-daemon.ts';

const at = (text: string): number => Date.parse(`${text}:00+07:00`);
const slot = 'thu@2026-11-24T17:00';
let home = '';
let store: Store;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-several-'));
  store = openSqliteStore(join(home, 'loa.db'));
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true, force: true });
});

async function airOnce(outputs: NonNullable<StationSetup['outputs']>) {
  const station = await startStepped({
    dataDir: home,
    ward: wardWith(),
    campaigns: [campaignWith()],
    now: at('2026-11-24T08:00'),
    store,
    outputs,
  });
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  return {
    heard: station.heard,
    state: store.slot(slot)?.state,
    events: store
      .events()
      .filter((event) => event.slot === slot)
      .map(({ event }) => event),
  };
}

test('both sound at the minute; one airing, one start in the log', async () => {
  const { heard, state, events } = await airOnce((lines, clock) => ({
    chosen: [listener('speaker', lines, clock), listener('icecast', lines, clock)],
    standby: [],
  }));
  expect(heard).toMatchObject([
    { at: at('2026-11-24T17:00'), how: 'finished' },
    { at: at('2026-11-24T17:00'), how: 'finished' },
  ]);
  expect(state).toBe('aired');
  expect(events.filter((event) => /^(airing|started|aired)$/.test(event))).toEqual([
    'airing',
    'started',
    'aired',
  ]);
});

test('one fails in mid-air: the standby goes on for it, the other is not touched', async () => {
  const { heard, state, events } = await airOnce((lines, clock) => ({
    chosen: [listener('speaker', lines, clock, 30_000), listener('icecast', lines, clock)],
    standby: [listener('capture', lines, clock)],
  }));
  expect(heard.map(({ fromMs, how }) => [fromMs, how])).toEqual([
    [0, 'failed'],
    [0, 'finished'],
    [30_000, 'finished'],
  ]);
  expect(state).toBe('aired');
  expect(events).toEqual(expect.arrayContaining(['output-failed', 'takeover', 'aired']));
});

test('all fail: interrupted, with how much was heard', async () => {
  const { state } = await airOnce((lines, clock) => ({
    chosen: [listener('speaker', lines, clock, 30_000), listener('icecast', lines, clock, 50_000)],
    standby: [],
  }));
  expect(state).toBe('interrupted');
  expect(store.slot(slot)?.reason).toContain('đã phát 50 giây');
});

test('heard on one and handed over to another player: it counts as heard', async () => {
  const { state } = await airOnce((lines, clock) => ({
    chosen: [createFolderOutput(join(home, 'giao')), listener('speaker', lines, clock)],
    standby: [],
  }));
  expect(state).toBe('aired');
});
