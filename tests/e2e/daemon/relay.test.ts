// A campaign that relays another station, on the stepped clock: the programme goes on without us, and ends at its hour.
import { expect, test } from 'vitest';
import { sayEvent } from '../../../scheduler/core/say-event.ts';
import { factText } from '../../../scheduler/core/slot.ts';
import type { Output } from '../../../scheduler/playout/output.ts';
import { wardWith } from '../../setup/schedule.ts';
import { listener, type StationSetup } from '../../setup/stepped-daemon.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

/** Ten minutes: a greeting of 10 s, then the province until 9:50, then a goodbye. */
const durationMs = 600_000;
const relay = { kind: 'relay', id: 'tinh', fromMs: 10_000, untilMs: 590_000 } as const;
const ward = {
  ...wardWith(),
  relays: [{ id: 'tinh', name: 'Đài tỉnh', url: 'http://127.0.0.1:1/tinh' }],
};
const start = at('2026-11-24T17:00');

const relaying = (
  items: readonly object[] = [relay],
  more: Partial<StationSetup> = {},
): Partial<StationSetup> => ({
  ward,
  durationMs,
  workshop: (usual) => ({
    ...usual,
    produce: async (order) => ({
      ...(await usual.produce(order)),
      items: items as readonly (typeof relay)[],
    }),
  }),
  ...more,
});

const askEmergency = (askedAt: number, lengthMs: number): void => {
  const bulletin = {
    sha256: 'e'.repeat(64),
    contentKey: 'khan',
    title: 'Lũ về',
    durationMs: lengthMs,
  };
  place.store.ask('Bà Hoa', { kind: 'emergency', bulletin }, askedAt);
};

test('after an emergency it is joined where it is by then, and ends at its own hour', async () => {
  const station = await place.start(relaying());
  await station.clock.runUntil(start + 100_000);
  askEmergency(station.clock.now(), 60_000);
  station.daemon.poke();
  await station.clock.runUntil(start + 700_000);
  await station.daemon.stop();
  const [cut, urgent, rest] = station.heard;
  expect([cut?.how, urgent?.how, rest?.how]).toEqual(['stopped', 'finished', 'finished']);
  expect(rest?.fromMs).toBe((rest?.at ?? 0) - start);
  expect(rest?.endedAt).toBe(start + durationMs);
  const told = place.store.events().find(({ event }) => event === 'resumed');
  expect(told?.detail['message']).toContain('Tiếp âm lại trực tiếp');
});

test('an emergency that outlasts it: what follows the relay follows at once', async () => {
  const station = await place.start(relaying());
  await station.clock.runUntil(start + 500_000);
  askEmergency(station.clock.now(), 120_000);
  station.daemon.poke();
  await station.clock.runUntil(start + 900_000);
  await station.daemon.stop();
  expect(station.heard.at(-1)).toMatchObject({ fromMs: relay.untilMs, how: 'finished' });
  expect(place.store.slot('thu@2026-11-24T17:00')).toMatchObject({ state: 'aired' });
});

test('and where nothing follows it, the airing is over', async () => {
  const station = await place.start(relaying([{ ...relay, untilMs: durationMs }]));
  await station.clock.runUntil(start + 500_000);
  askEmergency(station.clock.now(), 120_000);
  station.daemon.poke();
  await station.clock.runUntil(start + 900_000);
  await station.daemon.stop();
  expect(station.heard).toHaveLength(2);
  expect(place.store.slot('thu@2026-11-24T17:00')).toMatchObject({ state: 'aired' });
});

test('a power cut in its middle: within the grace it is joined live, once, and ends at its own hour', async () => {
  const first = await place.start(relaying());
  await first.clock.runUntil(start + 120_000);
  await first.daemon.cutPower();
  await first.clock.runUntil(start + 240_000);
  const second = await place.start(relaying([relay], { clock: first.clock }));
  await second.clock.runUntil(start + 800_000);
  await second.daemon.stop();
  expect(second.heard).toHaveLength(1);
  const [joined] = second.heard;
  expect(joined).toMatchObject({ slot: 'thu@2026-11-24T17:00/bu-1', how: 'finished' });
  expect(joined?.fromMs).toBe((joined?.at ?? 0) - start);
  expect(joined?.endedAt).toBe(start + durationMs);
  expect(place.store.slot('thu@2026-11-24T17:00')?.state).toBe('interrupted');
  expect(place.store.slot('thu@2026-11-24T17:00/bu-1')?.state).toBe('aired');
});

