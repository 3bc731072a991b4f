import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { readStationRows } from '../../../scheduler/centre/stations/read-rows.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, say, type TestCentre } from './test-centre.ts';

describe('rows of stations', () => {
  const row = (text: string) => {
    const { rows, problems } = readStationRows(text);
    expect(problems).toEqual([]);
    return rows.map(({ name, place, groups, phone }) => [
      name,
      place.join('/'),
      groups.join('+'),
      phone,
    ]);
  };
  it.each([
    [
      'commas',
      'Đài A,Tỉnh B,Xã C,miền núi;biên giới,0912 345 678',
      [['Đài A', 'Tỉnh B/Xã C', 'miền núi+biên giới', '0912 345 678']],
    ],
    [
      'pasted from a spreadsheet',
      'tên\ttỉnh\txã\tnhóm\tđiện thoại\nĐài A\tB\tC\t\t',
      [['Đài A', 'B/C', '', '']],
    ],
    ['quoted', '\uFEFF"Đài ""A"", B","T, X",,"a,b",\r\n', [['Đài "A", B', 'T, X', 'a+b', '']]],
    [
      'semicolons of a Vietnamese Excel',
      'Đài A;B;C;x|y;091\n\nĐài B;B;C',
      [
        ['Đài A', 'B/C', 'x+y', '091'],
        ['Đài B', 'B/C', '', ''],
      ],
    ],
  ])('%s', (_, text, wanted) => {
    expect(row(text)).toEqual(wanted);
  });
  it('all mistakes at once, each with its line', () => {
    const { problems } = readStationRows(
      'tên,tỉnh\nĐài A,B\n,B\n=HYPERLINK("http://x"),B\nđài a,b\nĐài C,-1\nĐài D,B,C,,12ab\nĐài E,B,C,,091,thừa\nĐài F,B/C',
    );
    expect(problems.map((one) => Number(/Dòng (\d+)/.exec(one)?.[1]))).toEqual([
      ...[3, 4, 4, 5, 6, 7, 8, 9],
    ]);
  });
  it('nothing is no row', () => {
    expect(readStationRows(' \n ').problems).toHaveLength(1);
  });
});

