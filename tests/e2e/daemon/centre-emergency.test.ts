// An emergency of the centre, from the station's book to the loudspeaker, on the real daemon and a stepped clock.
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { EmergencyParts } from '../../../scheduler/link/emergency/emergency-parts.ts';
import { wardWith } from '../../setup/schedule.ts';
import { writeBulletin, type SteppedStation } from '../../setup/stepped-daemon.ts';
import { openDesk, type Desk } from './centre-desk.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();
const minute = 60_000;
const tuesday = at('2026-11-24T08:00');
const quiet = { campaigns: [], now: tuesday };

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

const desk = (station: SteppedStation, more: Partial<EmergencyParts> = {}): Desk =>
  openDesk({ home: place.home, tuesday, open }, station, more);

const heard = ({ heard: all }: SteppedStation): readonly string[] =>
  all.map(({ at: from, how }) => `${Math.round((from - tuesday) / minute)} ${how ?? ''}`);

test('what the centre orders is made, aired once, and told in stages; log and page say whose it is', async () => {
  const station = await place.start(quiet);
  const link = desk(station);
  link.receive('lenh-1');
  await link.go();
  expect(link.stages('lenh-1')).toEqual(['received', 'making', 'on-air']);
  const [line] = place.store.lines({ events: ['emergency'] });
  expect(line?.detail).toMatchObject({ by: 'Trung tâm truyền thanh: Bà Hoa', order: 'lenh-1' });
  await link.go(minute);
  expect(link.stages('lenh-1')).toEqual(['received', 'making', 'on-air', 'ended']);
  // Said by the centre once more, or by whoever kept a copy of it.
  link.receive('lenh-1');
  await link.go(60 * minute);
  expect(heard(station)).toEqual(['0 finished']);
  const [, , onAir] = link.book.untold();
  expect(onAir?.at).toBe(place.store.slots()[0]?.airedAt);
  await station.daemon.cutPower();
});

describe('once and only once, whatever is killed', () => {
  test('the link before its bulletin is made, after it, after it was asked for, while it sounds, after its end', async () => {
    const station = await place.start(quiet);
    const never = new Promise<never>(() => undefined);
    const first = desk(station, { maker: { make: () => never, close: () => undefined } });
    first.receive('lenh-1');
    void first.keeper.look();
    first.keeper.close();
    const second = desk(station);
    await second.keeper.look();
    second.keeper.close();
    // Two at once: one hangs, another was begun beside it.
    const [third, fourth] = [desk(station), desk(station)];
    await Promise.all([third.keeper.look(), fourth.keeper.look()]);
    await third.go();
    third.keeper.close();
    const fifth = desk(station);
    await fifth.go(minute);
    await desk(station).go(minute);
    expect(heard(station)).toEqual(['0 finished']);
    expect(fifth.stages('lenh-1')).toEqual(['received', 'making', 'on-air', 'ended']);
    await station.daemon.cutPower();
  });

  test('the daemon before it takes the order up: it airs when it runs again', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    await station.daemon.cutPower();
    link.receive('lenh-1');
    await link.keeper.look();
    await station.clock.runUntil(tuesday + 20 * minute);
    const again = await place.start({ ...quiet, clock: station.clock });
    await link.go();
    await link.go(minute);
    expect(heard(again)).toEqual(['20 finished']);
    await again.daemon.cutPower();
  });

  test('the daemon while it sounds: nobody says it a second time, and the centre knows', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    link.receive('lenh-1');
    await link.go(10_000);
    await station.daemon.cutPower();
    const again = await place.start({ ...quiet, clock: station.clock });
    await link.go(10 * minute);
    expect(heard(again)).toEqual([]);
    expect(link.stages('lenh-1')).toEqual(['received', 'making', 'on-air', 'ended other']);
    await again.daemon.cutPower();
  });

  test('a store that was put back to an earlier day knows nothing of it: it is not said again', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    link.receive('lenh-1');
    link.book.setState('lenh-1', { state: 'on-air', at: tuesday });
    await link.go(minute);
    expect(heard(station)).toEqual([]);
    expect(link.stages('lenh-1').at(-1)).toBe('ended other');
    await station.daemon.cutPower();
  });
});

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `npm run proof` kills oftener. */
const seeds = Array.from(
  { length: process.env['LOA_PROOF'] === '1' ? 200 : 12 },
  (_, at) => at + 1,
);

