// An emergency at the centre: composed, sent, followed, replaced, ended.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  at,
  countsIn,
  kinhMonPath,
  openEmergencyDesk,
  type EmergencyDesk,
} from './emergency-desk.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';

onPostgres((server) => {
  let desk: EmergencyDesk;
  beforeAll(async () => {
    desk = await openEmergencyDesk(server());
  });
  afterAll(() => desk.centre.close());
  /** For a test that counts what no other may add to. */
  const ownDesk = async (): Promise<EmergencyDesk> => {
    const own = await openEmergencyDesk(server());
    onTestFinished(() => own.centre.close());
    return own;
  };

  describe('an emergency from the centre’s pages', () => {
    it('is looked at once more with its very words, sent once however often the form comes, and logged', async () => {
      const own = await ownDesk();
      own.centre.clock.now = at('17:00');
      const review = await (
        await own.officer.post(
          '/khan-cap/xem-lai/',
          own.fields({ dai: own.far.station.toLowerCase() }),
        )
      ).text();
      expect(review).toContain('Bà con rời bờ sông ngay.');
      expect(review).toMatch(/data-stations="2"/);
      expect(review).toContain('chưa nói lần nào');
      const so = { so: 'hai-lan' };
      const [first, second] = await Promise.all([
        own.sendBy(own.officer, so),
        own.sendBy(own.officer, so),
      ]);
      expect(first.id).toBe(second.id);
      const [order] = await own.ordersFor(own.near);
      expect(order).toMatchObject({
        ...{ kind: 'emergency', id: first.id, by: 'Bà Hoa', expiresAt: at('20:00') },
        content: { title: 'Xả lũ', everyMinutes: 15, area: 'Hải Dương / Kinh Môn' },
      });
      expect(await own.ordersFor(own.far)).toEqual([]);
      const acts = await own.centre.sql`SELECT by FROM loa.act WHERE act = 'sent'`;
      expect([...acts]).toEqual([{ by: 'Bà Hoa' }]);
    });

    it.each([
      ['no words', { loi: ' … ' }, 'Ghi lời'],
      ['no title', { ten: '' }, 'Ghi tên'],
      ['no end', { het: '' }, 'hết hiệu lực'],
      ['an end that has passed', { het: '2026-11-30T16:00' }, 'đã qua'],
      ['an end in a month', { het: '2026-12-30T16:00' }, '7 ngày'],
      ['repeats every minute', { nhac: '1' }, 'Nhắc lại mỗi 5'],
      ['repeats past its end', { den: '2026-11-30T21:00' }, 'trước giờ hết'],
      ['nowhere', { noi: [] }, 'Chưa chọn nơi'],
      ['a station that is none', { noi: [], dai: 'XXXX-XXXX' }, 'Chưa chọn nơi'],
      ['a place of SQL', { noi: ['1) OR true --'] }, 'Chưa chọn nơi'],
    ])('%s: nothing is sent, and why is said', async (_, more, why) => {
      desk.centre.clock.now = at('17:00');
      const before = await desk.centre.sql`SELECT count(*)::integer AS n FROM loa.dispatch`;
      const { answer } = await desk.sendBy(desk.officer, more);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(why);
      const after = await desk.centre.sql`SELECT count(*)::integer AS n FROM loa.dispatch`;
      expect([...after]).toEqual([...before]);
    });

    it('stages are counted, and who says nothing for so long is listed to be telephoned', async () => {
      desk.centre.clock.now = at('17:10');
      await desk.centre
        .sql`UPDATE loa.station SET phone = '0912 345 678' WHERE id = ${desk.far.station}`;
      const { id } = await desk.sendBy(desk.officer, { 'tat-ca': 'yes' });
      const page = async (query = ''): Promise<string> =>
        (await desk.officer.get(`/khan-cap/${id}/${query}`)).text();
      expect(countsIn(await page())).toBe('sent 2');
      desk.centre.clock.now += 59_000;
      await desk.ordersFor(desk.near, [
        { order: id, state: 'received' },
        { order: id, state: 'making' },
        { order: id, state: 'on-air' },
      ]);
      expect(countsIn(await page())).toBe('sent 1, on-air 1');
      desk.centre.clock.now += 1000;
      const late = await page();
      expect(countsIn(late)).toBe('silent 1, on-air 1');
      expect(late).toContain('tel:0912345678');
      expect(late).toMatch(/data-call="1"/);
      const calls = await (await desk.officer.get(`/khan-cap/${id}/goi-dien/`)).text();
      expect(calls).toMatch(/data-rows="1"/);
      const reason = { code: 'by-right', words: `Phường đã phát ${nasty}` };
      await desk.ordersFor(desk.far, [{ order: id, state: 'refused', reason }]);
      expect(countsIn(await page())).toBe('refused 1, on-air 1');
      expect(await page('?xem=refused')).not.toContain('<script>');
      expect(await page('?xem=on-air')).toContain(desk.near.station);
    });

    it('who received it and then fell silent is telephoned too, also past its end; who is on the air is not', async () => {
      desk.centre.clock.now = at('17:15');
      const { id } = await desk.sendBy(desk.officer, { 'tat-ca': 'yes', het: '2026-11-30T17:18' });
      const page = async (query = ''): Promise<string> =>
        (await desk.officer.get(`/khan-cap/${id}/${query}`)).text();
      await desk.ordersFor(desk.near, [{ order: id, state: 'making' }]);
      await desk.ordersFor(desk.far, [{ order: id, state: 'on-air' }]);
      desk.centre.clock.now += 59_000;
      expect(countsIn(await page())).toBe('making 1, on-air 1');
      expect(await page('?xem=making')).toContain(desk.near.station);
      desk.centre.clock.now += 1000;
      const late = await page();
      expect(countsIn(late)).toBe('stuck 1, on-air 1');
      expect(late).toContain(desk.near.station);
      expect(await page('?xem=making')).not.toContain(desk.near.station);
      desk.centre.clock.now = at('17:17') + 59_000;
      await desk.ordersFor(desk.near, [{ order: id, state: 'making' }]);
      expect(countsIn(await page())).toBe('making 1, on-air 1');
      desk.centre.clock.now += 1000;
      const calls = await (await desk.officer.get(`/khan-cap/${id}/goi-dien/`)).text();
      expect(calls).toMatch(/data-rows="1"/);
    });

    it('a page left open asks again by itself while something may come of it, and not for ever', async () => {
      desk.centre.clock.now = at('17:20');
      const { id } = await desk.sendBy(desk.officer);
      const refresh = async () =>
        (await desk.officer.get(`/khan-cap/${id}/`)).headers.get('refresh');
      expect(await refresh()).toBe('5');
      desk.centre.clock.now = at('20:06');
      expect(await refresh()).toBeNull();
    });

    it('ended, it is handed to nobody any more, and its stations are told', async () => {
      const own = await ownDesk();
      own.centre.clock.now = at('17:30');
      const { id } = await own.sendBy(own.officer);
      await own.ordersFor(own.near, [{ order: id, state: 'on-air' }]);
      const end = () =>
        own.officer.post(`/khan-cap/${id}/thoi/`, { 'vi-sao': 'Đã yên', so: 'thoi' });
      await Promise.all([end(), end()]);
      const ends = (await own.ordersFor(own.near)).filter(({ kind }) => kind === 'end-emergency');
      expect(ends.at(-1)).toMatchObject({ content: { emergency: id, why: 'Đã yên' } });
      expect(
        ends.filter(({ content }) => 'emergency' in content && content.emergency === id),
      ).toHaveLength(1);
      const late = await own.centre.station('Mới', { place: kinhMonPath });
      expect((await own.ordersFor(late)).map((order) => order.id)).not.toContain(id);
    });

    it('a newer one takes its place: other stations are told that the older is over', async () => {
      desk.centre.clock.now = at('17:40');
      const { id: older } = await desk.sendBy(desk.officer, { 'tat-ca': 'yes' });
      await desk.ordersFor(desk.near, [{ order: older, state: 'on-air' }]);
      await desk.ordersFor(desk.far, [{ order: older, state: 'on-air' }]);
      const { id: newer } = await desk.sendBy(desk.officer, { thay: older, ten: 'Nước rút' });
      const forNear = (await desk.ordersFor(desk.near)).find((order) => order.id === newer);
      expect(forNear?.content).toMatchObject({ references: [older] });
      expect((await desk.ordersFor(desk.far)).at(-1)).toMatchObject({
        ...{ kind: 'end-emergency', content: { emergency: older } },
      });
      const row = await desk.centre.sql`SELECT ended_by FROM loa.emergency WHERE id = ${older}`;
      expect([...row]).toEqual([{ ended_by: 'Bà Hoa' }]);
    });

    it('a station that had the first of three, and no line since, is told that it is over', async () => {
      desk.centre.clock.now = at('17:45');
      const { id: first } = await desk.sendBy(desk.officer);
      await desk.ordersFor(desk.near, [{ order: first, state: 'on-air' }]);
      const { id: second } = await desk.sendBy(desk.officer, { thay: first });
      const { id: third } = await desk.sendBy(desk.officer, { thay: second });
      const [newest] = (await desk.ordersFor(desk.near)).filter(({ id }) => id === third);
      expect(newest?.content).toMatchObject({ references: [second, first] });
      await desk.officer.post(`/khan-cap/${third}/thoi/`, { so: 'ba' });
      const ended = (await desk.ordersFor(desk.near)).flatMap(({ kind, content }) =>
        kind === 'end-emergency' && 'emergency' in content ? [content.emergency] : [],
      );
      expect(ended).toEqual(expect.arrayContaining([third, first]));
    });
  });
});
