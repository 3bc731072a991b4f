import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openEmergencyDesk, type EmergencyDesk } from './emergency-desk.ts';
import { onPostgres } from './on-postgres.ts';
import { browserOf, signedIn } from './signed-in.ts';

onPostgres((server) => {
  let desk: EmergencyDesk;
  beforeAll(async () => {
    desk = await openEmergencyDesk(server());
  });
  afterAll(() => desk.centre.close());

  describe('who may', () => {
    it('a branch’s officer sends, sees and ends in it alone', async () => {
      desk.centre.clock.now = at('18:00');
      const branch = await signedIn(
        desk.centre,
        [{ role: 'emergency', place: desk.kinhMon }],
        'Ông Ba',
      );
      const everywhere = await desk.sendBy(desk.officer, { 'tat-ca': 'yes' });
      const own = await desk.sendBy(branch, { 'tat-ca': 'yes', noi: [String(desk.longKhe)] });
      expect((await desk.ordersFor(desk.far)).some(({ id }) => id === own.id)).toBe(false);
      expect((await desk.sendBy(branch, { noi: [String(desk.longKhe)] })).answer.status).toBe(400);
      expect((await branch.get(`/khan-cap/${everywhere.id}/`)).status).toBe(200);
      await branch.post(`/khan-cap/${everywhere.id}/thoi/`, { so: 'x' });
      const row = await desk.centre
        .sql`SELECT ended_at FROM loa.emergency WHERE id = ${everywhere.id}`;
      expect([...row]).toEqual([{ ended_at: null }]);
      const elsewhere = await desk.sendBy(desk.officer, { noi: [String(desk.longKhe)] });
      expect((await branch.get(`/khan-cap/${elsewhere.id}/`)).status).toBe(404);
      expect(await (await branch.get('/khan-cap/')).text()).not.toContain(elsewhere.id);
    });

    it('a branch’s officer takes the place of nothing that is said outside of it, and is told why', async () => {
      desk.centre.clock.now = at('18:01');
      const branch = await signedIn(
        desk.centre,
        [{ role: 'emergency', place: desk.kinhMon }],
        'Ông Ba',
      );
      const { id } = await desk.sendBy(desk.officer, { 'tat-ca': 'yes', ten: 'Bão số 9' });
      const { answer } = await desk.sendBy(branch, { thay: id });
      expect(answer.status).toBe(400);
      const page = await answer.text();
      expect(page).toContain('ngoài địa bàn của bạn');
      expect(await (await branch.get(`/khan-cap/moi/?thay=${id}`)).text()).not.toContain(
        'Bão số 9',
      );
      const row = await desk.centre.sql`SELECT ended_at FROM loa.emergency WHERE id = ${id}`;
      expect([...row]).toEqual([{ ended_at: null }]);
      const own = await desk.sendBy(branch);
      expect((await desk.sendBy(branch, { thay: own.id })).answer.status).toBe(303);
    });

    it('of two who replace the same one at the same moment one does, and the other is told what took its place', async () => {
      desk.centre.clock.now = at('18:02');
      const { id } = await desk.sendBy(desk.officer);
      const both = await Promise.all([
        desk.sendBy(desk.officer, { thay: id, ten: 'Lời mới' }),
        desk.sendBy(desk.officer, { thay: id, ten: 'Lời mới' }),
      ]);
      expect(both.map(({ answer }) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 400]);
      const refused = both.find(({ answer }) => answer.status === 400);
      const done = both.find(({ answer }) => answer.status === 303);
      expect(await refused?.answer.text()).toContain(`&quot;Lời mới&quot; (${done?.id ?? ''})`);
    });

    it('who sends and ends is written by account and place, so that his branch’s admin reads it', async () => {
      desk.centre.clock.now = at('18:03');
      const branch = await signedIn(
        desk.centre,
        [{ role: 'emergency', place: desk.kinhMon }],
        'Ông Tư',
      );
      const { id } = await desk.sendBy(branch);
      await branch.post(`/khan-cap/${id}/thoi/`, { so: 'ai-lam' });
      const acts = await desk.centre.sql`
        SELECT account, place FROM loa.act WHERE act = 'sent' AND by = 'Ông Tư'`;
      const own = { account: branch.account, place: desk.kinhMon };
      expect([...acts]).toEqual([own, own]);
      const admin = await signedIn(desk.centre, [{ role: 'admin', place: desk.kinhMon }]);
      const page = await (await admin.get(`/tai-khoan/viec/?ai=${branch.account}`)).text();
      expect(page).toContain('Ông Tư');
    });

    it('who only looks sends nothing, and who is nobody sees nothing but what is public', async () => {
      const viewer = await signedIn(desk.centre, [{ role: 'viewer' }]);
      const { answer } = await desk.sendBy(viewer);
      expect(answer.status).toBe(403);
      expect(await (await viewer.get('/khan-cap/')).text()).not.toContain('Soạn lời khẩn');
      const stranger = browserOf(desk.centre.url, '', '');
      for (const path of ['/khan-cap/', '/khan-cap/moi/', '/khan-cap/cap/', '/khan-cap/nguon/'])
        expect((await stranger.get(path)).headers.get('location')).toBe('/dang-nhap/');
      expect((await viewer.get('/khan-cap/nguon/')).status).toBe(403);
      expect((await stranger.get('/khan-cap/cap.atom')).status).toBe(200);
    });

    it('a form from elsewhere sends nothing', async () => {
      const strange = await fetch(`${desk.centre.url}/khan-cap/phat/`, {
        method: 'POST',
        headers: { cookie: desk.officer.cookie, origin: 'https://xau.example' },
        body: new URLSearchParams({ ten: 'x' }),
      });
      expect(strange.status).toBe(403);
    });
  });
});
