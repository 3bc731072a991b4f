// A backup made while the daemon airs, and what a station does with it.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../scheduler/store/open.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped } from '../../setup/stepped-daemon.ts';

test('made in mid-air by another process, it is whole, it starts, and the campaign goes on with ten airings', async () => {
  const home = mkdtempSync(join(tmpdir(), 'loa-backup-'));
  const file = join(home, 'loa.db');
  const at = (text: string): number => Date.parse(`${text}:00+07:00`);
  const setup = { dataDir: home, ward: wardWith(), campaigns: [campaignWith()] };
  const store = openSqliteStore(file);
  const first = await startStepped({ ...setup, store, now: at('2026-11-23T08:00') });
  await first.clock.runUntil(at('2026-11-24T17:01'));
  // As `loa backup` does it: over a connection of its own.
  const beside = openSqliteStore(file);
  await beside.backup(join(home, 'sao-luu.db'));
  beside.close();
  await first.daemon.cutPower();
  store.close();

  for (const journal of ['-wal', '-shm']) rmSync(`${file}${journal}`, { force: true });
  copyFileSync(join(home, 'sao-luu.db'), file);
  const restored = openStore(file, at('2026-11-24T19:00'));
  expect(restored.damaged).toBeUndefined();
  expect(restored.store.verify()).toMatchObject({ ok: true });
  expect(restored.store.slots()).toHaveLength(10);
  first.clock.jump(2 * 3_600_000);
  const second = await startStepped({
    ...{ ...setup, store: restored.store, clock: first.clock },
    now: first.clock.now(),
  });
  await second.clock.runUntil(at('2026-12-31T00:00'));
  await second.daemon.stop();
  const states = restored.store.slots().map(({ state }) => state);
  expect(states.filter((state) => state === 'aired')).toHaveLength(10);
  expect(states.filter((state) => state === 'interrupted')).toHaveLength(1);
  expect(restored.store.verify()).toMatchObject({ ok: true });
  restored.store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  rmSync(home, { recursive: true });
});
