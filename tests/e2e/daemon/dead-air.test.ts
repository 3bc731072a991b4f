// Silence in what is really emitted: in the as-run log while it lasts, on the station's page, at the ward's hook.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import { createDecoder } from '../../contract/outputs/bulletin.ts';
import { at, oneCampaign } from './one-campaign.ts';

const slot = 'thu@2026-11-24T17:00';
const place = oneCampaign();

test('three seconds of it are told at once, from which second on; its end too, with its length', async () => {
  const { openPcm } = createDecoder(20_000, { fromMs: 4000, toMs: 16_500 });
  const station = await place.start({
    outputs: (_heard, clock) => ({
      chosen: [createCapture({ file: join(place.home, 'airings.jsonl'), clock, openPcm })],
      standby: [],
    }),
  });
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  const told = place.store.events().filter(({ event }) => event.startsWith('dead-air'));
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
  expect(station.daemon.status().troubles).toMatchObject([
    { kind: 'incident', slot, what: alarm.message },
  ]);
  expect(place.store.slot(slot)?.state).toBe('aired');
});
