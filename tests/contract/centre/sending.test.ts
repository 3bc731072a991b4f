import { cpSync, mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { sendParcel } from '../../../scheduler/centre/send/send-parcel.ts';
import { orderShape } from '../../../scheduler/centre/talk/order.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

const red = new Uint8Array(
  await sharp({ create: { width: 40, height: 20, channels: 3, background: '#b22' } })
    .png()
    .toBuffer(),
);
const notice = `---
title: Phòng chống lụt
description: Kê cao đồ đạc.
order: 1
---

# Phòng chống lụt

Bà con kê cao đồ đạc.
`;

onPostgres((server) => {
  let centre: TestCentre;
  let folder: string;
  let haiDuong: number;
  let anPhu: string;
  let longKhe: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loa-centre-content-'));
    const root = join(import.meta.dirname, '..', '..', '..', 'content');
    for (const one of ['ward.yaml', 'emergencies.yaml', 'campaigns/cach-lam-hien-nay.yaml'])
      cpSync(join(root, one), join(folder, one));
    for (const name of ['dang-nhap-vneid', 'nop-ho-so-hien-nay'])
      cpSync(join(root, 'guides', `${name}.mdx`), join(folder, 'guides', `${name}.mdx`));
    writeFileSync(join(folder, 'lexicon.tsv'), 'BQL\tban quản lý\n[hộ] HN\thộ nghèo\n');
    mkdirSync(join(folder, 'recordings'));
    writeFileSync(join(folder, 'recordings', 'nhac-hieu.mp3'), 'nhạc');
    centre = await openTestCentre(server(), console.error, folder);
    const stationAt = async (name: string, path: readonly string[]): Promise<string> => {
      const { station } = await centre.station(name);
      await centre.sql`UPDATE loa.station SET place = ${await placeAt(centre.sql, path)} WHERE id = ${station}`;
      return station;
    };
    haiDuong = (await placeAt(centre.sql, ['Hải Dương'])) ?? 0;
    anPhu = await stationAt('Đài An Phụ', ['Hải Dương', 'An Phụ']);
    longKhe = await stationAt('Đài Long Khê', ['Bắc Ninh', 'Long Khê']);
  });
  afterAll(async () => {
    await centre.close();
    rmSync(folder, { recursive: true });
  });

  const upload = (
    person: SignedIn,
    files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
  ): Promise<Response> => {
    const form = new FormData();
    for (const [name, text] of Object.entries(files)) form.append('tep', new Blob([text]), name);
    form.append('loai', 'announcement');
    return person.send('/gui/moi/', form);
  };
  const draftOf = (response: Response): string => response.headers.get('location') ?? '';
  const sealIn = (page: string): string => /name="dau" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const select = (
    person: SignedIn,
    draft: string,
    fields: Record<string, string | readonly string[]>,
  ) => person.post(draft, { lam: 'xem', ...fields });
  const ordersFor = async (station: string): Promise<readonly string[]> => {
    const rows = await centre.sql<{ what: string }[]>`
      SELECT dispatch.thing || ' ' || dispatch.kind || coalesce(' ' || version, '') AS what
      FROM loa.station_order JOIN loa.dispatch ON dispatch.id = dispatch
      WHERE station = ${station} AND superseded_by IS NULL ORDER BY what`;
    return rows.map(({ what }) => what);
  };
  /** Through all steps; what the last one answered. */
  const sendAll = async (
    person: SignedIn,
    files: Readonly<Record<string, string>>,
    fields: Record<string, string | readonly string[]>,
  ): Promise<Response> => {
    const draft = draftOf(await upload(person, files));
    await select(person, draft, fields);
    const page = await (await person.get(`${draft}xem/`)).text();
    return person.post(`${draft}gui/`, { dau: sealIn(page) });
  };

  describe('sending by the pages', () => {
    it('what is wrong in files is told all at once with file and line, and nothing can be sent', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const response = await upload(sender, {
        'hong.mdx': '---\ntitel: x\n---\n\nChữ\n',
        'cung-hong.yaml': 'title: X\ndays: [blah]\n',
        'la.exe': 'MZ',
      });
      expect(response.status).toBe(400);
      const page = await response.text();
      expect(page).toContain('content/announcements/hong.mdx:');
      expect(page).toContain('content/campaigns/cung-hong.yaml:');
      expect(page).toContain('la.exe');
      expect([...(await centre.sql`SELECT FROM loa.draft`)]).toEqual([]);
    });

    it('the preview says how many, where, which were never heard; confirmed twice it is sent once', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const draft = draftOf(await upload(sender, { 'Phòng chống lụt.mdx': notice }));
      expect((await select(sender, draft, {})).status).toBe(400);
      const next = await select(sender, draft, {
        noi: String(haiDuong),
        dai: longKhe,
        loi: 'Phát ngay',
      });
      expect(next.headers.get('location')).toBe(`${draft}xem/`);
      const page = await (await sender.get(`${draft}xem/`)).text();
      expect(page).toContain('data-reached="2"');
      expect(page).toContain('Hải Dương / An Phụ: 1 đài');
      expect(page).toContain('<strong>2</strong> đài chưa nói lần nào');
      expect(await ordersFor(anPhu)).toEqual([]);
      const press = (): Promise<Response> => sender.post(`${draft}gui/`, { dau: sealIn(page) });
      const pressed = await Promise.all([press(), press(), press()]);
      expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
      await press();
      expect(await ordersFor(anPhu)).toEqual(['thong-bao/phong-chong-lut parcel 1']);
      const rows = await centre.sql`SELECT act, by, account FROM loa.act WHERE act = 'sent'`;
      expect([...rows]).toEqual([{ act: 'sent', by: 'Bà Hoa', account: sender.account }]);
    });

    it('what was changed after it was looked at is looked at again', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const draft = draftOf(await upload(sender, { 'khac.mdx': notice }));
      await select(sender, draft, { dai: longKhe });
      const seal = sealIn(await (await sender.get(`${draft}xem/`)).text());
      await select(sender, draft, { 'tat-ca': '1' });
      expect((await sender.post(`${draft}gui/`, { dau: seal })).status).toBe(409);
      expect((await ordersFor(anPhu)).some((one) => one.includes('khac'))).toBe(false);
    });

    it('a new version says what changed; withdrawn with a reason it is withdrawn once', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const files = { 'ban-moi.mdx': notice };
      await sendAll(sender, files, { 'tat-ca': '1' });
      const draft = draftOf(await upload(sender, { 'ban-moi.mdx': `${notice}\nThêm.\n` }));
      // To whom it went is chosen again.
      const page = await (await sender.get(`${draft}xem/`)).text();
      expect(page).toContain('data-reached="2"');
      expect(page).toContain('data-change="changed"');
      await sender.post(`${draft}gui/`, { dau: sealIn(page) });
      expect(await ordersFor(longKhe)).toContain('thong-bao/ban-moi parcel 2');
      const path = '/gui/bai/?ten=thong-bao%2Fban-moi';
      const so = /name="so" value="([^"]+)"/.exec(await (await sender.get(path)).text())?.[1] ?? '';
      const back = (why: string): Promise<Response> =>
        sender.post('/gui/bai/rut/', { ten: 'thong-bao/ban-moi', 'ly-do': why, so });
      expect((await back(' ')).status).toBe(400);
      await Promise.all([back('Nhầm số'), back('Nhầm số')]);
      expect(await ordersFor(longKhe)).toContain('thong-bao/ban-moi withdraw');
      expect([
        ...(await centre.sql`SELECT FROM loa.dispatch WHERE thing = 'thong-bao/ban-moi' AND kind = 'withdraw'`),
      ]).toHaveLength(1);
      expect(await (await sender.get(path)).text()).toContain('Rút lại');
    });

    it('who takes back what a campaign of the centre airs is told of it, by name where he may read it', async () => {
      const send = (thing: string, what: 'document' | 'campaign', text: string) =>
        sendParcel(
          { sql: centre.sql, centre: centre.centre, now: () => centre.clock.now },
          {
            ...{ thing, title: `Tên ${nasty}`, to: { all: true }, by: 'x' },
            files: [{ what, path: 'campaigns/a.yaml', bytes: Buffer.from(text) }],
          },
        );
      await send('thong-bao/duoc-phat', 'document', 'x');
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const page = async () => (await sender.get('/gui/bai/?ten=thong-bao%2Fduoc-phat')).text();
      expect(await page()).not.toContain('data-aired');
      await send('dot-phat/phat', 'campaign', 'items:\n  - document: thong-bao/duoc-phat\n');
      await send('dot-phat/hong', 'campaign', 'items: [\n');
      await send('dot-phat/khac', 'campaign', 'documents: [thong-bao/khac]\n');
      const warned = await page();
      expect(warned).toContain('data-aired="1"');
      expect(warned).not.toContain('<script>');
    });

    it('a branch’s sender reaches that branch alone, whatever he asks for, and changes nothing of others', async () => {
      const own = await signedIn(centre, [{ role: 'sender', place: haiDuong }]);
      const province = await signedIn(centre, [{ role: 'sender' }]);
      await sendAll(own, { 'cua-huyen.mdx': notice }, { 'tat-ca': '1', dai: longKhe });
      expect(await ordersFor(anPhu)).toContain('thong-bao/cua-huyen parcel 1');
      expect(await ordersFor(longKhe)).not.toContain('thong-bao/cua-huyen parcel 1');
      // His list, his search: no name of another's.
      const draft = draftOf(await upload(own, { 'thu.mdx': notice }));
      const found = await (await own.get(`${draft}?tim=long%20khe`)).text();
      expect(found).not.toContain('Đài Long Khê');
      expect(found).not.toContain('Bắc Ninh');
      // Another's draft is not there.
      expect((await province.get(draft)).status).toBe(404);
      expect((await province.post(`${draft}gui/`, { dau: 'x' })).headers.get('location')).toBe(
        '/gui/',
      );
      // What the province sent cannot be sent over, nor taken back.
      await sendAll(province, { 'cua-tinh.mdx': notice }, { 'tat-ca': '1' });
      const over = await sendAll(own, { 'cua-tinh.mdx': `${notice}\nKhác.\n` }, { 'tat-ca': '1' });
      expect(over.status).toBe(409);
      const back = { ten: 'thong-bao/cua-tinh', 'ly-do': 'x', so: 'y' };
      expect((await own.post('/gui/bai/rut/', back)).status).toBe(400);
      expect(await ordersFor(anPhu)).toContain('thong-bao/cua-tinh parcel 1');
      // Sent to others alone: it is not there.
      await sendAll(province, { 'chi-bac-ninh.mdx': notice }, { dai: longKhe });
      expect((await own.get('/gui/bai/?ten=thong-bao%2Fchi-bac-ninh')).status).toBe(404);
      expect(await (await own.get('/gui/')).text()).not.toContain('chi-bac-ninh');
      const seen = await (await own.get('/gui/bai/?ten=thong-bao%2Fcua-tinh')).text();
      expect(seen).not.toContain('Long Khê');
    });

    it('things are chosen from content/: a campaign brings its documents, a row is a thing of its own', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const page = await (await sender.get('/gui/moi/')).text();
      expect(page).toContain('value="recordings/nhac-hieu.mp3"');
      const draft = draftOf(
        await sender.post('/gui/moi/', {
          ...{ loai: 'announcement' },
          chon: ['campaigns/cach-lam-hien-nay.yaml', 'loi-khan/lu-roi-nha', 'cach-doc/ho-hn'],
        }),
      );
      const [row] = await centre.sql<
        { content: { things: { thing: string; files: { path: string }[] }[] } }[]
      >`
        SELECT content FROM loa.draft WHERE ${draft} LIKE '%' || id || '%'`;
      expect(row?.content.things.map(({ thing }) => thing)).toEqual([
        'dot-phat/cach-lam-hien-nay',
        'cach-doc/ho-hn',
        'loi-khan/lu-roi-nha',
      ]);
      expect(row?.content.things[0]?.files.map(({ path }) => path).toSorted()).toEqual([
        'campaigns/cach-lam-hien-nay.yaml',
        'guides/dang-nhap-vneid.mdx',
        'guides/nop-ho-so-hien-nay.mdx',
      ]);
    });

    it('what is not offered is not read, whatever a form names; a name no station can have stops all before the first', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const secret = join(folder, '..', 'khoa-thu.pem');
      writeFileSync(secret, 'bí mật');
      for (const chon of ['recordings/../../khoa-thu.pem', '../khoa-thu.pem']) {
        const refused = await sender.post('/gui/moi/', { chon, loai: 'announcement' });
        expect([refused.status, await refused.text()]).toEqual([
          400,
          expect.stringContaining('Không có gì để gửi'),
        ]);
      }
      rmSync(secret);
      writeFileSync(join(folder, 'recordings', 'a&b.mp3'), 'nhạc');
      const before = await centre.sql`SELECT FROM loa.dispatch`;
      const chon = ['recordings/nhac-hieu.mp3', 'recordings/a&b.mp3'];
      const unsafe = await sender.post('/gui/moi/', { chon, loai: 'announcement' });
      expect([unsafe.status, await unsafe.text()]).toEqual([
        400,
        expect.stringContaining('không dùng được trên mọi máy'),
      ]);
      expect(await centre.sql`SELECT FROM loa.dispatch`).toHaveLength(before.length);
      // Also from a draft that another version of the program has made.
      const draft = draftOf(
        await sender.post('/gui/moi/', { chon: chon[0] ?? '', loai: 'announcement' }),
      );
      await select(sender, draft, { dai: anPhu });
      await centre.sql`
        UPDATE loa.draft SET content = jsonb_set(content, '{things,1}',
          jsonb_set(content->'things'->0, '{files,0,path}', '"recordings/a&b.mp3"'))`;
      const preview = await (await sender.get(`${draft}xem/`)).text();
      const failed = await sender.post(`${draft}gui/`, { dau: sealIn(preview) });
      expect(await failed.text()).toContain('Chưa gửi gì. Không gửi được tệp');
      expect(await centre.sql`SELECT FROM loa.dispatch`).toHaveLength(before.length);
      rmSync(join(folder, 'recordings', 'a&b.mp3'));
    });

    it('a document takes its pictures, its files and its recording with it; the preview has each with its size', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const shown = `${notice}\n![Đê sông, chỗ hay tràn](/hinh/de-song.png)\n\n<File name="van-ban.pdf">Văn bản gốc</File>\n`;
      const files = {
        ...{ 'de-lut.mdx': shown, 'De song.png': red, 'van-ban.pdf': '%PDF-1.7 lời' },
        'de-lut.mp3': 'ID3 tiếng',
      };
      const draft = draftOf(await upload(sender, files));
      await select(sender, draft, { dai: longKhe });
      const page = await (await sender.get(`${draft}xem/`)).text();
      for (const path of ['pictures/de-song.png', 'files/van-ban.pdf', 'announcements/de-lut.mp3'])
        expect(page).toContain(`${path}, 1 kB`);
      await sender.post(`${draft}gui/`, { dau: sealIn(page) });
      const [row] = await centre.sql<{ bytes: Uint8Array }[]>`
        SELECT bytes FROM loa.dispatch WHERE thing = 'thong-bao/de-lut'`;
      const order = orderShape.parse(JSON.parse(Buffer.from(row?.bytes ?? []).toString()));
      expect(order.kind === 'parcel' && order.content.parts.map(({ what }) => what)).toEqual([
        ...['picture', 'file', 'document', 'recording'],
      ]);
    });

    it('a picture that is none, that is not there, or that nothing shows is told, and nothing is sent', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const shown = `${notice}\n![Đê sông, chỗ hay tràn](/hinh/de-song.png)\n`;
      const refusals: readonly (readonly [string, Record<string, string | typeof red>])[] = [
        ['content/pictures/de-song.png:', { 'thu-anh.mdx': shown, 'de-song.png': '<svg/>' }],
        ['thu-anh.mdx:', { 'thu-anh.mdx': shown }],
        ['pictures/khac.png: chưa bài nào', { 'thu-anh.mdx': notice, 'khac.png': red }],
        ['de-song.svg: không gửi được', { 'thu-anh.mdx': notice, 'de-song.svg': '<svg/>' }],
        ['pictures/de-song.png: chưa bài nào', { 'de-song.png': red }],
      ];
      for (const [words, files] of refusals) {
        const response = await upload(sender, files);
        expect(response.status).toBe(400);
        expect(await response.text()).toContain(words);
      }
      // The folder's own, too.
      mkdirSync(join(folder, 'pictures'));
      writeFileSync(join(folder, 'pictures', 'de-song.png'), '<svg/>');
      const response = await upload(sender, { 'thu-anh.mdx': shown });
      rmSync(join(folder, 'pictures'), { recursive: true });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('content/pictures/de-song.png:');
    });

    it('texts that are more than texts stay texts on each page of sending', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }], nasty);
      const refused = await upload(sender, { [`${nasty}.mdx`]: notice });
      expect(await refused.text()).not.toContain('<script>');
      const draft = draftOf(await upload(sender, { 'thuong.mdx': notice }));
      await sender.post(draft, {
        lam: 'xem',
        'tat-ca': '1',
        loi: nasty,
        'ten-0': nasty,
        nhom: nasty,
        dai: nasty,
        noi: nasty,
      });
      const paths = [
        draft,
        `${draft}?tim=${encodeURIComponent(nasty)}`,
        `${draft}xem/`,
        '/gui/',
        `/gui/?tim=${encodeURIComponent(nasty)}`,
      ];
      for (const path of paths) {
        const response = await sender.get(path);
        expect(response.status).toBe(200);
        expect(await response.text()).not.toContain('<script>');
      }
      expect((await sender.get(`/gui/bai/?ten=${encodeURIComponent(nasty)}`)).status).toBe(404);
    });

    it('who may not send looks, and sends nothing', async () => {
      const viewer = await signedIn(centre, [{ role: 'viewer' }, { role: 'admin' }]);
      expect((await viewer.get('/gui/')).status).toBe(200);
      expect((await viewer.get('/gui/moi/')).status).toBe(403);
      expect((await upload(viewer, { 'a.mdx': notice })).status).toBe(403);
    });
  });
});
