// Feeds of others: how they are asked, and who says which.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFeed, feeds } from '../../../scheduler/centre/ledger/cap.ts';
import { cap, openEmergencyDesk, sender, type EmergencyDesk } from './emergency-desk.ts';
import { atomOf, serveFeeds, type FeedsOfOthers } from './feeds-of-others.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';

onPostgres((server) => {
  let desk: EmergencyDesk;
  let others: FeedsOfOthers;
  beforeAll(async () => {
    desk = await openEmergencyDesk(server());
    others = await serveFeeds(desk);
  });
  afterAll(async () => {
    others.close();
    await desk.centre.close();
  });

  describe('a feed', () => {
    it('is asked in its time, once by whoever is first, and an unchanged one is not read again', async () => {
      // Of other tests.
      await desk.centre.sql`UPDATE loa.cap_feed SET removed_at = 1`;
      others.asked.length = 0;
      others.answers.set('/a.atom', { body: atomOf(['/1.xml']), headers: { ETag: '"1"' } });
      others.answers.set('/1.xml', { body: cap({ identifier: 'F-1' }) });
      await addFeed(desk.centre.sql, {
        url: `${others.base}/a.atom`,
        everyMinutes: 5,
        by: 'x',
        at: 1,
      });
      const both = await Promise.all([others.poll(), others.poll()]);
      expect(both.filter((said) => said !== undefined)).toEqual([
        'hỏi 1 nguồn CAP, 1 cảnh báo mới',
      ]);
      expect(others.asked).toEqual(['/a.atom', '/1.xml']);
      expect(await others.poll()).toBeUndefined();
      others.later(5);
      await others.poll();
      expect(others.asked.slice(2)).toEqual(['/a.atom "1"']);
      const waiting = await desk.centre
        .sql`SELECT state FROM loa.cap_alert WHERE identifier = 'F-1'`;
      expect([...waiting]).toEqual([{ state: 'waiting' }]);
      expect(await others.fromFeed()).toEqual([]);
    });

    it.each([
      [
        'leads to another host',
        { status: 302, body: '', headers: { Location: 'http://localhost:1/' } },
        'chuyển hướng',
      ],
      [
        'leads in a circle',
        { status: 302, body: '', headers: { Location: '/b.atom' } },
        'vòng quanh',
      ],
      ['is larger than any', { body: 'x'.repeat(1_100_000) }, '1 MB'],
      ['is a bomb', { body: '<!DOCTYPE a [<!ENTITY x "y">]><feed/>' }, 'DOCTYPE'],
      ['links to another host', { body: atomOf(['http://localhost:1/1.xml']) }, 'nơi khác'],
      ['links to no address of the web', { body: atomOf(['file:///etc/passwd']) }, 'nơi khác'],
      ['does not answer', { status: 500, body: '' }, 'HTTP 500'],
    ])('that %s is refused, told, and asked again', async (_, answer, why) => {
      others.answers.set('/b.atom', answer);
      await addFeed(desk.centre.sql, {
        url: `${others.base}/b.atom`,
        everyMinutes: 5,
        by: 'x',
        at: 1,
      });
      await others.poll();
      const feed = (await feeds(desk.centre.sql)).find(({ url }) => url.endsWith('/b.atom'));
      expect(feed?.failure).toContain(why);
    });
  });

  describe('where alerts come from', () => {
    it('an admin of everything says: a feed, who airs by himself, what an area means; each is logged', async () => {
      const admin = await signedIn(desk.centre, [{ role: 'admin' }], 'Chị Quản');
      const to = (path: string, more: Record<string, string>) =>
        admin.post(`/khan-cap/nguon/${path}/`, more);
      expect((await to('them', { 'dia-chi': 'ftp://x', moi: '5' })).status).toBe(400);
      expect((await to('them', { 'dia-chi': 'https://a:b@x/', moi: '5' })).status).toBe(400);
      const plain = 'http://kttv.example.vn/cap.atom';
      expect((await to('them', { 'dia-chi': plain, moi: '5' })).status).toBe(303);
      const feed = (await feeds(desk.centre.sql)).find(({ url }) => url === plain);
      const nguon = String(feed?.id);
      const refused = await to('tu-phat', { nguon, 'noi-gui': sender });
      expect(await refused.text()).toContain('http thường');
      expect((await to('vung', { ten: 'X', ma: '1', noi: 'không có' })).status).toBe(400);
      expect((await to('vung', { ten: 'X', ma: '1', noi: 'kinh mon' })).status).toBe(303);
      expect((await to('goi-sau', { giay: '30' })).status).toBe(303);
      const page = await (await admin.get('/khan-cap/nguon/')).text();
      expect(page).toContain('X 1: Hải Dương / Kinh Môn');
      expect(page).toContain('value="30"');
      const acts = await desk.centre.sql`
        SELECT act FROM loa.act WHERE by = 'Chị Quản' ORDER BY id`;
      expect(acts.map(({ act }) => act as string)).toEqual([
        'cap-feed-added',
        'cap-area-set',
        'call-after-set',
      ]);
      const branch = await signedIn(desk.centre, [{ role: 'admin', place: desk.kinhMon }]);
      expect((await branch.post('/khan-cap/nguon/goi-sau/', { giay: '5' })).status).toBe(404);
    });
  });
});
