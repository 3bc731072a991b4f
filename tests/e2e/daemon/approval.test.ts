import { describe, expect, test } from 'vitest';
import { wardWith } from '../../setup/schedule.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

describe('approval', () => {
  const careful = wardWith({}, { approval: { required: true } });

  test('unapproved: said a day ahead, and it does not air', async () => {
    const station = await place.start({ ward: careful });
    await station.clock.runUntil(at('2026-11-24T18:00'));
    await station.daemon.stop();
    expect(station.heard).toEqual([]);
    expect(place.store.slot('thu@2026-11-24T17:00')).toMatchObject({
      state: 'missed',
      reason: { code: 'not-approved' },
    });
    expect(station.alarms[0]).toMatchObject({ slot: 'thu@2026-11-24T17:00' });
    expect(station.alarms[0]?.at).toBeLessThan(at('2026-11-23T17:01'));
  });

  test('an approval holds for exactly the bulletin that was heard', async () => {
    const station = await place.start({ ward: careful });
    await station.clock.runUntil(at('2026-11-24T12:00'));
    const bulletin = place.store.slot('thu@2026-11-24T17:00')?.bulletin;
    const approve = (contentKey: string): void => {
      place.store.ask(
        'Ông Bình',
        { kind: 'approve', campaign: 'thu', contentKey, sha256: bulletin?.sha256 ?? '' },
        0,
      );
      station.daemon.poke();
    };
    approve('another content');
    await station.clock.runUntil(at('2026-11-24T18:00'));
    expect(station.heard).toEqual([]);
    approve(bulletin?.contentKey ?? '');
    await station.clock.runUntil(at('2026-11-28T00:00'));
    await station.daemon.stop();
    expect(station.heard.length).toBeGreaterThan(0);
  });
});
