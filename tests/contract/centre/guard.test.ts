import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayAt, type CentreAct, type HeldRole } from '../../../scheduler/centre/accounts/person.ts';
import { setRoles, setState } from '../../../scheduler/centre/ledger/accounts.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

describe('who may what, where', () => {
  const branches = new Map([[1, new Set([1, 2, 3])]]);
  const cases: readonly [HeldRole, CentreAct, number | null | undefined, boolean][] = [
    [{ role: 'viewer' }, 'look', null, true],
    [{ role: 'viewer' }, 'send', 2, false],
    [{ role: 'sender', place: 1 }, 'send', 3, true],
    [{ role: 'sender', place: 1 }, 'send', 4, false],
    [{ role: 'sender', place: 1 }, 'send', null, false],
    [{ role: 'sender', place: 1 }, 'send', undefined, false],
    [{ role: 'sender', place: 1 }, 'emergency', 3, false],
    [{ role: 'emergency' }, 'emergency', 9, true],
    [{ role: 'admin', place: 1 }, 'operate', undefined, false],
    [{ role: 'admin' }, 'operate', undefined, true],
    [{ role: 'admin' }, 'send', 1, false],
    // A branch that was not read: nothing is allowed by it.
    [{ role: 'sender', place: 7 }, 'send', 7, false],
  ];
  it.each(cases)('%o: %s at %s: %s', (held, act, place, may) => {
    expect(mayAt({ roles: [held], branches }, act, place)).toBe(may);
  });
});

onPostgres((server) => {
  let centre: TestCentre;
  let anPhu: string;
  let longKhe: string;
  let kinhMon: number;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    kinhMon = (await placeAt(centre.sql, ['Hải Dương', 'Kinh Môn'])) ?? 0;
    const stationAt = async (name: string, path: readonly string[]): Promise<string> => {
      const { station } = await centre.station(name);
      await centre.sql`UPDATE loa.station SET place = ${await placeAt(centre.sql, path)} WHERE id = ${station}`;
      return station;
    };
    anPhu = await stationAt('Đài An Phụ', ['Hải Dương', 'Kinh Môn', 'An Phụ']);
    longKhe = await stationAt('Đài Long Khê', ['Bắc Ninh', 'Long Khê']);
  });
  afterAll(() => centre.close());

  describe('pages and branches', () => {
    it('a commune’s officer sees own stations, and reads no other’s: it is not there', async () => {
      const officer = await signedIn(centre, [{ role: 'viewer', place: kinhMon }]);
      const page = await (await officer.get('/')).text();
      expect(page).toContain('Đài An Phụ');
      expect(page).not.toContain('Long Khê');
      expect(page).not.toContain('Bắc Ninh');
      expect((await officer.get(`/dai/${anPhu}/`)).status).toBe(200);
      const other = await officer.get(`/dai/${longKhe}/`);
      const none = await officer.get('/dai/KHONG-CO/');
      expect(other.status).toBe(404);
      expect(await other.text()).toBe(await none.text());
    });

    it('a session ends when roles change, and when the account is stopped', async () => {
      const officer = await signedIn(centre, [{ role: 'viewer' }]);
      expect((await officer.get('/')).status).toBe(200);
      await setRoles(centre.sql, officer.account, [{ role: 'viewer', place: kinhMon }]);
      expect((await officer.get('/')).status).toBe(303);
      const other = await signedIn(centre, [{ role: 'viewer' }]);
      await setState(centre.sql, other.account, 'disabled');
      expect((await other.get('/')).status).toBe(303);
    });

    it('an account without a role sees nothing', async () => {
      const nobody = await signedIn(centre, []);
      const page = await nobody.get('/');
      expect(page.status).toBe(403);
      expect(await page.text()).not.toContain('An Phụ');
    });
  });
});