test('the program begun anew in its middle joins it as well; what a person stopped is not joined', async () => {
  const first = await place.start(relaying());
  await first.clock.runUntil(start + 120_000);
  await first.daemon.stop();
  const second = await place.start(relaying([relay], { clock: first.clock }));
  await second.clock.runUntil(start + 200_000);
  expect(second.heard).toMatchObject([{ slot: 'thu@2026-11-24T17:00/bu-1' }]);
  place.store.ask('Bà Hoa', { kind: 'stop', reason: '', makeUp: false }, second.clock.now());
  second.daemon.poke();
  await second.clock.runUntil(start + 800_000);
  await second.daemon.stop();
  expect(second.heard).toHaveLength(1);
});

const bulletinItem = { kind: 'document', id: 'bai', fromMs: 0, untilMs: 9000 };

test.each([
  // Five seconds are taken to open it, five minutes of this clock.
  ['joins it', [relay], 480_000],
  ['begins at its beginning where a document stands before it', [bulletinItem, relay], 0],
] as const)('a station that wakes within the grace %s', async (_what, items, fromMs) => {
  const first = await place.start(relaying(items));
  await first.clock.runUntil(start - 1_800_000);
  await first.daemon.cutPower();
  await first.clock.runUntil(start + 180_000);
  const second = await place.start(relaying(items, { clock: first.clock }));
  await second.clock.runUntil(start + 490_000);
  await second.daemon.stop();
  expect(second.heard).toMatchObject([{ slot: 'thu@2026-11-24T17:00', fromMs }]);
});

test('an emergency over its beginning: it is joined where it is when that ends, and ends at its own hour', async () => {
  const station = await place.start(relaying());
  await station.clock.runUntil(start - 60_000);
  askEmergency(station.clock.now(), 300_000);
  station.daemon.poke();
  await station.clock.runUntil(start + 900_000);
  await station.daemon.stop();
  const [urgent, joined] = station.heard;
  expect(station.heard).toHaveLength(2);
  expect(joined?.fromMs).toBe((joined?.at ?? 0) - start);
  // Five seconds are taken to open it, five minutes of this clock.
  expect(joined?.at).toBe((urgent?.endedAt ?? 0) + 300_000);
  expect(joined?.endedAt).toBe(start + durationMs);
});

const talk = { kind: 'recording', id: 'noi-chuyen.mp3', fromMs: 0, untilMs: 90_000 };
const short = { ...relay, untilMs: 300_000 };

test.each([
  ['what follows the relay follows', [short], 300_000],
  [
    'a document behind it is heard whole',
    [short, { ...talk, kind: 'document', fromMs: 300_000, untilMs: 600_000 }],
    300_000,
  ],
  ['nothing where nothing follows', [{ ...relay, untilMs: 300_000 }], undefined],
  ['all of it where a document before it was not heard', [bulletinItem, short], 0],
  ['nor is a long recording left out', [talk, { ...short, fromMs: 90_000 }], 0],
] as const)('power back after the relay is over: %s', async (_what, items, fromMs) => {
  const lengthMs = fromMs === undefined ? 300_000 : durationMs;
  const first = await place.start({ ...relaying(items), durationMs: lengthMs });
  await first.clock.runUntil(start - 1_800_000);
  await first.daemon.cutPower();
  await first.clock.runUntil(start + 600_000);
  const second = await place.start(relaying(items, { clock: first.clock, durationMs: lengthMs }));
  await second.clock.runUntil(start + 1_500_000);
  await second.daemon.stop();
  const heard = second.heard.map((one) => one.fromMs);
  expect(heard).toEqual(fromMs === undefined ? [] : [fromMs]);
  // Nor is another programme heard at another hour.
  const later = second.slots().filter(({ makeUpFor }) => makeUpFor !== undefined);
  expect(later).toEqual([]);
  const told = place.store.events().find(({ event }) => event === 'no-make-up');
  expect(told !== undefined).toBe(fromMs === undefined);
});

test('cut in its relay, whose document before was heard, it is joined, and joined again', async () => {
  const items = [bulletinItem, relay];
  let station = await place.start(relaying(items));
  for (const ms of [120_000, 200_000]) {
    await station.clock.runUntil(start + ms);
    await station.daemon.stop();
    station = await place.start(relaying(items, { clock: station.clock }));
  }
  await station.clock.runUntil(start + 800_000);
  await station.daemon.stop();
  expect(station.heard).toMatchObject([{ slot: 'thu@2026-11-24T17:00/bu-2', how: 'finished' }]);
  const [joined] = station.heard;
  expect(joined?.fromMs).toBe((joined?.at ?? 0) - start);
  expect(joined?.endedAt).toBe(start + durationMs);
});