onPostgres((server) => {
  let centre: TestCentre;
  let haiDuong: number;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    haiDuong = (await placeAt(centre.sql, ['Hải Dương'])) ?? 0;
    await placeAt(centre.sql, ['Bắc Ninh']);
  });
  afterAll(() => centre.close());
  const stationAt = async (name: string, path: readonly string[]): Promise<string> => {
    const { station } = await centre.station(name);
    await centre.sql`UPDATE loa.station SET place = ${await placeAt(centre.sql, path)} WHERE id = ${station}`;
    return station;
  };
  const field = (page: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  const invitations = async (like: string): Promise<number> =>
    (await centre.sql`SELECT FROM loa.invitation WHERE name LIKE ${like}`).length;
  /** The look, then the button. */
  const change = async (
    who: SignedIn,
    fields: Record<string, string | readonly string[]>,
  ): Promise<readonly [number, number]> => {
    const look = await who.post('/sua-dai/', fields);
    const so = field(await look.text(), 'so');
    const done = await who.post('/sua-dai/lam/', { ...fields, so });
    return [look.status, done.status];
  };

  describe('stations, by the pages', () => {
    it('many are invited at once after a look, each with a code and a picture; twice sent is once', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const dong = 'Loạt A,Hải Dương,An Phụ,miền núi,0912345678\nLoạt B,Hải Dương,Long Khê';
      const look = await (await admin.post('/moi-dai/', { dong, 'so-ngay': '7' })).text();
      expect(await invitations('Loạt%')).toBe(0);
      const form = { dong, 'so-ngay': '7', so: field(look, 'so') };
      const [first, second] = await Promise.all([
        admin.post('/moi-dai/lam/', form),
        admin.post('/moi-dai/lam/', form),
      ]);
      const pages = [await first.text(), await second.text()];
      expect(pages.filter((page) => page.includes('data-made="2"'))).toHaveLength(1);
      expect(await invitations('Loạt%')).toBe(2);
      const paper = pages.find((page) => page.includes('data-made="2"')) ?? '';
      expect(paper.match(/class="qr"/g)).toHaveLength(2);
      const code = /data-code="([^"]+)"/.exec(paper)?.[1] ?? '';
      expect(paper).toContain(`${centre.url}/moi/${code}/${centre.centre.id}`);
      const { station } = await centre.join(code);
      const rows = await centre.sql`SELECT name, phone FROM loa.station WHERE id = ${station}`;
      expect([...rows]).toEqual([{ name: 'Loạt A', phone: '0912345678' }]);
    });

    it('one mistake keeps all rows from being invited', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const dong = 'Sai A,Hải Dương,An Phụ\n=cmd|calc,Hải Dương,An Phụ';
      expect((await admin.post('/moi-dai/', { dong, 'so-ngay': '7' })).status).toBe(400);
      expect((await admin.post('/moi-dai/lam/', { dong, 'so-ngay': '7', so: 'x1' })).status).toBe(
        400,
      );
      expect(await invitations('Sai%')).toBe(0);
    });

    it('an admin of a branch invites, sees and changes what lies in it alone', async () => {
      const branch = await signedIn(centre, [{ role: 'admin', place: haiDuong }]);
      const other = await stationAt('Đài Người Khác', ['Bắc Ninh', 'X']);
      const own = await stationAt('Đài Mình', ['Hải Dương', 'Y']);
      for (const dong of ['Lạ,Bắc Ninh,X', 'Lạ', 'Lạ,Tỉnh Mới,X']) {
        expect((await branch.post('/moi-dai/', { dong, 'so-ngay': '7' })).status).toBe(400);
        expect((await branch.post('/moi-dai/lam/', { dong, so: dong })).status).toBe(400);
      }
      expect(
        (await branch.post('/moi-dai/', { dong: 'Của Mình,Hải Dương,Xã Mới', 'so-ngay': '7' }))
          .status,
      ).toBe(200);
      expect(await invitations('Lạ%')).toBe(0);
      expect(await (await branch.get('/sua-dai/')).text()).not.toContain('Người Khác');
      expect((await branch.get(`/dai/${other}/sua/`)).status).toBe(404);
      expect((await branch.post(`/dai/${other}/thay-may/`, { so: 'x', 'ly-do': 'x' })).status).toBe(
        404,
      );
      const why = { 'ly-do': 'thử' };
      expect(await change(branch, { ...why, viec: 'revoke', dai: other })).toEqual([404, 404]);
      // Of a list with one of another's, his own alone.
      await change(branch, { ...why, viec: 'join-group', 'gia-tri': 'nhóm', dai: [own, other] });
      const rows = await centre.sql`SELECT station FROM loa.station_group WHERE name = 'nhóm'`;
      expect([...rows]).toEqual([{ station: own }]);
      expect(
        (await change(branch, { ...why, viec: 'move', 'gia-tri': 'Bắc Ninh/X', dai: own }))[0],
      ).toBe(400);
      await change(branch, { ...why, viec: 'move', 'gia-tri': 'hai duong/Thôn Mới', dai: own });
      expect(await (await branch.get(`/dai/${own}/`)).text()).toContain('Hải Dương / Thôn Mới');
    });

    it('rename, telephone, revoke and a new machine: each with a reason, and written down', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const station = await stationAt('Tên Cũ', ['Hải Dương', 'Z']);
      const fields = { dai: station, ve: `/dai/${station}/sua/` };
      expect(
        (await change(admin, { ...fields, viec: 'rename', 'gia-tri': 'Tên Mới', 'ly-do': '' }))[0],
      ).toBe(400);
      await change(admin, { ...fields, viec: 'rename', 'gia-tri': 'Tên Mới', 'ly-do': 'sáp nhập' });
      await change(admin, { ...fields, viec: 'phone', 'gia-tri': '0912', 'ly-do': 'đổi người' });
      expect(
        (await change(admin, { ...fields, viec: 'phone', 'gia-tri': 'gọi tôi', 'ly-do': 'x' }))[0],
      ).toBe(400);
      await change(admin, { ...fields, viec: 'revoke', 'ly-do': 'mất máy' });
      const paper = await (
        await admin.post(`/dai/${station}/thay-may/`, { so: 'thay1', 'ly-do': 'mất máy' })
      ).text();
      const code = /data-code="([^"]+)"/.exec(paper)?.[1] ?? '';
      expect((await centre.join(code)).station).toBe(station);
      const rows = await centre.sql`SELECT name, phone FROM loa.station WHERE id = ${station}`;
      expect([...rows]).toEqual([{ name: 'Tên Mới', phone: '0912' }]);
      const acts = await centre.sql<{ act: string; why: string | null; account: string | null }[]>`
        SELECT act, detail->>'why' AS why, account FROM loa.act WHERE station = ${station} ORDER BY id`;
      expect(acts.map(({ act, why, account }) => [act, why, account]).slice(1)).toEqual([
        ['station-renamed', 'sáp nhập', admin.account],
        ['station-phone', 'đổi người', admin.account],
        ['revoked', 'mất máy', admin.account],
        ['machine-invited', 'mất máy', admin.account],
        ['machine-replaced', null, null],
      ]);
      expect(await (await admin.get('/tai-khoan/viec/')).text()).toContain('sáp nhập');
    });

    it('a message of a station changes nothing of what people wrote of it', async () => {
      const machine = await centre.station('Bền');
      const before = await centre.sql`SELECT * FROM loa.station WHERE id = ${machine.station}`;
      const content = {
        ...{
          head: { seq: 0, hash: '' },
          clockErrorMs: 0,
          program: 'x',
          isRunning: true,
          troubles: [],
        },
        ...{ name: 'Khác', place: 1, groups: ['x'], phone: '1', station: 'AAAA-BBBB' },
      };
      const said = say(centre.centre.id, machine, 'beat', content, {
        sequence: 9,
        at: centre.clock.now,
      });
      await centre.post('beat', said.bytes, said.signature);
      expect([
        ...(await centre.sql`SELECT * FROM loa.station WHERE id = ${machine.station}`),
      ]).toEqual([...before]);
    });

    it('names that are more than names stay texts on each page about stations', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }], nasty);
      const station = await stationAt(nasty, [nasty]);
      await centre.sql`INSERT INTO loa.station_group VALUES (${station}, ${nasty})`;
      await centre.invite(nasty);
      const looks = [
        await admin.get('/moi-dai/'),
        await admin.get(
          `/sua-dai/?tim=${encodeURIComponent('script')}&xong=${encodeURIComponent(nasty)}`,
        ),
        await admin.get(`/dai/${station}/sua/`),
        await admin.post('/moi-dai/', { dong: `"${nasty}",T,X`, 'so-ngay': '7' }),
        await admin.post('/sua-dai/', {
          dai: station,
          viec: 'leave-group',
          'gia-tri': nasty,
          'ly-do': nasty,
          ve: nasty,
        }),
      ];
      for (const response of looks) expect(await response.text()).not.toContain('<script>');
    });
  });
});
