// A station that belongs to another centre now: what the one before ordered is for nobody any more.
import { afterEach, expect, test } from 'vitest';
import { partFromOthers } from '../../../scheduler/link/received/part-centres.ts';
import type { Output } from '../../../scheduler/playout/output.ts';
import { listener } from '../../setup/stepped-daemon.ts';
import { openDesk } from './centre-desk.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();
const minute = 60_000;
const tuesday = at('2026-11-24T08:00');

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

test('its emergency is said no more, one that was not begun with is not begun, and the new centre is told nothing', async () => {
  const station = await place.start({ campaigns: [], now: tuesday });
  const of = { home: place.home, tuesday, open };
  const before = openDesk(of, station);
  before.receive('nhac-lai', { everyMinutes: 30, until: tuesday + 300 * minute });
  await before.go(5 * minute);
  expect(before.book.order('nhac-lai')?.state).toBe('on-air');
  before.keeper.close();
  before.book.markTold(before.book.untold(100).map(({ number }) => number));

  const never: string[] = [];
  const make = ({ title }: { title: string }): Promise<never> => {
    never.push(title);
    return new Promise(() => undefined);
  };
  const after = openDesk(of, station, { centre: 'moi', maker: { make, close: () => undefined } });
  after.receive('chua-lam');
  await after.go();
  await after.go();
  expect(after.book.orders().map(({ id, state }) => [id, state])).toEqual([
    ['nhac-lai', 'ended'],
    ['chua-lam', 'ended'],
  ]);
  expect(never).toEqual([]);
  expect(after.book.untold()).toEqual([]);
  await after.go(120 * minute);
  expect(station.heard).toHaveLength(1);
  await station.daemon.cutPower();
});

test.each([
  { how: 'the station joined another centre', isJoined: true },
  { how: 'the first of them is parted from in the same look', isJoined: false },
])('asked of a daemon that is off: neither is ever heard ($how)', async ({ isJoined }) => {
  const station = await place.start({ campaigns: [], now: tuesday });
  const of = { home: place.home, tuesday, open };
  const before = openDesk(of, station);
  for (const id of ['mot', 'hai']) before.receive(id, { title: `Nước lên ${id}` });
  await before.keeper.look();
  await before.keeper.look();
  before.keeper.close();
  expect(place.store.pendingRequests()).toHaveLength(2);
  if (isJoined) partFromOthers(place.home, 'moi', tuesday);

  const after = openDesk(of, station, { centre: 'moi' });
  await after.go(minute);
  await after.go(minute);
  expect(station.heard).toEqual([]);
  expect(after.book.orders().map(({ id, state }) => [id, state])).toEqual([
    ['mot', 'ended'],
    ['hai', 'ended'],
  ]);
  expect(place.store.pendingRequests()).toEqual([]);
  expect(after.book.untold()).toEqual([]);
  await station.daemon.cutPower();
});

test('taken up, to be repeated, and no output takes it yet: it is never heard', async () => {
  const station = await place.start({
    campaigns: [],
    now: tuesday,
    outputs: (heard, clock) => {
      const usual = listener('capture', heard, clock);
      const prepare: Output['prepare'] = (item) =>
        clock.now() < tuesday + minute
          ? Promise.reject(new Error('Thử: thiết bị bận.'))
          : usual.prepare(item);
      return { chosen: [{ ...usual, prepare }], standby: [] };
    },
  });
  const of = { home: place.home, tuesday, open };
  const before = openDesk(of, station);
  before.receive('nhac-lai', { everyMinutes: 30, until: tuesday + 300 * minute });
  await before.go();
  before.keeper.close();
  expect(before.book.order('nhac-lai')?.state).toBe('making');
  expect(place.store.requestsOf('nhac-lai')).toMatchObject([
    { outcome: { code: 'emergency-taken' } },
  ]);
  partFromOthers(place.home, 'moi', station.clock.now());

  const after = openDesk(of, station, { centre: 'moi' });
  for (let looks = 0; looks < 3; looks += 1) await after.go();
  await after.go(120 * minute);
  expect(station.heard).toEqual([]);
  expect(after.book.order('nhac-lai')?.state).toBe('ended');
  expect(after.book.untold()).toEqual([]);
  await station.daemon.cutPower();
});