test.each(seeds)(
  'killed anywhere, in any order, it airs once at most and its end is told: seed %i',
  async (seed) => {
    const random = randomOf(seed);
    const stations = [await place.start(quiet)];
    // There is one at least.
    const station = (): SteppedStation => stations.at(-1) as SteppedStation;
    let link = desk(station());
    link.receive('lenh-1');
    const acts: readonly (() => Promise<void>)[] = [
      () => link.keeper.look(),
      () => {
        // Killed in its midst: what it had begun may still come to an end, as another process would.
        void link.keeper.look();
        link.keeper.close();
        link = desk(station());
        return Promise.resolve();
      },
      async () => {
        await station().daemon.cutPower();
        stations.push(await place.start({ ...quiet, clock: station().clock }));
      },
      async () => {
        station().daemon.poke();
        await station().clock.runUntil(station().clock.now() + random() * 15_000);
      },
    ];
    for (let step = 0; step < 14; step++) await acts[Math.floor(random() * acts.length)]?.();
    link.keeper.close();
    // Of the station as it runs at last.
    link = desk(station());
    for (let look = 0; look < 4; look++) await link.go(20_000);
    await link.go(2 * minute);
    const sounded = stations.flatMap(({ heard: all }) => all);
    const slots = place.store.slots();
    expect(sounded.length).toBeLessThanOrEqual(1);
    expect(sounded.length === 1 || slots.some(({ state }) => state === 'interrupted')).toBe(true);
    expect(link.book.order('lenh-1')?.state).toBe('ended');
    expect(slots.filter(({ state }) => state !== 'missed')).toHaveLength(1);
    expect(place.store.verify().ok).toBe(true);
    await station().daemon.cutPower();
  },
);

describe('expired it never airs, and late it does while it holds', () => {
  test.each([
    ['by the station’s clock', 0, 0, 'expired expired'],
    [
      'by the centre’s, where the station’s is an hour slow',
      -60 * minute,
      30 * minute,
      'expired expired',
    ],
    ['only by a clock that is an hour fast', 60 * minute, -30 * minute, 'ended'],
  ])('%s', async (_, clockErrorMs, holdsMs, end) => {
    const station = await place.start(quiet);
    const link = desk(station, { clockErrorMs: () => clockErrorMs });
    link.receive('lenh-1', {}, tuesday + holdsMs);
    await link.go();
    await link.go(minute);
    expect(link.stages('lenh-1').at(-1)).toBe(end);
    expect(heard(station)).toEqual(end === 'ended' ? ['0 finished'] : []);
    await station.daemon.cutPower();
  });

  test('while its bulletin is made, and while no daemon takes it up', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    await station.daemon.cutPower();
    link.receive('lenh-1', {}, tuesday + minute);
    await link.keeper.look();
    await station.clock.runUntil(tuesday + 2 * minute);
    const again = await place.start({ ...quiet, clock: station.clock });
    await link.go(minute);
    expect(heard(again)).toEqual([]);
    expect(link.stages('lenh-1').at(-1)).toBe('expired expired');
    await again.daemon.cutPower();
  });

  test('a clock that was an hour slow when the centre was heard last is still so after a power cut', async () => {
    const station = await place.start(quiet);
    await desk(station, { clockErrorMs: () => -60 * minute }).go();
    const measured = desk(station, { clockErrorMs: () => -60 * minute });
    measured.receive('truoc');
    await measured.go(minute);
    const link = desk(station, { clockErrorMs: () => undefined });
    link.receive('lenh-1', {}, station.clock.now() + 30 * minute);
    await link.go(minute);
    expect(link.stages('lenh-1')).toEqual(['received', 'expired expired']);
    await station.daemon.cutPower();
  });

  test('repeats stop when it expires', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    link.receive('lenh-1', { everyMinutes: 10 }, tuesday + 25 * minute);
    await link.go();
    await link.go(60 * minute);
    expect(heard(station)).toEqual(['0 finished', '10 finished', '20 finished']);
    expect(link.stages('lenh-1')).toEqual(['received', 'making', 'on-air', 'ended']);
    await station.daemon.cutPower();
  });
});

test('repeats stop when it expires, also by a clock that was set back after they were asked for', async () => {
  const station = await place.start(quiet);
  let clockErrorMs = 0;
  const link = desk(station, { clockErrorMs: () => clockErrorMs });
  link.receive('lenh-1', { everyMinutes: 10 }, tuesday + 2 * 60 * minute);
  await link.go();
  await link.go(11 * minute);
  clockErrorMs = -110 * minute;
  await link.go();
  await link.go(30 * minute);
  expect(heard(station)).toEqual(['0 finished', '10 finished']);
  expect(link.stages('lenh-1')).toEqual(['received', 'making', 'on-air', 'ended']);
  await station.daemon.cutPower();
});

