// What a sender on the list says airs by itself; what keeps it from airing, ends it, takes its place.
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeAlert } from '../../../scheduler/centre/emergency/cap/take-alert.ts';
import { readCap } from '../../../scheduler/centre/emergency/cap/read-cap.ts';
import { addFeed, feeds, listSender, setArea } from '../../../scheduler/centre/ledger/cap.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { cap, openEmergencyDesk, sender, type EmergencyDesk } from './emergency-desk.ts';
import { atomOf, serveFeeds, type FeedsOfOthers } from './feeds-of-others.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';

onPostgres((server) => {
  let desk: EmergencyDesk;
  let others: FeedsOfOthers;
  let feed = 0;
  beforeAll(async () => {
    desk = await openEmergencyDesk(server());
    others = await serveFeeds(desk);
    const { sql } = desk.centre;
    await addFeed(sql, { url: `${others.base}/a.atom`, everyMinutes: 5, by: 'x', at: 1 });
    // Before its sender is on the list.
    await others.bring({ '/1.xml': cap({ identifier: 'F-1' }) });
    feed = (await feeds(sql))[0]?.id ?? 0;
    await listSender(sql, { feed, sender, by: 'x', at: 1 });
  });
  afterAll(async () => {
    others.close();
    await desk.centre.close();
  });

  describe('an alert of a sender on the list', () => {
    it('airs by itself for a sender on the list alone; an update takes the place, a cancel ends; also where they come the wrong way round', async () => {
      const before = await others.fromFeed();
      const name = (id: string, sent = '19:00') => `${sender},${id},2026-11-30T${sent}:00+07:00`;
      others.answers.set('/2.xml', {
        body: cap({ identifier: 'F-2', sent: '2026-11-30T19:00:00+07:00' }),
      });
      others.answers.set('/x.xml', { body: cap({ identifier: 'F-X', sender: 'la@example.vn' }) });
      others.answers.set('/t.xml', { body: cap({ identifier: 'F-T', status: 'Test' }) });
      others.answers.set('/a.atom', { body: atomOf(['/x.xml', '/t.xml', '/2.xml', '/1.xml']) });
      others.later(5);
      await others.poll();
      const began = await others.fromFeed();
      const [first, ...more] = began.filter((id) => !before.includes(id));
      expect(more).toEqual([]);
      others.answers.set('/3.xml', {
        body: cap({
          ...{ identifier: 'F-3', sent: '2026-11-30T19:10:00+07:00' },
          ...{ msgType: 'Update', references: name('F-2') },
        }),
      });
      others.answers.set('/a.atom', { body: atomOf(['/3.xml', '/2.xml']) });
      others.later(5);
      await others.poll();
      const second = (await desk.ordersFor(desk.near)).findLast(({ kind }) => kind === 'emergency');
      expect(second?.content).toMatchObject({ references: [first] });
      const forged = {
        ...{ identifier: 'F-4', sender: 'la@example.vn', msgType: 'Cancel' },
        references: name('F-3', '19:10'),
      };
      others.answers.set('/4.xml', { body: cap(forged) });
      others.answers.set('/a.atom', { body: atomOf(['/4.xml', '/3.xml']) });
      others.later(5);
      await others.poll();
      const isEnded = async (): Promise<boolean> => {
        const [row] = await desk.centre.sql<{ is: boolean }[]>`
          SELECT ended_at IS NOT NULL AS is FROM loa.emergency WHERE id = ${second?.id ?? ''}`;
        return row?.is ?? false;
      };
      expect(await isEnded()).toBe(false);
      // A cancel that comes together with what it cancels, before it in the list.
      others.answers.set('/5.xml', {
        body: cap({
          ...{ identifier: 'F-5', sent: '2026-11-30T19:30:00+07:00', msgType: 'Cancel' },
          references: `${name('F-3', '19:10')} ${name('F-6', '19:29')}`,
        }),
      });
      others.answers.set('/a.atom', { body: atomOf(['/5.xml', '/3.xml']) });
      others.later(5);
      await others.poll();
      expect(await isEnded()).toBe(true);
      others.answers.set('/6.xml', {
        body: cap({ identifier: 'F-6', sent: '2026-11-30T19:29:00+07:00' }),
      });
      others.answers.set('/a.atom', { body: atomOf(['/6.xml', '/5.xml']) });
      others.later(5);
      const had = await others.fromFeed();
      await others.poll();
      expect(await others.fromFeed()).toEqual(had);
      const late = await desk.centre.sql`SELECT state FROM loa.cap_alert WHERE identifier = 'F-6'`;
      expect([...late]).toEqual([{ state: 'cancelled' }]);
    });

    it('the same alert from somewhere else silences nothing, and comes no second time', async () => {
      const text = cap({ identifier: 'F-7' });
      const take = (from: number | null) =>
        desk.centre.sql.begin((step) =>
          takeAlert(desk.parts(), step, {
            ...{ alert: readCap(Buffer.from(text)), document: text, feed: from, by: 'x' },
          }),
        );
      const [one, two] = await Promise.all([take(null), take(null)]);
      expect([one.state, two.state].toSorted()).toEqual(['known', 'waiting']);
      const cancel = cap({
        ...{ identifier: 'F-8', msgType: 'Cancel' },
        references: `${sender},F-7,2026-11-30T18:00:00+07:00`,
      });
      await desk.centre.sql.begin((step) =>
        takeAlert(desk.parts(), step, {
          ...{
            alert: readCap(Buffer.from(cancel)),
            document: cancel,
            ...{ feed, by: 'x' },
          },
        }),
      );
      const row = await desk.centre.sql`SELECT state FROM loa.cap_alert WHERE identifier = 'F-7'`;
      expect([...row]).toEqual([{ state: 'waiting' }]);
    });

    const referTo = (identifier: string): string =>
      `${sender},${identifier},2026-11-30T18:00:00+07:00`;
    const idIn = (came: Response): string =>
      /\d+/.exec(came.headers.get('location') ?? '')?.[0] ?? '';

    it('one alert that cannot air waits with why, and keeps no newer one of its feed from airing', async () => {
      // The day is long, and sessions end.
      const awake = await signedIn(desk.centre, [{ role: 'emergency' }], 'Bà Hoa');
      const empty = (await placeAt(desk.centre.sql, ['Bắc Ninh', 'Nơi trống'])) ?? 0;
      const key = { name: 'MaDVHC', value: '404', selection: { places: [empty] } };
      await setArea(desk.centre.sql, { ...key, by: 'x', at: 1 });
      const had = await others.fromFeed();
      const sent = '2026-11-30T18:59:00+07:00';
      await others.bring({
        '/g1.xml': cap({ identifier: 'G-1', geocode: '404' }),
        '/g2.xml': cap({ identifier: 'G-2', sent }),
      });
      expect([await others.stateOf('G-1'), await others.stateOf('G-2')]).toEqual([
        'waiting',
        'sent',
      ]);
      expect((await others.fromFeed()).length).toBe(had.length + 1);
      const [row] = await desk.centre.sql`
        SELECT id, state_why AS why FROM loa.cap_alert WHERE identifier = 'G-1'`;
      expect(row?.['why']).toContain('không có đài nào');
      const page = await awake.get(`/khan-cap/cap/${String(row?.['id'])}/`);
      expect(await page.text()).toContain('không có đài nào');
      // A note that is cut in the middle of a letter.
      const note = `${'x'.repeat(299)}😀`;
      const cancel = cap({
        ...{ identifier: 'G-3', msgType: 'Cancel' },
        references: `${sender},G-2,${sent}`,
      }).replace('<references>', `<note>${note}</note><references>`);
      await others.bring({ '/g3.xml': cancel });
      expect(await others.stateOf('G-3')).toBe('sent');
    });

    it('a cancel and an update of what another source brought, and still sounds, are for a person; a cancel of nothing says so', async () => {
      // The day is long, and sessions end.
      const awake = await signedIn(desk.centre, [{ role: 'emergency' }], 'Bà Hoa');
      const alert = idIn(await desk.upload(cap({ identifier: 'H-1' }), awake));
      const { id } = await desk.sendBy(awake, { cap: alert, het: '2026-11-30T23:30' });
      const had = await others.fromFeed();
      await others.bring({
        '/h2.xml': cap({ identifier: 'H-2', msgType: 'Cancel', references: referTo('H-1') }),
        '/h3.xml': cap({ identifier: 'H-3', msgType: 'Update', references: referTo('H-1') }),
        '/h4.xml': cap({ identifier: 'H-4', msgType: 'Cancel', references: referTo('H-0') }),
      });
      expect([
        await others.stateOf('H-2'),
        await others.stateOf('H-3'),
        await others.stateOf('H-4'),
      ]).toEqual([...['waiting', 'waiting', 'nothing-to-do']]);
      expect(await others.fromFeed()).toEqual(had);
      const [row] = await desk.centre.sql`SELECT ended_at FROM loa.emergency WHERE id = ${id}`;
      expect(row).toEqual({ ended_at: null });
    });

    it('who brought it first keeps nothing from airing: a source on the list brings it anew, with its own words', async () => {
      // The day is long, and sessions end.
      const awake = await signedIn(desk.centre, [{ role: 'emergency' }], 'Bà Hoa');
      const had = await others.fromFeed();
      await desk.upload(cap({ identifier: 'I-1' }).replace('Lũ lớn', 'Lời giả'), awake);
      await desk.upload(cap({ identifier: 'I-2', status: 'Test' }), awake);
      const dismissed = idIn(await desk.upload(cap({ identifier: 'I-3' }), awake));
      await awake.post(`/khan-cap/cap/${dismissed}/bo-qua/`);
      const same = {
        '/i1.xml': cap({ identifier: 'I-1' }),
        '/i2.xml': cap({ identifier: 'I-2' }),
        '/i3.xml': cap({ identifier: 'I-3' }),
      };
      await others.bring(same);
      expect([
        await others.stateOf('I-1'),
        await others.stateOf('I-2'),
        await others.stateOf('I-3'),
      ]).toEqual([...['sent', 'sent', 'dismissed']]);
      const now = await others.fromFeed();
      expect(now.length).toBe(had.length + 2);
      const [row] = await desk.centre
        .sql`SELECT title FROM loa.emergency WHERE id = ANY(${now.filter((one) => !had.includes(one))}) AND title <> 'Lũ lớn'`;
      expect(row).toBeUndefined();
      await desk.upload(same['/i1.xml'], awake);
      expect(await others.fromFeed()).toEqual(now);
    });

    it('after a restore, what was sent before it and is new to the ledger waits: it may have aired', async () => {
      const restoredAt = Date.parse('2026-11-30T18:30:00+07:00');
      await desk.centre.sql`
        INSERT INTO loa.restored (at, by, backup_at, sha256) VALUES (${restoredAt}, 'x', 1, 'x')`;
      await others.bring({
        '/k1.xml': cap({ identifier: 'K-1' }),
        '/k2.xml': cap({ identifier: 'K-2', sent: '2026-11-30T18:31:00+07:00' }),
      });
      await desk.centre.sql`DELETE FROM loa.restored WHERE at = ${restoredAt}`;
      expect([await others.stateOf('K-1'), await others.stateOf('K-2')]).toEqual([
        'waiting',
        'sent',
      ]);
    });

    it('one that never answers is left after its while, and those behind it are asked', async () => {
      const silent = createServer(() => undefined);
      await new Promise<void>((resolve) => {
        silent.listen(0, '127.0.0.1', resolve);
      });
      // It listens to TCP.
      const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
      await addFeed(desk.centre.sql, { url, everyMinutes: 5, by: 'x', at: 1 });
      others.later(5);
      others.answers.set('/a.atom', { body: atomOf(['/l1.xml']) });
      others.answers.set('/l1.xml', { body: cap({ identifier: 'L-1' }) });
      const words = await others.poll({ feedMs: 500 });
      silent.closeAllConnections();
      silent.close();
      await desk.centre.sql`UPDATE loa.cap_feed SET removed_at = 1 WHERE url = ${url}`;
      expect(words).toContain('hỏi 2 nguồn');
      expect(await others.stateOf('L-1')).toBe('sent');
    });
  });
});
