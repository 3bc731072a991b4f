// Silence in what is really emitted: in the as-run log while it lasts, on the station's page, at the ward's hook.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { createDecoder } from '../../contract/outputs/bulletin.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped } from '../../setup/stepped-daemon.ts';

const at = (text: string): number => Date.parse(`${text}:00+07:00`);
const slot = 'thu@2026-11-24T17:00';
let home = '';
let store: Store;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-dead-air-'));
  store = openSqliteStore(join(home, 'loa.db'));
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true, force: true });
});

test('three seconds of it are told at once, from which second on; its end too, with its length', async () => {
  const { openPcm } = createDecoder(20_000, { fromMs: 4000, toMs: 16_500 });
  const station = await startStepped({
    dataDir: home,
    ward: wardWith(),
    campaigns: [campaignWith()],
    now: at('2026-11-24T08:00'),
    store,
    outputs: (_heard, clock) => ({
      chosen: [createCapture({ file: join(home, 'airings.jsonl'), clock, openPcm })],
      standby: [],
    }),
  });
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  const told = store.events().filter(({ event }) => event.startsWith('dead-air'));
  expect(told).toMatchObject([
    {
      slot,
      event: 'dead-air',
      detail: { second: 4, message: 'Không có tiếng quá 3 giây, từ giây 4.' },
    },
    {
      slot,
      event: 'dead-air-over',
      detail: {
        second: 16.5,
        message: 'Hết đoạn không có tiếng ở giây 16.5, dài 12.5 giây.',
      },
    },
  ]);
  // A pulse of the capture is six seconds of a stepped clock.
  const heardAt = told.map((event) => event.at - at('2026-11-24T17:00'));
  expect(heardAt[0]).toBeLessThan(16_500);
  const alarm = { slot, message: 'Không có tiếng quá 3 giây, từ giây 4.' };
  expect(station.alarms).toMatchObject([alarm]);
  expect(station.daemon.status().alarms).toMatchObject([alarm]);
  expect(store.slot(slot)?.state).toBe('aired');
});
