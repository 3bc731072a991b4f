// An airing of several items: when each of them began and ended is in the log, by what the output emitted.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BulletinItem } from '../../../content/schema/published.ts';
import { sayEvent } from '../../../scheduler/core/say-event.ts';
import { factText } from '../../../scheduler/core/slot.ts';
import { resumePosition } from '../../../scheduler/daemon/resume.ts';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import { createDecoder } from '../../contract/outputs/bulletin.ts';
import type { StationSetup, SteppedStation } from '../../setup/stepped-daemon.ts';
import { at, oneCampaign } from './one-campaign.ts';

const slot = 'thu@2026-11-24T17:00';
const place = oneCampaign();
const items: readonly BulletinItem[] = [
  { kind: 'recording', id: 'quoc-ca.mp3', fromMs: 0, untilMs: 5000 },
  { kind: 'pause', id: '6s', fromMs: 5000, untilMs: 11_000 },
  { kind: 'document', id: 'thong-bao/thu', fromMs: 11_000, untilMs: 18_500 },
  { kind: 'recording', id: 'nhac-hieu.wav', fromMs: 18_500, untilMs: 30_000 },
];

const withItems: NonNullable<StationSetup['workshop']> = (usual) => ({
  ...usual,
  produce: async (order) => ({ ...(await usual.produce(order)), items }),
});

function start(silent: {
  readonly fromMs: number;
  readonly toMs: number;
}): Promise<SteppedStation> {
  const { openPcm } = createDecoder(30_000, silent);
  return place.start({
    durationMs: 30_000,
    workshop: withItems,
    outputs: (_heard, clock) => ({
      chosen: [createCapture({ file: join(place.home, 'airings.jsonl'), clock, openPcm })],
      standby: [],
    }),
  });
}

/** `item-began quoc-ca.mp3 @0 +0`: which, where in the bulletin, how long after 17:00. */
const told = (): string[] =>
  place.store
    .events()
    .filter(({ event }) => event.startsWith('item-'))
    .map(({ event, at: when, detail }) => {
      const cut = detail['cut'] === true ? ' cut' : '';
      const ms = when - at('2026-11-24T17:00');
      return `${event} ${factText(detail, 'id')} @${factText(detail, 'positionMs')} +${ms}${cut}`;
    });

test('each begins and ends when it was heard; silence that is meant is no dead air; the chain holds', async () => {
  const station = await start({ fromMs: 5000, toMs: 11_000 });
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  expect(told()).toEqual([
    'item-began quoc-ca.mp3 @0 +0',
    'item-ended quoc-ca.mp3 @5000 +5000',
    'item-began 6s @5000 +5000',
    'item-ended 6s @11000 +11000',
    'item-began thong-bao/thu @11000 +11000',
    'item-ended thong-bao/thu @18500 +18500',
    'item-began nhac-hieu.wav @18500 +18500',
    'item-ended nhac-hieu.wav @30000 +30000',
  ]);
  const said = place.store
    .events()
    .filter(({ event }) => event.startsWith('item-'))
    .map(({ event, detail }) => sayEvent(event, detail, 'Asia/Ho_Chi_Minh'));
  expect(said.slice(0, 5)).toEqual([
    'Bắt đầu bản ghi âm quoc-ca.mp3.',
    'Hết bản ghi âm quoc-ca.mp3.',
    'Bắt đầu khoảng lặng 6 giây.',
    'Hết khoảng lặng 6 giây.',
    'Bắt đầu bài thong-bao/thu.',
  ]);
  expect(station.alarms).toEqual([]);
  expect(place.store.events().filter(({ event }) => event.startsWith('dead-air'))).toEqual([]);
  expect(place.store.verify()).toMatchObject({ ok: true });
  expect(place.store.slot(slot)?.state).toBe('aired');
});

test('silence that goes on long after the meant one is dead air', async () => {
  const station = await start({ fromMs: 5000, toMs: 25_000 });
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  expect(place.store.events().filter(({ event }) => event === 'dead-air')).toMatchObject([
    { slot, detail: { second: 12 } },
  ]);
});

test('an emergency in the middle: each item is told once', async () => {
  const station = await place.start({ durationMs: 30_000, workshop: withItems });
  await station.clock.runUntil(at('2026-11-24T17:00') + 3000);
  const bulletin = { sha256: 'e'.repeat(64), contentKey: 'khan', title: 'Lũ', durationMs: 10_000 };
  place.store.ask('Bà Hoa', { kind: 'emergency', bulletin }, station.clock.now());
  station.daemon.poke();
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  const began = told().filter((line) => line.startsWith('item-began quoc-ca.mp3'));
  expect(began).toHaveLength(1);
  expect(told().filter((line) => line.includes('cut'))).toEqual([]);
  expect(told().at(-1)).toMatch(/^item-ended nhac-hieu\.wav @30000 /);
});

test.each([
  [2500, 2500],
  [12_000, 11_000],
  [17_000, 16_000],
  [20_000, 20_000],
  [30_200, 30_200],
  [30_700, 30_500],
])(
  'cut at %i ms it goes on at %i: a text from its sentence, a recording where it was',
  async (cutMs, goesOnMs) => {
    const sentences = [11_000, 16_000, 30_500].map((startMs) => ({ startMs }));
    writeFileSync(join(place.home, 'abc.json'), JSON.stringify({ sentences, items }));
    expect(await resumePosition(place.home, 'abc', cutMs)).toBe(goesOnMs);
  },
);

test('stopped by a person: what was under way is told as cut', async () => {
  const station = await start({ fromMs: 5000, toMs: 5001 });
  await station.clock.runUntil(at('2026-11-24T17:00') + 14_000);
  await station.daemon.stop();
  expect(told().at(-1)).toMatch(/^item-ended thong-bao\/thu @1[0-9]{4} .* cut$/);
});
