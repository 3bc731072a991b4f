// The map's pages, and who may say where a station stands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  let kinhMon: number;
  let own: string;
  let other: string;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    const stationAt = async (name: string, path: readonly string[]): Promise<string> => {
      const { station } = await centre.station(name);
      await centre.sql`UPDATE loa.station SET place = ${await placeAt(centre.sql, path)} WHERE id = ${station}`;
      return station;
    };
    own = await stationAt(`Đài An Phụ ${nasty}`, ['Hải Dương', 'Kinh Môn']);
    other = await stationAt('Đài Long Khê', ['Bắc Ninh', 'Long Khê']);
    kinhMon = (await placeAt(centre.sql, ['Hải Dương', 'Kinh Môn'])) ?? 0;
  });
  afterAll(() => centre.close());
  const spots = () =>
    centre.sql`SELECT id, lat, lon FROM loa.station WHERE lat IS NOT NULL ORDER BY id`.then(
      (rows) => [...rows],
    );

  describe('the map', () => {
    it('a table is shown before it is taken; nothing is taken where a line is wrong or another’s', async () => {
      const admin = await signedIn(centre, [{ role: 'admin', place: kinhMon }]);
      const table = `mã,vĩ độ,kinh độ\n${own},20.99,106.5`;
      const shown = await admin.post('/ban-do/toa-do/', { bang: table });
      expect(await shown.text()).toContain('data-rows="1"');
      expect(await spots()).toEqual([]);
      const strange = await admin.post('/ban-do/toa-do/', {
        bang: `${table}\n${other},21,106`,
        lam: '1',
      });
      expect(strange.status).toBe(400);
      expect(await strange.text()).toContain(`Không có đài nào mang mã ${other}`);
      expect(await spots()).toEqual([]);
      expect((await admin.post('/ban-do/toa-do/', { bang: table, lam: '1' })).status).toBe(303);
      expect(await spots()).toEqual([{ id: own, lat: 20.99, lon: 106.5 }]);
      const acts =
        await centre.sql`SELECT act, account, station, place FROM loa.act WHERE act = 'station-coordinates'`;
      expect([...acts]).toEqual([
        { act: 'station-coordinates', account: admin.account, station: own, place: kinhMon },
      ]);
      const form = new FormData();
      form.set('tep', new File([`${own};20,5;106,5`], 'x.csv'));
      expect(await (await admin.send('/ban-do/toa-do/', form)).text()).toContain('20.99, 106.5');
    });

    it('on a station’s page, by who may; both or none', async () => {
      const admin = await signedIn(centre, [{ role: 'admin', place: kinhMon }]);
      const at = `/dai/${own}/toa-do/`;
      expect((await admin.get(at)).status).toBe(200);
      expect((await admin.post(at, { 'vi-do': '21', 'kinh-do': '' })).status).toBe(400);
      expect((await admin.post(at, { 'vi-do': '21,5', 'kinh-do': '106' })).status).toBe(303);
      expect(await spots()).toEqual([{ id: own, lat: 21.5, lon: 106 }]);
      for (const path of [`/dai/${other}/toa-do/`, '/dai/%00/toa-do/']) {
        expect((await admin.get(path)).status).toBe(404);
        expect((await admin.post(path, { 'vi-do': '1', 'kinh-do': '1' })).status).toBe(404);
      }
      const viewer = await signedIn(centre, [{ role: 'viewer' }]);
      for (const path of [at, '/ban-do/toa-do/']) expect((await viewer.get(path)).status).toBe(403);
    });

    it('shows own branches alone, as shapes and as text; who has no coordinates is listed', async () => {
      const viewer = await signedIn(centre, [{ role: 'viewer' }]);
      const page = await (await viewer.get('/ban-do/')).text();
      expect(page).toContain('data-pinned="1" data-unpinned="1"');
      expect(page).toContain('Đài Long Khê');
      expect(page).not.toContain('<script>');
      const officer = await signedIn(centre, [{ role: 'viewer', place: kinhMon }]);
      const part = await (await officer.get('/ban-do/')).text();
      expect(part).toContain('data-pinned="1" data-unpinned="0"');
      expect(part).not.toContain('Long Khê');
      for (const query of ['khung=x', 'khung=0,0,1,1', `noi=${kinhMon}`, 'noi=99999', "noi=1'"])
        expect((await viewer.get(`/ban-do/?${query}`)).status).toBe(200);
    });
  });
});
