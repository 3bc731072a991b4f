// The box that finds: without marks too, hostile letters are letters, and nobody finds what is another's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeAt, writeAct } from '../../../scheduler/centre/ledger/stations.ts';
import { plainText } from '../../../scheduler/centre/overview/plain-text.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  let kinhMon: number;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    const at = centre.clock.now;
    for (const [name, path] of [
      ['Đài Đông Triều', ['Hải Dương', 'Kinh Môn']],
      [`Đài Ếch Ương ${nasty}`, ['Bắc Ninh', 'Long Khê']],
    ] as const) {
      const { station } = await centre.station(name);
      const place = await placeAt(centre.sql, path);
      await centre.sql`UPDATE loa.station SET place = ${place} WHERE id = ${station}`;
      await centre.sql`INSERT INTO loa.finding (station, kind, seq, said_hash, found_at) VALUES (${station}, 'forked', 7, 'x', ${at})`;
      await writeAct(centre.sql, {
        at,
        by: 'Bà Hoa',
        act: 'revoked',
        station,
        detail: { why: 'mất máy ở Ngã Bảy' },
      });
    }
    kinhMon = (await placeAt(centre.sql, ['Hải Dương', 'Kinh Môn'])) ?? 0;
  });
  afterAll(() => centre.close());
  const counts = (page: string): Record<string, number> =>
    Object.fromEntries(
      [...page.matchAll(/data-found="(\w+)" data-count="(\d+)"/g)].map(([, name = '', many]) => [
        name,
        Number(many),
      ]),
    );

  describe('finding', () => {
    it('marks are forgiven, in what is typed and in what is kept', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const ask = async (text: string) =>
        counts(await (await admin.get(`/tim/?q=${encodeURIComponent(text)}`)).text());
      for (const text of ['dong trieu', 'Đông Triều', 'ĐÔNG TRIỀU', 'đông tri'])
        expect([text, await ask(text)]).toEqual([
          text,
          { stations: 1, things: 0, findings: 1, acts: 3 },
        ]);
      expect(await ask('nga bay')).toMatchObject({ stations: 0, acts: 2 });
      expect(await ask('thu hoi khoa')).toMatchObject({ acts: 2 });
      expect(await ask('khác với dòng đã chép')).toMatchObject({ findings: 2 });
      for (const text of ['%', '_', '\\', "' OR 1=1 --", '\0']) await ask(text);
      expect(await ask('%%%')).toMatchObject({ stations: 0, acts: 0 });
    });

    it('the ledger takes marks away as the program does', async () => {
      for (const text of [
        'Đặng Thị Ữ',
        'ơ Ơ ư Ư ẵ Ẵ',
        'Crème brûlée',
        nasty,
        'Ngã Bảy'.normalize('NFD'),
      ]) {
        const [row] = await centre.sql<{ plain: string }[]>`SELECT loa.plain(${text}) AS plain`;
        expect(row?.plain.trim()).toBe(plainText(text));
      }
    });

    it('nobody finds what is another’s; who may read no acts finds none', async () => {
      const officer = await signedIn(centre, [{ role: 'viewer', place: kinhMon }]);
      const page = await (await officer.get('/tim/?q=dai')).text();
      expect(counts(page)).toEqual({ stations: 1, things: 0, findings: 1 });
      expect(page).not.toContain('Ếch Ương');
      const admin = await signedIn(centre, [{ role: 'admin', place: kinhMon }]);
      expect(counts(await (await admin.get('/tim/?q=may')).text())).toMatchObject({ acts: 1 });
      const all = await signedIn(centre, [{ role: 'viewer' }]);
      const found = await (await all.get('/tim/?q=ech')).text();
      expect(counts(found)).toMatchObject({ stations: 1 });
      expect(found).not.toContain('<script>');
    });
  });
});