test('a second emergency before it sounds again shifts nothing', async () => {
  const station = await place.start(relaying());
  await station.clock.runUntil(start + 100_000);
  for (const lengthMs of [60_000, 20_000]) {
    askEmergency(station.clock.now(), lengthMs);
    station.daemon.poke();
    await station.clock.runUntil(station.clock.now() + 100_000);
  }
  await station.clock.runUntil(start + 900_000);
  await station.daemon.stop();
  const rest = station.heard.at(-1);
  expect(station.heard).toHaveLength(4);
  expect(rest?.fromMs).toBe((rest?.at ?? 0) - start);
  expect(rest?.endedAt).toBe(start + durationMs);
});

const jingle = { kind: 'recording', id: 'nhac.mp3', fromMs: 0, untilMs: 10_000 };
const goodbye = { kind: 'recording', id: 'chao.mp3', fromMs: 590_000, untilMs: 600_000 };

const toldItems = (): string[] =>
  place.store
    .events()
    .filter(({ event }) => event.startsWith('item-'))
    .map(({ event, at: when, detail }) => {
      const cut = detail['cut'] === true ? ' cut' : '';
      return `${event} ${factText(detail, 'id')} @${factText(detail, 'positionMs')} +${when - start}${cut}`;
    });

test('what was passed over, and what an emergency outlasted, is not told as heard', async () => {
  const first = await place.start(relaying([jingle, relay, goodbye]));
  await first.clock.runUntil(start - 1_800_000);
  await first.daemon.cutPower();
  await first.clock.runUntil(start + 180_000);
  const second = await place.start(relaying([jingle, relay, goodbye], { clock: first.clock }));
  await second.clock.runUntil(start + 530_000);
  askEmergency(second.clock.now(), 120_000);
  second.daemon.poke();
  await second.clock.runUntil(start + 900_000);
  await second.daemon.stop();
  const [began, ended, ...rest] = toldItems();
  expect(began).toBe('item-began tinh @480000 +480000');
  expect(ended).toMatch(/^item-ended tinh @(\d+) \+\1 cut$/);
  expect(rest.map((line) => line.replace(/ \+.*$/, ''))).toEqual([
    'item-began chao.mp3 @590000',
    'item-ended chao.mp3 @600000',
  ]);
});

test('what becomes of the stream stands in the log, and is a trouble while it is lost', async () => {
  const station = await place.start(
    relaying([relay], {
      outputs: (heard, clock) => {
        const usual = listener('capture', heard, clock);
        const prepare: Output['prepare'] = async (item) => {
          const prepared = await usual.prepare(item);
          return {
            ...prepared,
            play: (events, signal) => {
              const [one] = item.relays ?? [];
              events.relay?.('began', one?.id ?? '', 10_000, undefined);
              void clock.wait(clock.now() + 60_000, signal).then(() => {
                events.relay?.('lost', one?.id ?? '', 60_000, 'Đường mạng bị đứt.');
              });
              void clock.wait(clock.now() + 90_000, signal).then(() => {
                events.relay?.('returned', one?.id ?? '', 90_000, undefined);
              });
              return prepared.play(events, signal);
            },
          };
        };
        return { chosen: [{ ...usual, prepare }], standby: [] };
      },
    }),
  );
  await station.clock.runUntil(start + 70_000);
  const lasting = station.daemon.status().troubles.filter(({ kind }) => kind === 'relay');
  expect(lasting).toMatchObject([{ id: 'relay-lost tinh capture', slot: 'thu@2026-11-24T17:00' }]);
  await station.clock.runUntil(start + 100_000);
  expect(station.daemon.status().troubles.filter(({ kind }) => kind === 'relay')).toEqual([]);
  await station.clock.runUntil(start + 700_000);
  await station.daemon.stop();
  const said = place.store
    .events()
    .filter(({ event }) => event.startsWith('relay-'))
    .map(({ event, detail }) => sayEvent(event, detail, 'Asia/Ho_Chi_Minh'));
  expect(said).toMatchInlineSnapshot(`
    [
      "Tiếp âm Đài tỉnh từ giây 10.",
      "Đài tỉnh không có tiếng: từ giây 60 phát phần thay thế. Đường mạng bị đứt.",
      "Đài tỉnh có tiếng trở lại: tiếp âm từ giây 90.",
    ]
  `);
});
