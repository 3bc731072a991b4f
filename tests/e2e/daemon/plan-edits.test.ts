import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { campaignWith } from '../../setup/schedule.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

describe('the plan is edited after an airing', () => {
  const airings = async (edited: Partial<Campaign>): Promise<readonly string[]> => {
    const first = await place.start();
    await first.clock.runUntil(at('2026-11-24T17:20'));
    await first.daemon.stop();
    const second = await place.start({ clock: first.clock, campaigns: [campaignWith(edited)] });
    await second.clock.runUntil(at('2026-12-31T00:00'));
    await second.daemon.stop();
    return [...first.heard, ...second.heard].map(({ slot }) => slot);
  };
  test.each<[string, Partial<Campaign>]>([
    ['to a later hour of the same day', { time: '18:00' }],
    ['from Tuesdays to Wednesdays', { days: ['wed', 'fri'] }],
  ])('%s: ten airings, two in the first week', async (_name, edited) => {
    const heard = await airings(edited);
    expect(heard).toHaveLength(10);
    expect(heard.filter((slot) => slot < 'thu@2026-12-01')).toHaveLength(2);
  });

  test('after a loss that is to be made up: the make-up or the moved airing, not both', async () => {
    const first = await place.start();
    await first.clock.runUntil(at('2026-11-24T16:50'));
    await first.daemon.cutPower();
    first.clock.jump(3_000_000);
    const second = await place.start({ clock: first.clock });
    await second.clock.runUntil(first.clock.now() + 60_000);
    await second.daemon.stop();
    expect(place.store.slot('thu@2026-11-24T17:00/bu-1')).toBeDefined();
    const third = await place.start({
      clock: first.clock,
      campaigns: [campaignWith({ time: '18:15' })],
    });
    await third.clock.runUntil(at('2026-12-31T00:00'));
    await third.daemon.stop();
    expect(third.heard).toHaveLength(10);
    expect(third.heard.filter(({ slot }) => slot < 'thu@2026-12-01')).toHaveLength(2);
  });

  test('a campaign that is taken away takes its make-up with it', async () => {
    const first = await place.start();
    await first.clock.runUntil(at('2026-11-24T16:50'));
    await first.daemon.cutPower();
    first.clock.jump(2 * 3_600_000);
    const second = await place.start({ clock: first.clock });
    await second.clock.runUntil(first.clock.now() + 1000);
    await second.daemon.stop();
    expect(place.store.slot('thu@2026-11-24T17:00/bu-1')).toBeDefined();
    const third = await place.start({ clock: first.clock, campaigns: [] });
    await third.clock.runUntil(at('2026-12-31T00:00'));
    await third.daemon.stop();
    expect(third.heard).toEqual([]);
    expect(place.store.slot('thu@2026-11-24T17:00/bu-1')?.state).toBe('cancelled');
  });
});