describe('ended by the centre', () => {
  test('an end waits for no other emergency whose sound is still made', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    link.receive('lenh-1', { everyMinutes: 10 });
    await link.go();
    link.keeper.close();
    const never = new Promise<never>(() => undefined);
    const busy = desk(station, { maker: { make: () => never, close: () => undefined } });
    busy.receive('lenh-2');
    busy.end('thoi-1', 'lenh-1');
    expect(place.store.pendingRequests().map(({ act }) => act.kind)).toEqual([
      'end-emergency',
      'stop',
    ]);
    await station.daemon.cutPower();
  });

  test('while it sounds: it falls silent and is not said again', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    link.receive('lenh-1', { everyMinutes: 10 });
    await link.go(10_000);
    link.end('thoi-1', 'lenh-1');
    await link.go(1000);
    await link.go(30 * minute);
    expect(heard(station)).toEqual(['0 stopped']);
    expect(link.stages('lenh-1').at(-1)).toBe('ended withdrawn');
    expect(link.stages('thoi-1')).toEqual(['received', 'ended']);
    await station.daemon.cutPower();
  });

  test('before it came: it never sounds', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    link.end('thoi-1', 'lenh-1');
    link.receive('lenh-1');
    await link.go(minute);
    expect(heard(station)).toEqual([]);
    expect(link.stages('lenh-1')).toEqual(['received', 'ended withdrawn']);
    await station.daemon.cutPower();
  });

  test('a newer one takes its place: the older sounds until then, and no longer', async () => {
    const station = await place.start(quiet);
    const link = desk(station);
    link.receive('lenh-1', { everyMinutes: 10 });
    await link.go();
    await link.go(5 * minute);
    link.receive('lenh-2', { title: 'Nước rút', references: ['lenh-1'] });
    await link.go();
    await link.go(30 * minute);
    expect(heard(station)).toEqual(['0 finished', '5 finished']);
    expect(link.stages('lenh-1').at(-1)).toBe('ended superseded');
    await station.daemon.cutPower();
  });
});

test('the ward’s own emergency that sounds goes on after the centre’s', async () => {
  const station = await place.start(quiet);
  const bulletin = writeBulletin(join(place.home, 'public', 'tep'), 'Của phường', 30_000);
  place.store.ask('Ông Ba', { kind: 'emergency', bulletin }, station.clock.now());
  station.daemon.poke();
  await station.clock.runUntil(tuesday + 10_000);
  const link = desk(station);
  link.receive('lenh-1');
  await link.go();
  await link.go(3 * minute);
  expect(station.heard.map(({ how }) => how)).toEqual(['stopped', 'finished', 'finished']);
  expect(place.store.slots().map(({ state }) => state)).toEqual(['aired', 'aired']);
  await station.daemon.cutPower();
});

describe('a ward that is asked first', () => {
  const asked = {
    ...quiet,
    ward: wardWith({}, { centre: { emergencies: 'ask', accept: 'approver' } }),
  };

  test('waits for its people, and airs at their word', async () => {
    const station = await place.start(asked);
    const link = desk(station);
    link.receive('lenh-1');
    await link.go(5 * minute);
    expect(link.stages('lenh-1')).toEqual(['received', 'waiting']);
    link.book.setState('lenh-1', { state: 'accepted', at: station.clock.now(), by: 'Ông Ba' });
    await link.go();
    await link.go(minute);
    expect(heard(station)).toEqual(['5 finished']);
    await station.daemon.cutPower();
  });

  test('airs nothing at their no, nor after it has expired', async () => {
    const station = await place.start(asked);
    const link = desk(station);
    link.receive('lenh-1');
    link.receive('lenh-2', {}, tuesday + 2 * minute);
    await link.go();
    const reason = { code: 'by-right', words: 'Phường đã phát tin này.' } as const;
    link.book.setState('lenh-1', { state: 'refused', reason, at: station.clock.now() });
    await link.go(5 * minute);
    expect(heard(station)).toEqual([]);
    expect(link.stages('lenh-1')).toEqual(['received', 'waiting', 'refused by-right']);
    expect(link.stages('lenh-2')).toEqual(['received', 'waiting', 'expired expired']);
    await station.daemon.cutPower();
  });
});

test('a voice that fails is tried again, and told meanwhile', async () => {
  const station = await place.start(quiet);
  let works = false;
  const link = desk(station, {
    maker: {
      make: ({ title }) =>
        works
          ? Promise.resolve({
              bulletin: writeBulletin(join(place.home, 'public', 'tep'), title, 30_000),
              ...{ spoken: '', unknown: [], guesses: [] },
            })
          : Promise.reject(new Error('Không có giọng.')),
      close: () => undefined,
    },
  });
  link.receive('lenh-1');
  await link.go();
  expect(link.stages('lenh-1')).toEqual(['received', 'making', 'making other']);
  works = true;
  for (let look = 0; look < 6; look++) await link.go();
  await link.go(minute);
  expect(heard(station)).toEqual([expect.stringMatching(/finished$/)]);
  expect(link.stages('lenh-1').at(-1)).toBe('ended');
  await station.daemon.cutPower();
});
