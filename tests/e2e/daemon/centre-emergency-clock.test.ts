// An emergency that holds, at a station whose clock leaps past its end while nothing proves the clock.
import { afterEach, expect, test } from 'vitest';
import { needsRound } from '../../../scheduler/daemon/held-requests.ts';
import { keepOrderLeap } from '../../../scheduler/store/order-leap.ts';
import { openDesk, type Desk } from './centre-desk.ts';
import { at, oneCampaign } from './one-campaign.ts';
import type { SteppedStation } from '../../setup/stepped-daemon.ts';

const place = oneCampaign();
const minute = 60_000;
const hour = 60 * minute;
const tuesday = at('2026-11-24T08:00');
const quiet = { campaigns: [], now: tuesday };

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** Holds for six hours. The line is cut: the centre cannot say how late it is. */
const deskWithoutLine = (station: SteppedStation): Desk => {
  place.store.heartbeat({ at: station.clock.now(), realAt: 0 });
  const cut = { isClockProved: () => false };
  const desk = openDesk({ home: place.home, tuesday, open }, station, cut);
  desk.receive('lenh-1');
  return desk;
};
const last = (desk: Desk): string | undefined => desk.stages('lenh-1').at(-1);

test('before it is made: it is neither aired nor given up, and airs when the clock is set right', async () => {
  const station = await place.start(quiet);
  const link = deskWithoutLine(station);
  station.clock.jump(7 * hour);
  await link.keeper.look();
  await link.keeper.look();
  expect(link.book.order('lenh-1')).toMatchObject({ state: 'making', reason: { code: 'other' } });
  expect(place.store.requestsOf('lenh-1')).toEqual([]);
  station.clock.jump(-7 * hour);
  await link.go(minute);
  expect(station.heard.map(({ how }) => how)).toEqual(['finished']);
  expect(last(link)).toBe('ended');
  await station.daemon.cutPower();
});

test('asked for, and the daemon begun anew with the clock wrong: it waits there too, without a round, until the clock is right', async () => {
  const station = await place.start(quiet);
  const link = deskWithoutLine(station);
  await station.daemon.cutPower();
  await link.keeper.look();
  await link.keeper.look();
  place.store.heartbeat({ at: tuesday, realAt: 0 });
  station.clock.jump(7 * hour);
  keepOrderLeap(place.store, station.clock.now(), 1);
  const again = await place.start({ ...quiet, clock: station.clock });
  await link.go();
  await link.go(minute);
  expect(place.store.requestsOf('lenh-1').map(({ outcome }) => outcome)).toEqual([undefined]);
  expect(link.book.order('lenh-1')?.state).toBe('making');
  // The look that the daemon takes five times a second: a round for it once the clock is right, and none before.
  const look = (): boolean => needsRound({ store: place.store, clock: station.clock });
  expect(look()).toBe(false);
  station.clock.jump(-7 * hour);
  await link.go(minute);
  expect(look()).toBe(true);
  again.daemon.poke();
  await link.go(minute);
  expect(look()).toBe(false);
  expect(again.heard.map(({ how }) => how)).toEqual(['finished']);
  await again.daemon.cutPower();
});

test('nobody sets the clock right: it is believed after ten minutes, and the order has expired', async () => {
  const station = await place.start(quiet);
  const link = deskWithoutLine(station);
  station.clock.jump(7 * hour);
  // The daemon leaves a sign of life: it remembers the leap.
  keepOrderLeap(place.store, station.clock.now(), 1);
  place.store.heartbeat({ at: station.clock.now(), realAt: 0 });
  await link.go(9 * minute);
  expect(link.book.order('lenh-1')?.state).toBe('making');
  await link.go(2 * minute);
  expect(link.book.order('lenh-1')?.state).toBe('expired');
  expect(station.heard).toEqual([]);
  await station.daemon.cutPower();
});

test('a clock that goes on as it should ends it at its hour', async () => {
  const station = await place.start(quiet);
  const link = deskWithoutLine(station);
  station.clock.jump(6 * hour);
  place.store.heartbeat({ at: station.clock.now() - minute, realAt: 0 });
  await link.keeper.look();
  await link.keeper.look();
  expect(link.book.order('lenh-1')?.state).toBe('expired');
  await station.daemon.cutPower();
});
