import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped } from '../../setup/stepped-daemon.ts';

test('a second emergency airs at once; then the first goes on, then the bulletin, each from its sentence', async () => {
  const home = mkdtempSync(join(tmpdir(), 'loa-emergency-'));
  const store = createMemoryStore();
  const begins = Date.parse('2026-11-24T17:00:00+07:00');
  const station = await startStepped({
    ...{ dataDir: home, store, ward: wardWith() },
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    now: begins - 3_600_000,
  });
  const order = async (title: string, atMs: number): Promise<void> => {
    await station.clock.runUntil(begins + atMs);
    const bulletin = { sha256: title.repeat(64), contentKey: title, title, durationMs: 30_000 };
    store.ask('Bà Hoa', { kind: 'emergency', bulletin }, station.clock.now());
    station.daemon.poke();
  };
  await order('a', 24_000);
  await order('b', 34_000);
  await station.clock.runUntil(begins + 3_600_000);
  await station.daemon.stop();
  rmSync(home, { recursive: true });
  const heard = station.heard.map(({ slot, at, fromMs, how }) => [
    slot.slice(0, 8),
    slot.slice(-2),
    (at - begins) / 1000,
    fromMs / 1000,
    how,
  ]);
  expect(heard).toEqual([
    ['thu@2026', '00', 0, 0, 'stopped'],
    ['khan-cap', '/1', 24, 0, 'stopped'],
    ['khan-cap', '/2', 34, 0, 'finished'],
    // It has no manifest here: it goes on where it was cut.
    ['khan-cap', '/1', 64, 10, 'finished'],
    ['thu@2026', '00', 84, 21, 'finished'],
  ]);
  expect(
    store
      .slots()
      .slice(0, 3)
      .map(({ state }) => state),
  ).toEqual(['aired', 'aired', 'aired']);
  expect(store.verify()).toMatchObject({ ok: true });
});
