import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { acceptFindings } from '../../../scheduler/centre/invite.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { joinCentre, readInvitation } from '../../../scheduler/link/join.ts';
import { openLink } from '../../../scheduler/link/open-link.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre } from './test-centre.ts';

/** The station's process as the daemon keeps it. */
onPostgres((server) => {
  it('a station that joined no centre starts nothing; one that did tells of itself from a process of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'loa-link-'));
    const config = readConfig({ LOA_DATA: folder });
    const centre = await openTestCentre(server());
    Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
    const store = openSqliteStore(config.databaseFile);
    store.commit([{ at: 1, slot: '', event: 'trouble', detail: { message: 'x' } }]);
    const news = { daemon: { problems: [], troubles: [] } };
    const said: string[] = [];
    const settings = { config, news: () => news, tell: (line: string) => said.push(line) };
    const alone = openLink(settings);
    expect(alone.pid()).toBeUndefined();
    await alone.close();

    const link = `${centre.url}/moi/${await centre.invite('Đài thật')}/${centre.centre.id}`;
    const { station } = await joinCentre(folder, readInvitation(link, undefined), { plain: false });
    const joined = openLink(settings);
    try {
      expect(joined.pid()).not.toBe(process.pid);
      const told = () =>
        centre.sql`
        SELECT is_running, head_seq FROM loa.station_now JOIN loa.history USING (station)
        WHERE station = ${station}`.then((rows) => [...rows]);
      await expect.poll(told).toEqual([{ is_running: true, head_seq: 1 }]);
      expect(said).toEqual([]);
    } finally {
      await joined.close();
      store.close();
      await centre.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('what was found is marked as asked about, and stays', async () => {
    const centre = await openTestCentre(server());
    const { station } = await centre.station('Đã hỏi');
    await centre.sql`INSERT INTO loa.finding (station, kind, seq, said_hash, found_at) VALUES (${station}, 'cut', 3, '', 1)`;
    const asked = { station, by: 'Bà Hoa', at: 5, why: 'phục hồi bản sao lưu' };
    expect(await acceptFindings(centre.sql, asked)).toBe(1);
    expect(await acceptFindings(centre.sql, asked)).toBe(0);
    const rows = await centre.sql`SELECT kind, seen_by FROM loa.finding WHERE station = ${station}`;
    expect([...rows]).toEqual([{ kind: 'cut', seen_by: 'Bà Hoa' }]);
    await centre.close();
  });
});
