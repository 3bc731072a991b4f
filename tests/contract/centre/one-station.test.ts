// The page of one station: months, what does not hold and who asked about it, troubles of its log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { campaignLines } from './campaign-lines.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  let station: string;
  let place: number;
  const folder = mkdtempSync(join(tmpdir(), 'loa-one-station-'));
  beforeAll(async () => {
    centre = await openTestCentre(server());
    const machine = await centre.station('Đài An Phụ');
    ({ station } = machine);
    place = (await placeAt(centre.sql, ['Hải Dương', 'Kinh Môn'])) ?? 0;
    await centre.sql`UPDATE loa.station SET place = ${place} WHERE id = ${station}`;
    const { id, publicKey } = centre.centre;
    const post = createPost(
      { url: centre.url, centre: id, centreKey: publicKey, ...machine },
      () => centre.clock.now,
    );
    const begin = Date.UTC(2026, 9, 20);
    const trouble = {
      at: begin,
      slot: '',
      event: 'trouble',
      detail: { message: `Đĩa đầy ${nasty}` },
    };
    for (const [file, lines] of [
      ['one', [trouble, ...campaignLines('lut', ['aired', 'missed'])]],
      // Another log than the one before, from its second line on.
      ['two', [trouble, ...campaignLines('lut', ['aired', 'aired'])]],
    ] as const) {
      const store = openSqliteStore(join(folder, `${file}.db`));
      store.commit(lines);
      centre.clock.now += 60_000;
      await tellCentre(post, store, standingOf({ daemon: undefined }, { slots: () => [] }, 0));
      store.close();
    }
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await centre.close();
  });

  describe('the page of one station', () => {
    it('has its months, its airings with reasons, its troubles; a disputed airing counts as neither', async () => {
      const person = await signedIn(centre, [{ role: 'viewer' }]);
      const page = await (await person.get(`/dai/${station}/?thang=2026-10`)).text();
      expect(page).toContain('data-month="2026-10"');
      expect(page).toContain('kể khác nhau 1');
      expect(page).toContain('hai lần kể khác nhau');
      expect(page).toContain('data-troubles="1"');
      expect(page).toContain('lời nói phiên bản');
      expect(page).not.toContain('<script>');
      expect(page).not.toContain('data-act="findings-seen"');
      for (const query of ['thang=2026-13', "thang='", 'thang=2026-01'])
        expect((await person.get(`/dai/${station}/?${query}`)).status).toBe(200);
    });

    it('who sends there says that the station was asked; a viewer and another branch do not', async () => {
      const path = `/dai/${station}/da-xem/`;
      const viewer = await signedIn(centre, [{ role: 'viewer' }]);
      expect((await viewer.post(path, { 'ly-do': 'x' })).status).toBe(404);
      const elsewhere = (await placeAt(centre.sql, ['Bắc Ninh'])) ?? 0;
      const stranger = await signedIn(centre, [{ role: 'sender', place: elsewhere }]);
      expect((await stranger.post(path, { 'ly-do': 'x' })).status).toBe(404);
      const sender = await signedIn(centre, [{ role: 'sender', place }], 'Ông Tư');
      expect(await (await sender.get(`/dai/${station}/`)).text()).toContain('data-open="1"');
      expect((await sender.post(path, { 'ly-do': 'phục hồi bản sao lưu' })).status).toBe(303);
      const page = await (await sender.get(`/dai/${station}/`)).text();
      expect(page).toContain('data-open="0"');
      expect(page).toContain('Ông Tư đã hỏi đài');
      const [act] =
        await centre.sql`SELECT by, account, detail FROM loa.act WHERE act = 'findings-seen'`;
      expect(act).toEqual({
        by: 'Ông Tư',
        account: sender.account,
        detail: { why: 'phục hồi bản sao lưu' },
      });
    });
  });
});
