// A station that belongs to another centre now: what the one before ordered is for nobody any more.
import { afterEach, expect, test } from 'vitest';
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
