// Who has aired what, as pages and files say it, from lines that were really copied.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Change } from '../../../scheduler/store/store.ts';
import { readXlsx } from '../../setup/read-xlsx.ts';
import { campaignLines } from './campaign-lines.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  let kinhMon: number;
  const ids: Record<string, string> = {};
  const folder = mkdtempSync(join(tmpdir(), 'loa-progress-'));
  const tellAs = async (name: string, path: readonly string[], changes: readonly Change[]) => {
    const machine = await centre.station(name);
    await centre.sql`UPDATE loa.station SET place = ${await placeAt(centre.sql, path)} WHERE id = ${machine.station}`;
    const store = openSqliteStore(join(folder, `${machine.station}.db`));
    store.commit(changes);
    const { id, publicKey } = centre.centre;
    centre.clock.now += 60_000;
    await tellCentre(
      createPost(
        { url: centre.url, centre: id, centreKey: publicKey, ...machine },
        () => centre.clock.now,
      ),
      store,
      standingOf({ daemon: undefined }, { slots: () => [] }, 0),
    );
    store.close();
    ids[name] = machine.station;
    return machine;
  };
  const ten = (end: string) => Array.from({ length: 10 }, () => end);

  beforeAll(async () => {
    centre = await openTestCentre(server());
    await tellAs('Đài đủ', ['Hải Dương', 'Kinh Môn'], campaignLines('lut', ten('aired')));
    await tellAs(
      'Đài lỡ',
      ['Hải Dương', 'Kinh Môn'],
      campaignLines('lut', [...ten('aired').slice(2), 'missed']),
    );
    await tellAs('Đài giao', ['Hải Dương', 'Chí Linh'], campaignLines('lut', ten('handed-over')));
    await tellAs('Đài im', ['Bắc Ninh', nasty], campaignLines('lut', [...ten('aired').slice(1)]));
    await tellAs(
      nasty,
      ['Bắc Ninh', '=1+1'],
      campaignLines(nasty.replaceAll('@', ''), ten('aired')),
    );
    kinhMon = (await placeAt(centre.sql, ['Hải Dương', 'Kinh Môn'])) ?? 0;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await centre.close();
  });

  describe('progress of campaigns', () => {
    it('says how many have enough, in all places and in one; what is not known is not aired', async () => {
      const person = await signedIn(centre, [{ role: 'viewer' }]);
      const list = await (await person.get('/tien-do/')).text();
      expect(list).toContain('Phòng chống lụt');
      expect(list).toContain('2 lần/tuần × 5 tuần');
      const page = await (await person.get('/tien-do/dot/?ten=lut')).text();
      expect(page).toContain('2 lần/tuần × 5 tuần: đã đủ ở 1 trên 4 đài');
      for (const verdict of ['reached', 'short', 'handed-over', 'unknown'])
        expect(page).toMatch(new RegExp(`data-verdict="${verdict}" data-count="1"`));
      const branch = await (await person.get(`/tien-do/dot/?ten=lut&noi=${kinhMon}`)).text();
      expect(branch).toContain('data-reached="1" data-all="2"');
      const parts = await (
        await person.get('/tien-do/bai/?ten=document+thong-bao%2Fchong-lut')
      ).text();
      expect(parts).toContain('Đã phát ít nhất một lần ở 4 trên 5 đài; 37 lần');
    });

    it('one station’s weeks, and one airing to the second with its reason in words', async () => {
      const person = await signedIn(centre, [{ role: 'viewer' }]);
      const station = ids['Đài lỡ'] ?? '';
      const weeks = await (await person.get(`/tien-do/dai/?ten=lut&dai=${station}`)).text();
      expect(weeks).toContain('data-weeks="5"');
      expect(weeks.match(/<td data-state="aired"/g)).toHaveLength(8);
      expect(weeks).toContain('17:00:01');
      const airing = await (await person.get(`/dai/${station}/buoi/?b=lut%408`)).text();
      expect(airing).toContain('vì máy mất điện hoặc tắt đột ngột từ khoảng');
      expect(airing).toContain('bài thong-bao/chong-lut; bản ghi âm quoc-ca.mp3');
      expect(airing).toContain('data-lines="3"');
    });

    it('a person of one branch reads of no other', async () => {
      const officer = await signedIn(centre, [{ role: 'viewer', place: kinhMon }]);
      const page = await (await officer.get('/tien-do/dot/?ten=lut')).text();
      expect(page).toContain('đã đủ ở 1 trên 2 đài');
      expect(page).not.toContain('Đài giao');
      const other = ids['Đài giao'] ?? '';
      for (const path of [`/tien-do/dai/?ten=lut&dai=${other}`, `/dai/${other}/buoi/?b=lut%401`])
        expect((await officer.get(path)).status).toBe(404);
      const text = await (await officer.get('/tien-do/dot/?ten=lut&dang=csv')).text();
      expect(text.trim().split('\r\n')).toHaveLength(3);
    });

    it('as files it is the same, opened again', async () => {
      const person = await signedIn(centre, [{ role: 'viewer' }]);
      const file = await person.get('/tien-do/dot/?ten=lut&dang=xlsx');
      expect(file.headers.get('content-disposition')).toBe(
        'attachment; filename="tien-do-lut.xlsx"',
      );
      const [sheet] = await readXlsx(Buffer.from(await file.arrayBuffer()));
      expect(sheet?.rows).toHaveLength(5);
      const [, name, place, verdict, planned, aired] =
        sheet?.rows.find((row) => row[1]?.value === 'Đài im') ?? [];
      expect([name, place, verdict].map((cell) => cell?.value)).toEqual([
        'Đài im',
        `Bắc Ninh / ${nasty}`,
        'Chưa rõ',
      ]);
      expect([planned, aired].map((cell) => cell?.value)).toEqual(['10', '9']);
    });

    it('names that are more than names stay texts, on every page and in every file', async () => {
      const person = await signedIn(centre, [{ role: 'viewer' }]);
      const name = encodeURIComponent(nasty.replaceAll('@', ''));
      const station = ids[nasty] ?? '';
      for (const path of [
        `/tien-do/?tim=${encodeURIComponent(nasty)}`,
        `/tien-do/?tim=${encodeURIComponent("%_\\'")}`,
        `/tien-do/dot/?ten=${name}`,
        `/tien-do/dai/?ten=${name}&dai=${station}`,
        `/dai/${station}/buoi/?b=${name}%401`,
      ]) {
        const response = await person.get(path);
        expect([path, response.status]).toEqual([path, 200]);
        expect(await response.text()).not.toContain('<script>');
      }
      for (const path of [
        "/tien-do/dot/?ten=x'%20OR%201=1",
        '/tien-do/bai/?ten=',
        '/tien-do/dai/?ten=lut&dai=%00',
      ])
        expect([path, (await person.get(path)).status]).toEqual([path, 404]);
      const csv = await (await person.get(`/tien-do/dot/?ten=${name}&dang=csv`)).text();
      expect(csv).not.toMatch(/(^|[,\n])"?[=+@]/);
    });
  });
});
