// Alerts of others that a person brings, and what others read of ours.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCap } from '../../../scheduler/centre/emergency/cap/read-cap.ts';
import { setArea } from '../../../scheduler/centre/ledger/cap.ts';
import { brokenCapRules } from '../../setup/cap-rules.ts';
import { at, cap, openEmergencyDesk, type EmergencyDesk } from './emergency-desk.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';

onPostgres((server) => {
  let desk: EmergencyDesk;
  beforeAll(async () => {
    desk = await openEmergencyDesk(server());
  });
  afterAll(() => desk.centre.close());

  describe('CAP out', () => {
    it('each has a document of its own that follows the rules, its end too, and the feed leads to them', async () => {
      desk.centre.clock.now = at('18:10');
      await setArea(desk.centre.sql, {
        ...{ name: 'MaDVHC', value: '292', selection: { places: [desk.kinhMon] }, by: 'x', at: 1 },
      });
      const { id } = await desk.sendBy(desk.officer, { ten: nasty, loi: nasty });
      const { id: update } = await desk.sendBy(desk.officer, { thay: id });
      await desk.officer.post(`/khan-cap/${update}/thoi/`, { 'vi-sao': nasty, so: 'cap-thoi' });
      const [row] = await desk.centre.sql<{ end: string }[]>`
        SELECT end_order AS end FROM loa.emergency WHERE id = ${update}`;
      const documents = await Promise.all(
        [id, update, row?.end ?? ''].map(async (name) => {
          const response = await fetch(`${desk.centre.url}/khan-cap/${name}/cap.xml`);
          expect(response.headers.get('content-type')).toContain('application/cap+xml');
          return response.text();
        }),
      );
      expect(documents.map(brokenCapRules)).toEqual([[], [], []]);
      const read = documents.map((document) => readCap(Buffer.from(document)));
      expect(read.map(({ msgType }) => msgType)).toEqual(['Alert', 'Update', 'Cancel']);
      expect(read[0]?.infos[0]?.areas[0]?.geocodes).toEqual([{ name: 'MaDVHC', value: '292' }]);
      expect(read[1]?.references[0]?.identifier).toBe(id);
      expect(read[2]?.references[0]?.identifier).toBe(update);
      const feed = await (await fetch(`${desk.centre.url}/khan-cap/cap.atom`)).text();
      expect(feed).toContain(`${desk.centre.url}/khan-cap/${row?.end ?? ''}/cap.xml`);
      expect((await fetch(`${desk.centre.url}/khan-cap/XXXX/cap.xml`)).status).toBe(404);
    });
  });

  describe('an alert that somebody brings', () => {
    it('is read, shown with what of it is unknown, and becomes an emergency at a person’s word alone', async () => {
      desk.centre.clock.now = at('18:30');
      const before = await desk.ordersFor(desk.near);
      const came = await desk.upload(cap());
      const path = came.headers.get('location') ?? '';
      expect(path).toMatch(/^\/khan-cap\/cap\/\d+\/$/);
      const page = await (await desk.officer.get(path)).text();
      expect(page).toContain('data-state="waiting"');
      expect(page).toContain('data-doubts="not-listed"');
      expect(await desk.ordersFor(desk.near)).toHaveLength(before.length);
      const alert = /\d+/.exec(path)?.[0] ?? '';
      const typed = await (await desk.officer.get(`/khan-cap/moi/?cap=${alert}&phan=0`)).text();
      expect(typed).toContain('Lũ lớn. Nước lên nhanh.');
      const { id } = await desk.sendBy(desk.officer, { cap: alert, ten: 'Lũ lớn' });
      expect((await desk.ordersFor(desk.near)).some((order) => order.id === id)).toBe(true);
      expect(await (await desk.officer.get(path)).text()).toContain('data-state="sent"');
      const unknown = await desk.upload(cap({ geocode: '999' }));
      const shown = await (await desk.officer.get(unknown.headers.get('location') ?? '')).text();
      expect(shown).toContain('data-area="unknown"');
    });

    it('is aired once: who comes second is told that it was, and by whom; another’s branch may still air it', async () => {
      desk.centre.clock.now = at('18:31');
      await setArea(desk.centre.sql, {
        ...{ name: 'MaDVHC', value: '27', by: 'x', at: 1 },
        selection: { places: [desk.kinhMon, desk.longKhe] },
      });
      const came = await desk.upload(cap({ geocode: '27' }));
      const path = came.headers.get('location') ?? '';
      const alert = /\d+/.exec(path)?.[0] ?? '';
      const branch = await signedIn(
        desk.centre,
        [{ role: 'emergency', place: desk.kinhMon }],
        'Ông Ba',
      );
      // Dismissed, it would be gone for Long Khê too.
      expect((await branch.post(`${path}bo-qua/`)).status).toBe(404);
      expect(await (await branch.get(path)).text()).not.toContain('cap-dismiss');
      expect((await desk.sendBy(branch, { cap: alert })).answer.status).toBe(303);
      expect(await (await desk.officer.get(path)).text()).toContain('data-state="waiting"');
      const again = await desk.sendBy(desk.officer, { cap: alert });
      expect(again.answer.status).toBe(400);
      expect(await again.answer.text()).toContain('Ông Ba đã phát cảnh báo này');
      const both = await Promise.all([
        desk.sendBy(desk.officer, { cap: alert, noi: [String(desk.longKhe)] }),
        desk.sendBy(desk.officer, { cap: alert, noi: [String(desk.longKhe)] }),
      ]);
      expect(both.map(({ answer }) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 400]);
      expect(await (await desk.officer.get(path)).text()).toContain('data-state="sent"');
    });

    it.each([
      ['a bomb', '<!DOCTYPE a [<!ENTITY x "y">]><alert/>', 'DOCTYPE'],
      ['no XML', 'PK', 'không phải XML'],
      ['half a file', cap().slice(0, 300), 'bị cắt'],
    ])('%s is refused with why', async (_, text, why) => {
      const answer = await desk.upload(text);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(why);
    });

    it('an exercise is shown, and made of it is nothing, also by who knows the address', async () => {
      desk.centre.clock.now = at('18:35');
      const came = await desk.upload(cap({ status: 'Exercise' }));
      const alert = /\d+/.exec(came.headers.get('location') ?? '')?.[0] ?? '';
      expect(await (await desk.officer.get(`/khan-cap/cap/${alert}/`)).text()).toContain(
        'data-state="not-for-air"',
      );
      expect(await (await desk.officer.get(`/khan-cap/moi/?cap=${alert}`)).text()).not.toContain(
        'Lũ lớn',
      );
      expect((await desk.sendBy(desk.officer, { cap: alert })).answer.status).toBe(400);
    });
  });
});
