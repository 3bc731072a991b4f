// An emergency at the centre: composed, sent, followed, replaced, ended; alerts of others; what others read of ours.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollFeeds } from '../../../scheduler/centre/emergency/cap/poll-feeds.ts';
import { takeAlert } from '../../../scheduler/centre/emergency/cap/take-alert.ts';
import { readCap } from '../../../scheduler/centre/emergency/cap/read-cap.ts';
import { addFeed, feeds, listSender, setArea } from '../../../scheduler/centre/ledger/cap.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import {
  downAnswerShape,
  orderShape,
  type Order,
  type OrderState,
} from '../../../scheduler/centre/talk/order.ts';
import { createPost, type Post } from '../../../scheduler/link/post.ts';
import { brokenCapRules } from '../../setup/cap-rules.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { browserOf, signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre, type TestMachine } from './test-centre.ts';

const kinhMonPath = ['Hải Dương', 'Kinh Môn'];
const sender = 'kttv@example.vn';

onPostgres((server) => {
  let centre: TestCentre;
  let kinhMon = 0;
  let longKhe = 0;
  let near: TestMachine;
  let far: TestMachine;
  let officer: SignedIn;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    kinhMon = (await placeAt(centre.sql, kinhMonPath)) ?? 0;
    longKhe = (await placeAt(centre.sql, ['Bắc Ninh', 'Long Khê'])) ?? 0;
    near = await centre.station('An Phụ', { place: kinhMonPath });
    far = await centre.station('Long Khê', { place: ['Bắc Ninh', 'Long Khê'] });
    officer = await signedIn(centre, [{ role: 'emergency' }], 'Bà Hoa');
  });
  afterAll(() => centre.close());

  const parts = () => ({ sql: centre.sql, centre: centre.centre, now: () => centre.clock.now });
  const postOf = (machine: TestMachine): Post =>
    createPost(
      {
        ...{ url: centre.url, centre: centre.centre.id, centreKey: centre.centre.publicKey },
        ...machine,
      },
      () => centre.clock.now,
    );
  const ordersFor = async (
    machine: TestMachine,
    states: readonly { order: string; state: OrderState; reason?: object }[] = [],
  ): Promise<readonly Order[]> => {
    const told = states.map((state) => ({ ...state, at: centre.clock.now }));
    const { orders } = await postOf(machine).send(
      'down',
      { after: 0, states: told },
      downAnswerShape,
    );
    return orders.map(({ bytes }) =>
      orderShape.parse(JSON.parse(Buffer.from(bytes, 'base64url').toString())),
    );
  };
  let form = 0;
  const fields = (more: Readonly<Record<string, string | readonly string[]>> = {}) => ({
    ...{ ten: 'Xả lũ', loi: 'Bà con rời bờ sông ngay.', muc: 'Immediate', nhac: '15', den: '' },
    ...{ het: '2026-11-30T20:00', noi: [String(kinhMon)], so: `so-${(form += 1)}`, ...more },
  });
  const sendBy = async (who: SignedIn, more: Parameters<typeof fields>[0] = {}) => {
    const answer = await who.post('/khan-cap/phat/', fields(more));
    const [, id = ''] = /^\/khan-cap\/([^/]+)\/$/.exec(answer.headers.get('location') ?? '') ?? [];
    return { answer, id };
  };
  const at = (text: string): number => Date.parse(`2026-11-30T${text}:00+07:00`);
  const countsIn = (page: string): string =>
    [...page.matchAll(/data-stage="([\w-]+)"\s+data-count="(\d+)"/g)]
      .map(([, stage, count]) => `${stage} ${count}`)
      .join(', ');

  describe('an emergency from the centre’s pages', () => {
    it('is looked at once more with its very words, sent once however often the form comes, and logged', async () => {
      centre.clock.now = at('17:00');
      const review = await (
        await officer.post('/khan-cap/xem-lai/', fields({ dai: far.station.toLowerCase() }))
      ).text();
      expect(review).toContain('Bà con rời bờ sông ngay.');
      expect(review).toMatch(/data-stations="2"/);
      expect(review).toContain('chưa nói lần nào');
      const so = { so: 'hai-lan' };
      const [first, second] = await Promise.all([sendBy(officer, so), sendBy(officer, so)]);
      expect(first.id).toBe(second.id);
      const [order] = await ordersFor(near);
      expect(order).toMatchObject({
        ...{ kind: 'emergency', id: first.id, by: 'Bà Hoa', expiresAt: at('20:00') },
        content: { title: 'Xả lũ', everyMinutes: 15, area: 'Hải Dương / Kinh Môn' },
      });
      expect(await ordersFor(far)).toEqual([]);
      const acts = await centre.sql`SELECT by FROM loa.act WHERE act = 'sent'`;
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
      centre.clock.now = at('17:00');
      const before = await centre.sql`SELECT count(*)::integer AS n FROM loa.dispatch`;
      const { answer } = await sendBy(officer, more);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(why);
      const after = await centre.sql`SELECT count(*)::integer AS n FROM loa.dispatch`;
      expect([...after]).toEqual([...before]);
    });

    it('stages are counted, and who says nothing for so long is listed to be telephoned', async () => {
      centre.clock.now = at('17:10');
      await centre.sql`UPDATE loa.station SET phone = '0912 345 678' WHERE id = ${far.station}`;
      const { id } = await sendBy(officer, { 'tat-ca': 'yes' });
      const page = async (query = ''): Promise<string> =>
        (await officer.get(`/khan-cap/${id}/${query}`)).text();
      expect(countsIn(await page())).toBe('sent 2');
      centre.clock.now += 59_000;
      await ordersFor(near, [
        { order: id, state: 'received' },
        { order: id, state: 'making' },
        { order: id, state: 'on-air' },
      ]);
      expect(countsIn(await page())).toBe('sent 1, on-air 1');
      centre.clock.now += 1000;
      const late = await page();
      expect(countsIn(late)).toBe('silent 1, on-air 1');
      expect(late).toContain('tel:0912345678');
      expect(late).toMatch(/data-call="1"/);
      const calls = await (await officer.get(`/khan-cap/${id}/goi-dien/`)).text();
      expect(calls).toMatch(/data-rows="1"/);
      const reason = { code: 'by-right', words: `Phường đã phát ${nasty}` };
      await ordersFor(far, [{ order: id, state: 'refused', reason }]);
      expect(countsIn(await page())).toBe('refused 1, on-air 1');
      expect(await page('?xem=refused')).not.toContain('<script>');
      expect(await page('?xem=on-air')).toContain(near.station);
    });

    it('who received it and then fell silent is telephoned too, also past its end; who is on the air is not', async () => {
      centre.clock.now = at('17:15');
      const { id } = await sendBy(officer, { 'tat-ca': 'yes', het: '2026-11-30T17:18' });
      const page = async (query = ''): Promise<string> =>
        (await officer.get(`/khan-cap/${id}/${query}`)).text();
      await ordersFor(near, [{ order: id, state: 'making' }]);
      await ordersFor(far, [{ order: id, state: 'on-air' }]);
      centre.clock.now += 59_000;
      expect(countsIn(await page())).toBe('making 1, on-air 1');
      expect(await page('?xem=making')).toContain(near.station);
      centre.clock.now += 1000;
      const late = await page();
      expect(countsIn(late)).toBe('stuck 1, on-air 1');
      expect(late).toContain(near.station);
      expect(await page('?xem=making')).not.toContain(near.station);
      centre.clock.now = at('17:17') + 59_000;
      await ordersFor(near, [{ order: id, state: 'making' }]);
      expect(countsIn(await page())).toBe('making 1, on-air 1');
      centre.clock.now += 1000;
      const calls = await (await officer.get(`/khan-cap/${id}/goi-dien/`)).text();
      expect(calls).toMatch(/data-rows="1"/);
    });

    it('a page left open asks again by itself while something may come of it, and not for ever', async () => {
      centre.clock.now = at('17:20');
      const { id } = await sendBy(officer);
      const refresh = async () => (await officer.get(`/khan-cap/${id}/`)).headers.get('refresh');
      expect(await refresh()).toBe('5');
      centre.clock.now = at('20:06');
      expect(await refresh()).toBeNull();
    });

    it('ended, it is handed to nobody any more, and its stations are told', async () => {
      centre.clock.now = at('17:30');
      const { id } = await sendBy(officer);
      await ordersFor(near, [{ order: id, state: 'on-air' }]);
      const end = () => officer.post(`/khan-cap/${id}/thoi/`, { 'vi-sao': 'Đã yên', so: 'thoi' });
      await Promise.all([end(), end()]);
      const ends = (await ordersFor(near)).filter(({ kind }) => kind === 'end-emergency');
      expect(ends.at(-1)).toMatchObject({ content: { emergency: id, why: 'Đã yên' } });
      expect(
        ends.filter(({ content }) => 'emergency' in content && content.emergency === id),
      ).toHaveLength(1);
      const late = await centre.station('Mới', { place: kinhMonPath });
      expect((await ordersFor(late)).map((order) => order.id)).not.toContain(id);
    });

    it('a newer one takes its place: other stations are told that the older is over', async () => {
      centre.clock.now = at('17:40');
      const { id: older } = await sendBy(officer, { 'tat-ca': 'yes' });
      await ordersFor(near, [{ order: older, state: 'on-air' }]);
      await ordersFor(far, [{ order: older, state: 'on-air' }]);
      const { id: newer } = await sendBy(officer, { thay: older, ten: 'Nước rút' });
      const forNear = (await ordersFor(near)).find((order) => order.id === newer);
      expect(forNear?.content).toMatchObject({ references: [older] });
      expect((await ordersFor(far)).at(-1)).toMatchObject({
        ...{ kind: 'end-emergency', content: { emergency: older } },
      });
      const row = await centre.sql`SELECT ended_by FROM loa.emergency WHERE id = ${older}`;
      expect([...row]).toEqual([{ ended_by: 'Bà Hoa' }]);
    });

    it('a station that had the first of three, and no line since, is told that it is over', async () => {
      centre.clock.now = at('17:45');
      const { id: first } = await sendBy(officer);
      await ordersFor(near, [{ order: first, state: 'on-air' }]);
      const { id: second } = await sendBy(officer, { thay: first });
      const { id: third } = await sendBy(officer, { thay: second });
      const [newest] = (await ordersFor(near)).filter(({ id }) => id === third);
      expect(newest?.content).toMatchObject({ references: [second, first] });
      await officer.post(`/khan-cap/${third}/thoi/`, { so: 'ba' });
      const ended = (await ordersFor(near)).flatMap(({ kind, content }) =>
        kind === 'end-emergency' && 'emergency' in content ? [content.emergency] : [],
      );
      expect(ended).toEqual(expect.arrayContaining([third, first]));
    });
  });

  describe('who may', () => {
    it('a branch’s officer sends, sees and ends in it alone', async () => {
      centre.clock.now = at('18:00');
      const branch = await signedIn(centre, [{ role: 'emergency', place: kinhMon }], 'Ông Ba');
      const everywhere = await sendBy(officer, { 'tat-ca': 'yes' });
      const own = await sendBy(branch, { 'tat-ca': 'yes', noi: [String(longKhe)] });
      expect((await ordersFor(far)).some(({ id }) => id === own.id)).toBe(false);
      expect((await sendBy(branch, { noi: [String(longKhe)] })).answer.status).toBe(400);
      expect((await branch.get(`/khan-cap/${everywhere.id}/`)).status).toBe(200);
      await branch.post(`/khan-cap/${everywhere.id}/thoi/`, { so: 'x' });
      const row = await centre.sql`SELECT ended_at FROM loa.emergency WHERE id = ${everywhere.id}`;
      expect([...row]).toEqual([{ ended_at: null }]);
      const elsewhere = await sendBy(officer, { noi: [String(longKhe)] });
      expect((await branch.get(`/khan-cap/${elsewhere.id}/`)).status).toBe(404);
      expect(await (await branch.get('/khan-cap/')).text()).not.toContain(elsewhere.id);
    });

    it('a branch’s officer takes the place of nothing that is said outside of it, and is told why', async () => {
      centre.clock.now = at('18:01');
      const branch = await signedIn(centre, [{ role: 'emergency', place: kinhMon }], 'Ông Ba');
      const { id } = await sendBy(officer, { 'tat-ca': 'yes', ten: 'Bão số 9' });
      const { answer } = await sendBy(branch, { thay: id });
      expect(answer.status).toBe(400);
      const page = await answer.text();
      expect(page).toContain('ngoài địa bàn của bạn');
      expect(await (await branch.get(`/khan-cap/moi/?thay=${id}`)).text()).not.toContain(
        'Bão số 9',
      );
      const row = await centre.sql`SELECT ended_at FROM loa.emergency WHERE id = ${id}`;
      expect([...row]).toEqual([{ ended_at: null }]);
      const own = await sendBy(branch);
      expect((await sendBy(branch, { thay: own.id })).answer.status).toBe(303);
    });

    it('of two who replace the same one at the same moment one does, and the other is told what took its place', async () => {
      centre.clock.now = at('18:02');
      const { id } = await sendBy(officer);
      const both = await Promise.all([
        sendBy(officer, { thay: id, ten: 'Lời mới' }),
        sendBy(officer, { thay: id, ten: 'Lời mới' }),
      ]);
      expect(both.map(({ answer }) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 400]);
      const refused = both.find(({ answer }) => answer.status === 400);
      const done = both.find(({ answer }) => answer.status === 303);
      expect(await refused?.answer.text()).toContain(`&quot;Lời mới&quot; (${done?.id ?? ''})`);
    });

    it('who sends and ends is written by account and place, so that his branch’s admin reads it', async () => {
      centre.clock.now = at('18:03');
      const branch = await signedIn(centre, [{ role: 'emergency', place: kinhMon }], 'Ông Tư');
      const { id } = await sendBy(branch);
      await branch.post(`/khan-cap/${id}/thoi/`, { so: 'ai-lam' });
      const acts = await centre.sql`
        SELECT account, place FROM loa.act WHERE act = 'sent' AND by = 'Ông Tư'`;
      const own = { account: branch.account, place: kinhMon };
      expect([...acts]).toEqual([own, own]);
      const admin = await signedIn(centre, [{ role: 'admin', place: kinhMon }]);
      const page = await (await admin.get(`/tai-khoan/viec/?ai=${branch.account}`)).text();
      expect(page).toContain('Ông Tư');
    });

    it('who only looks sends nothing, and who is nobody sees nothing but what is public', async () => {
      const viewer = await signedIn(centre, [{ role: 'viewer' }]);
      const { answer } = await sendBy(viewer);
      expect(answer.status).toBe(403);
      expect(await (await viewer.get('/khan-cap/')).text()).not.toContain('Soạn lời khẩn');
      const stranger = browserOf(centre.url, '', '');
      for (const path of ['/khan-cap/', '/khan-cap/moi/', '/khan-cap/cap/', '/khan-cap/nguon/'])
        expect((await stranger.get(path)).headers.get('location')).toBe('/dang-nhap/');
      expect((await viewer.get('/khan-cap/nguon/')).status).toBe(403);
      expect((await stranger.get('/khan-cap/cap.atom')).status).toBe(200);
    });

    it('a form from elsewhere sends nothing', async () => {
      const strange = await fetch(`${centre.url}/khan-cap/phat/`, {
        method: 'POST',
        headers: { cookie: officer.cookie, origin: 'https://xau.example' },
        body: new URLSearchParams({ ten: 'x' }),
      });
      expect(strange.status).toBe(403);
    });
  });

  describe('CAP out', () => {
    it('each has a document of its own that follows the rules, its end too, and the feed leads to them', async () => {
      centre.clock.now = at('18:10');
      await setArea(centre.sql, {
        ...{ name: 'MaDVHC', value: '292', selection: { places: [kinhMon] }, by: 'x', at: 1 },
      });
      const { id } = await sendBy(officer, { ten: nasty, loi: nasty });
      const { id: update } = await sendBy(officer, { thay: id });
      await officer.post(`/khan-cap/${update}/thoi/`, { 'vi-sao': nasty, so: 'cap-thoi' });
      const [row] = await centre.sql<{ end: string }[]>`
        SELECT end_order AS end FROM loa.emergency WHERE id = ${update}`;
      const documents = await Promise.all(
        [id, update, row?.end ?? ''].map(async (name) => {
          const response = await fetch(`${centre.url}/khan-cap/${name}/cap.xml`);
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
      const feed = await (await fetch(`${centre.url}/khan-cap/cap.atom`)).text();
      expect(feed).toContain(`${centre.url}/khan-cap/${row?.end ?? ''}/cap.xml`);
      expect((await fetch(`${centre.url}/khan-cap/XXXX/cap.xml`)).status).toBe(404);
    });
  });

  const cap = (more: Readonly<Record<string, string>> = {}): string => {
    const said: Record<string, string> = {
      ...{ identifier: `VN-${(form += 1)}`, sender, sent: '2026-11-30T18:00:00+07:00' },
      ...{ status: 'Actual', msgType: 'Alert', scope: 'Public', references: '', geocode: '292' },
      ...more,
    };
    const tags = ['identifier', 'sender', 'sent', 'status', 'msgType', 'scope', 'references']
      .map((name) => (said[name] === '' ? '' : `<${name}>${said[name]}</${name}>`))
      .join('');
    return `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${tags}<info><language>vi</language><category>Met</category><event>Lũ</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty><expires>2026-11-30T23:00:00+07:00</expires><headline>Lũ lớn</headline><description>Nước lên nhanh.</description><area><areaDesc>Kinh Môn</areaDesc><geocode><valueName>MaDVHC</valueName><value>${said['geocode']}</value></geocode></area></info></alert>`;
  };
  const upload = async (text: string, who = officer): Promise<Response> => {
    const body = new FormData();
    body.set('tep', new File([text], 'canh-bao.xml'));
    return who.send('/khan-cap/cap/tep/', body);
  };

  describe('an alert that somebody brings', () => {
    it('is read, shown with what of it is unknown, and becomes an emergency at a person’s word alone', async () => {
      centre.clock.now = at('18:30');
      const before = await ordersFor(near);
      const came = await upload(cap());
      const path = came.headers.get('location') ?? '';
      expect(path).toMatch(/^\/khan-cap\/cap\/\d+\/$/);
      const page = await (await officer.get(path)).text();
      expect(page).toContain('data-state="waiting"');
      expect(page).toContain('data-doubts="not-listed"');
      expect(await ordersFor(near)).toHaveLength(before.length);
      const alert = /\d+/.exec(path)?.[0] ?? '';
      const typed = await (await officer.get(`/khan-cap/moi/?cap=${alert}&phan=0`)).text();
      expect(typed).toContain('Lũ lớn. Nước lên nhanh.');
      const { id } = await sendBy(officer, { cap: alert, ten: 'Lũ lớn' });
      expect((await ordersFor(near)).some((order) => order.id === id)).toBe(true);
      expect(await (await officer.get(path)).text()).toContain('data-state="sent"');
      const unknown = await upload(cap({ geocode: '999' }));
      const shown = await (await officer.get(unknown.headers.get('location') ?? '')).text();
      expect(shown).toContain('data-area="unknown"');
    });

    it('is aired once: who comes second is told that it was, and by whom; another’s branch may still air it', async () => {
      centre.clock.now = at('18:31');
      await setArea(centre.sql, {
        ...{ name: 'MaDVHC', value: '27', by: 'x', at: 1 },
        selection: { places: [kinhMon, longKhe] },
      });
      const came = await upload(cap({ geocode: '27' }));
      const path = came.headers.get('location') ?? '';
      const alert = /\d+/.exec(path)?.[0] ?? '';
      const branch = await signedIn(centre, [{ role: 'emergency', place: kinhMon }], 'Ông Ba');
      // Dismissed, it would be gone for Long Khê too.
      expect((await branch.post(`${path}bo-qua/`)).status).toBe(404);
      expect(await (await branch.get(path)).text()).not.toContain('cap-dismiss');
      expect((await sendBy(branch, { cap: alert })).answer.status).toBe(303);
      expect(await (await officer.get(path)).text()).toContain('data-state="waiting"');
      const again = await sendBy(officer, { cap: alert });
      expect(again.answer.status).toBe(400);
      expect(await again.answer.text()).toContain('Ông Ba đã phát cảnh báo này');
      const both = await Promise.all([
        sendBy(officer, { cap: alert, noi: [String(longKhe)] }),
        sendBy(officer, { cap: alert, noi: [String(longKhe)] }),
      ]);
      expect(both.map(({ answer }) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 400]);
      expect(await (await officer.get(path)).text()).toContain('data-state="sent"');
    });

    it.each([
      ['a bomb', '<!DOCTYPE a [<!ENTITY x "y">]><alert/>', 'DOCTYPE'],
      ['no XML', 'PK', 'không phải XML'],
      ['half a file', cap().slice(0, 300), 'bị cắt'],
    ])('%s is refused with why', async (_, text, why) => {
      const answer = await upload(text);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(why);
    });

    it('an exercise is shown, and made of it is nothing, also by who knows the address', async () => {
      centre.clock.now = at('18:35');
      const came = await upload(cap({ status: 'Exercise' }));
      const alert = /\d+/.exec(came.headers.get('location') ?? '')?.[0] ?? '';
      expect(await (await officer.get(`/khan-cap/cap/${alert}/`)).text()).toContain(
        'data-state="not-for-air"',
      );
      expect(await (await officer.get(`/khan-cap/moi/?cap=${alert}`)).text()).not.toContain(
        'Lũ lớn',
      );
      expect((await sendBy(officer, { cap: alert })).answer.status).toBe(400);
    });
  });

  describe('a feed', () => {
    let other: Server;
    let base = '';
    const answers = new Map<
      string,
      { status?: number; body: string; headers?: Record<string, string> }
    >();
    const asked: string[] = [];
    beforeAll(async () => {
      other = createServer((request, response) => {
        asked.push(`${request.url} ${request.headers['if-none-match'] ?? ''}`.trim());
        const answer = answers.get(request.url ?? '') ?? { status: 404, body: '' };
        const isSame =
          answer.headers?.['ETag'] !== undefined &&
          request.headers['if-none-match'] === answer.headers['ETag'];
        response.writeHead(isSame ? 304 : (answer.status ?? 200), answer.headers ?? {});
        response.end(isSame ? '' : answer.body);
      });
      await new Promise<void>((resolve) => {
        other.listen(0, '127.0.0.1', resolve);
      });
      // It listens to TCP.
      base = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
      centre.clock.now = at('19:00');
    });
    afterAll(() => {
      other.close();
    });
    const told: string[] = [];
    const poll = () =>
      pollFeeds(
        { ...parts(), tell: (line: string) => told.push(line) },
        new AbortController().signal,
      );
    const atom = (links: readonly string[]): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom">${links.map((link) => `<entry><link href="${link}" type="application/cap+xml"/><updated>1</updated></entry>`).join('')}</feed>`;
    const later = (minutes: number): void => {
      centre.clock.now += minutes * 60_000;
    };
    const fromFeed = async (): Promise<readonly string[]> =>
      (await ordersFor(near)).filter(({ by }) => by.startsWith('CAP ')).map(({ id }) => id);

    it('is asked in its time, once by whoever is first, and an unchanged one is not read again', async () => {
      answers.set('/a.atom', { body: atom(['/1.xml']), headers: { ETag: '"1"' } });
      answers.set('/1.xml', { body: cap({ identifier: 'F-1' }) });
      await addFeed(centre.sql, { url: `${base}/a.atom`, everyMinutes: 5, by: 'x', at: 1 });
      const both = await Promise.all([poll(), poll()]);
      expect(both.filter((said) => said !== undefined)).toEqual([
        'hỏi 1 nguồn CAP, 1 cảnh báo mới',
      ]);
      expect(asked).toEqual(['/a.atom', '/1.xml']);
      expect(await poll()).toBeUndefined();
      later(5);
      await poll();
      expect(asked.slice(2)).toEqual(['/a.atom "1"']);
      const waiting = await centre.sql`SELECT state FROM loa.cap_alert WHERE identifier = 'F-1'`;
      expect([...waiting]).toEqual([{ state: 'waiting' }]);
      expect(await fromFeed()).toEqual([]);
    });

    it('airs by itself for a sender on the list alone; an update takes the place, a cancel ends; also where they come the wrong way round', async () => {
      const [feed] = await feeds(centre.sql);
      const feedId = feed?.id ?? 0;
      await listSender(centre.sql, { feed: feedId, sender, by: 'x', at: 1 });
      const name = (id: string, sent = '19:00') => `${sender},${id},2026-11-30T${sent}:00+07:00`;
      answers.set('/2.xml', {
        body: cap({ identifier: 'F-2', sent: '2026-11-30T19:00:00+07:00' }),
      });
      answers.set('/x.xml', { body: cap({ identifier: 'F-X', sender: 'la@example.vn' }) });
      answers.set('/t.xml', { body: cap({ identifier: 'F-T', status: 'Test' }) });
      answers.set('/a.atom', { body: atom(['/x.xml', '/t.xml', '/2.xml', '/1.xml']) });
      later(5);
      await poll();
      const [first, ...more] = await fromFeed();
      expect(more).toEqual([]);
      answers.set('/3.xml', {
        body: cap({
          ...{ identifier: 'F-3', sent: '2026-11-30T19:10:00+07:00' },
          ...{ msgType: 'Update', references: name('F-2') },
        }),
      });
      answers.set('/a.atom', { body: atom(['/3.xml', '/2.xml']) });
      later(5);
      await poll();
      const second = (await ordersFor(near)).findLast(({ kind }) => kind === 'emergency');
      expect(second?.content).toMatchObject({ references: [first] });
      const forged = {
        ...{ identifier: 'F-4', sender: 'la@example.vn', msgType: 'Cancel' },
        references: name('F-3', '19:10'),
      };
      answers.set('/4.xml', { body: cap(forged) });
      answers.set('/a.atom', { body: atom(['/4.xml', '/3.xml']) });
      later(5);
      await poll();
      const isEnded = async (): Promise<boolean> => {
        const [row] = await centre.sql<{ is: boolean }[]>`
          SELECT ended_at IS NOT NULL AS is FROM loa.emergency WHERE id = ${second?.id ?? ''}`;
        return row?.is ?? false;
      };
      expect(await isEnded()).toBe(false);
      // A cancel that comes together with what it cancels, before it in the list.
      answers.set('/5.xml', {
        body: cap({
          ...{ identifier: 'F-5', sent: '2026-11-30T19:30:00+07:00', msgType: 'Cancel' },
          references: `${name('F-3', '19:10')} ${name('F-6', '19:29')}`,
        }),
      });
      answers.set('/a.atom', { body: atom(['/5.xml', '/3.xml']) });
      later(5);
      await poll();
      expect(await isEnded()).toBe(true);
      answers.set('/6.xml', {
        body: cap({ identifier: 'F-6', sent: '2026-11-30T19:29:00+07:00' }),
      });
      answers.set('/a.atom', { body: atom(['/6.xml', '/5.xml']) });
      later(5);
      const had = await fromFeed();
      await poll();
      expect(await fromFeed()).toEqual(had);
      const late = await centre.sql`SELECT state FROM loa.cap_alert WHERE identifier = 'F-6'`;
      expect([...late]).toEqual([{ state: 'cancelled' }]);
    });

    it('the same alert from somewhere else silences nothing, and comes no second time', async () => {
      const text = cap({ identifier: 'F-7' });
      const take = (feed: number | null) =>
        centre.sql.begin((step) =>
          takeAlert(parts(), step, {
            ...{ alert: readCap(Buffer.from(text)), document: text, feed, by: 'x' },
          }),
        );
      const [one, two] = await Promise.all([take(null), take(null)]);
      expect([one.state, two.state].toSorted()).toEqual(['known', 'waiting']);
      const cancel = cap({
        ...{ identifier: 'F-8', msgType: 'Cancel' },
        references: `${sender},F-7,2026-11-30T18:00:00+07:00`,
      });
      const [feed] = await feeds(centre.sql);
      await centre.sql.begin((step) =>
        takeAlert(parts(), step, {
          ...{
            alert: readCap(Buffer.from(cancel)),
            document: cancel,
            feed: feed?.id ?? 0,
            by: 'x',
          },
        }),
      );
      const row = await centre.sql`SELECT state FROM loa.cap_alert WHERE identifier = 'F-7'`;
      expect([...row]).toEqual([{ state: 'waiting' }]);
    });

    const bring = async (links: Readonly<Record<string, string>>): Promise<void> => {
      for (const [link, body] of Object.entries(links)) answers.set(link, { body });
      answers.set('/a.atom', { body: atom(Object.keys(links)) });
      later(5);
      await poll();
    };
    const stateOf = async (identifier: string): Promise<unknown> => {
      const [row] = await centre.sql`
        SELECT state FROM loa.cap_alert WHERE identifier = ${identifier}`;
      return row?.['state'];
    };
    const referTo = (identifier: string): string =>
      `${sender},${identifier},2026-11-30T18:00:00+07:00`;
    const idIn = (came: Response): string =>
      /\d+/.exec(came.headers.get('location') ?? '')?.[0] ?? '';

    it('one alert that cannot air waits with why, and keeps no newer one of its feed from airing', async () => {
      // The day is long, and sessions end.
      const awake = await signedIn(centre, [{ role: 'emergency' }], 'Bà Hoa');
      const empty = (await placeAt(centre.sql, ['Bắc Ninh', 'Nơi trống'])) ?? 0;
      const key = { name: 'MaDVHC', value: '404', selection: { places: [empty] } };
      await setArea(centre.sql, { ...key, by: 'x', at: 1 });
      const had = await fromFeed();
      const sent = '2026-11-30T18:59:00+07:00';
      await bring({
        '/g1.xml': cap({ identifier: 'G-1', geocode: '404' }),
        '/g2.xml': cap({ identifier: 'G-2', sent }),
      });
      expect([await stateOf('G-1'), await stateOf('G-2')]).toEqual(['waiting', 'sent']);
      expect((await fromFeed()).length).toBe(had.length + 1);
      const [row] = await centre.sql`
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
      await bring({ '/g3.xml': cancel });
      expect(await stateOf('G-3')).toBe('sent');
    });

    it('a cancel and an update of what another source brought, and still sounds, are for a person; a cancel of nothing says so', async () => {
      // The day is long, and sessions end.
      const awake = await signedIn(centre, [{ role: 'emergency' }], 'Bà Hoa');
      const alert = idIn(await upload(cap({ identifier: 'H-1' }), awake));
      const { id } = await sendBy(awake, { cap: alert, het: '2026-11-30T23:30' });
      const had = await fromFeed();
      await bring({
        '/h2.xml': cap({ identifier: 'H-2', msgType: 'Cancel', references: referTo('H-1') }),
        '/h3.xml': cap({ identifier: 'H-3', msgType: 'Update', references: referTo('H-1') }),
        '/h4.xml': cap({ identifier: 'H-4', msgType: 'Cancel', references: referTo('H-0') }),
      });
      expect([await stateOf('H-2'), await stateOf('H-3'), await stateOf('H-4')]).toEqual([
        ...['waiting', 'waiting', 'nothing-to-do'],
      ]);
      expect(await fromFeed()).toEqual(had);
      const [row] = await centre.sql`SELECT ended_at FROM loa.emergency WHERE id = ${id}`;
      expect(row).toEqual({ ended_at: null });
    });

    it('who brought it first keeps nothing from airing: a source on the list brings it anew, with its own words', async () => {
      // The day is long, and sessions end.
      const awake = await signedIn(centre, [{ role: 'emergency' }], 'Bà Hoa');
      const had = await fromFeed();
      await upload(cap({ identifier: 'I-1' }).replace('Lũ lớn', 'Lời giả'), awake);
      await upload(cap({ identifier: 'I-2', status: 'Test' }), awake);
      const dismissed = idIn(await upload(cap({ identifier: 'I-3' }), awake));
      await awake.post(`/khan-cap/cap/${dismissed}/bo-qua/`);
      const same = {
        '/i1.xml': cap({ identifier: 'I-1' }),
        '/i2.xml': cap({ identifier: 'I-2' }),
        '/i3.xml': cap({ identifier: 'I-3' }),
      };
      await bring(same);
      expect([await stateOf('I-1'), await stateOf('I-2'), await stateOf('I-3')]).toEqual([
        ...['sent', 'sent', 'dismissed'],
      ]);
      const now = await fromFeed();
      expect(now.length).toBe(had.length + 2);
      const [row] =
        await centre.sql`SELECT title FROM loa.emergency WHERE id = ANY(${now.filter((one) => !had.includes(one))}) AND title <> 'Lũ lớn'`;
      expect(row).toBeUndefined();
      await upload(same['/i1.xml'], awake);
      expect(await fromFeed()).toEqual(now);
    });

    it('after a restore, what was sent before it and is new to the ledger waits: it may have aired', async () => {
      const restoredAt = Date.parse('2026-11-30T18:30:00+07:00');
      await centre.sql`
        INSERT INTO loa.restored (at, by, backup_at, sha256) VALUES (${restoredAt}, 'x', 1, 'x')`;
      await bring({
        '/k1.xml': cap({ identifier: 'K-1' }),
        '/k2.xml': cap({ identifier: 'K-2', sent: '2026-11-30T18:31:00+07:00' }),
      });
      await centre.sql`DELETE FROM loa.restored WHERE at = ${restoredAt}`;
      expect([await stateOf('K-1'), await stateOf('K-2')]).toEqual(['waiting', 'sent']);
    });

    it('one that never answers is left after its while, and those behind it are asked', async () => {
      const silent = createServer(() => undefined);
      await new Promise<void>((resolve) => {
        silent.listen(0, '127.0.0.1', resolve);
      });
      // It listens to TCP.
      const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
      await addFeed(centre.sql, { url, everyMinutes: 5, by: 'x', at: 1 });
      later(5);
      answers.set('/a.atom', { body: atom(['/l1.xml']) });
      answers.set('/l1.xml', { body: cap({ identifier: 'L-1' }) });
      const words = await pollFeeds(
        { ...parts(), tell: (line: string) => told.push(line) },
        new AbortController().signal,
        { feedMs: 500 },
      );
      silent.closeAllConnections();
      silent.close();
      await centre.sql`UPDATE loa.cap_feed SET removed_at = 1 WHERE url = ${url}`;
      expect(words).toContain('hỏi 2 nguồn');
      expect(await stateOf('L-1')).toBe('sent');
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
      ['links to another host', { body: atom(['http://localhost:1/1.xml']) }, 'nơi khác'],
      ['links to no address of the web', { body: atom(['file:///etc/passwd']) }, 'nơi khác'],
      ['does not answer', { status: 500, body: '' }, 'HTTP 500'],
    ])('that %s is refused, told, and asked again', async (_, answer, why) => {
      answers.set('/b.atom', answer);
      await addFeed(centre.sql, { url: `${base}/b.atom`, everyMinutes: 5, by: 'x', at: 1 });
      await poll();
      const feed = (await feeds(centre.sql)).find(({ url }) => url.endsWith('/b.atom'));
      expect(feed?.failure).toContain(why);
    });
  });

  describe('where alerts come from', () => {
    it('an admin of everything says: a feed, who airs by himself, what an area means; each is logged', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }], 'Chị Quản');
      const to = (path: string, more: Record<string, string>) =>
        admin.post(`/khan-cap/nguon/${path}/`, more);
      expect((await to('them', { 'dia-chi': 'ftp://x', moi: '5' })).status).toBe(400);
      expect((await to('them', { 'dia-chi': 'https://a:b@x/', moi: '5' })).status).toBe(400);
      const plain = 'http://kttv.example.vn/cap.atom';
      expect((await to('them', { 'dia-chi': plain, moi: '5' })).status).toBe(303);
      const feed = (await feeds(centre.sql)).find(({ url }) => url === plain);
      const nguon = String(feed?.id);
      const refused = await to('tu-phat', { nguon, 'noi-gui': sender });
      expect(await refused.text()).toContain('http thường');
      expect((await to('vung', { ten: 'X', ma: '1', noi: 'không có' })).status).toBe(400);
      expect((await to('vung', { ten: 'X', ma: '1', noi: 'kinh mon' })).status).toBe(303);
      expect((await to('goi-sau', { giay: '30' })).status).toBe(303);
      const page = await (await admin.get('/khan-cap/nguon/')).text();
      expect(page).toContain('X 1: Hải Dương / Kinh Môn');
      expect(page).toContain('value="30"');
      const acts = await centre.sql`
        SELECT act FROM loa.act WHERE by = 'Chị Quản' ORDER BY id`;
      expect(acts.map(({ act }) => act as string)).toEqual([
        'cap-feed-added',
        'cap-area-set',
        'call-after-set',
      ]);
      const branch = await signedIn(centre, [{ role: 'admin', place: kinhMon }]);
      expect((await branch.post('/khan-cap/nguon/goi-sau/', { giay: '5' })).status).toBe(404);
    });
  });
});
