import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteBackup } from '../../../scheduler/centre/ledger/backups.ts';
import type { Operating } from '../../../scheduler/centre/operate/operating.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

/** The page of the machine and its figures, with jobs that are told, not done. */
onPostgres((server) => {
  describe('the machine of the centre', () => {
    const did: unknown[] = [];
    const id = '0b0e7a0e-6f0a-4f0e-9f0e-0b0e7a0e6f0a';
    const operating: Operating = {
      ...{ says: { 'sao-luu': 'sao lưu' }, backupFolder: '/nơi/kia', lines: () => 7 },
      jobs: {
        counts: () => Promise.resolve([{ name: 'sao-luu', waiting: 1, active: 0, failed: 2 }]),
        failed: () => Promise.resolve([{ name: 'sao-luu', id, at: 1, why: nasty }]),
        processes: () => Promise.resolve([]),
        send: (...words) => Promise.resolve(void did.push(words.slice(0, 1))),
        retry: (...words) => Promise.resolve(did.push(words) > 0 && words[1] === id),
      },
    };
    let centre: TestCentre;
    beforeAll(async () => {
      centre = await openTestCentre(server(), console.error, undefined, operating);
      await centre.station('Đài một', { place: ['Tỉnh'] });
    });
    afterAll(() => centre.close());

    it('is shown to who runs the whole centre, with texts as texts; not to who answers for a branch', async () => {
      const [place] = await centre.sql<{ id: number }[]>`SELECT id FROM loa.place`;
      const branch = await signedIn(centre, [{ role: 'admin', place: place?.id ?? 0 }]);
      expect((await branch.get('/may-chu/')).status).toBe(404);
      expect(await (await branch.get('/')).text()).not.toContain('/may-chu/');
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const page = await (await admin.get('/may-chu/')).text();
      expect(page).toContain('Chưa có bản sao lưu nào.');
      expect(page).toMatch(/bước mới nhất\s+\d{4}-[a-z-]+\.sql/);
      expect(page).toContain('chưa dọn tệp nào');
      expect(page).not.toContain(nasty);
      await noteBackup(centre.sql, {
        ...{
          at: centre.clock.now - 3_600_000,
          host: 'máy-1',
          file: '/x.loa',
          bytes: 5e6,
          sha256: '',
        },
      });
      expect(await (await admin.get('/may-chu/')).text()).toContain('4,8 MB, ở máy máy-1');
    });

    it('begins a job anew, and a backup at once; what is no job that failed changes nothing', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      did.length = 0;
      await admin.post('/may-chu/sao-luu/');
      await admin.post('/may-chu/lam-lai/', { viec: 'sao-luu', so: id });
      const no = await admin.post('/may-chu/lam-lai/', { viec: 'sao-luu', so: `${id}' --` });
      expect(no.headers.get('location')).toBe('/may-chu/?da=khong-con');
      expect(did).toEqual([['sao-luu'], ['sao-luu', id]]);
      const acts = await centre.sql<{ act: string }[]>`
        SELECT act FROM loa.act WHERE act IN ('backup-asked', 'job-retried') ORDER BY id`;
      expect(acts.map(({ act }) => act)).toEqual(['backup-asked', 'job-retried']);
    });

    it('tells its figures to this machine alone, not through a proxy, and names no station', async () => {
      const response = await fetch(`${centre.url}/metrics`);
      expect(response.headers.get('content-type')).toBe(
        'application/openmetrics-text; version=1.0.0; charset=utf-8',
      );
      const text = await response.text();
      expect(text.endsWith('\n# EOF\n')).toBe(true);
      for (const line of [
        'loa_centre_database_up 1',
        'loa_centre_stations{standing="never"} 1',
        'loa_centre_messages_total{purpose="join",outcome="taken"} 1',
        'loa_centre_jobs{job="sao-luu",state="failed"} 2',
        'loa_centre_wake_lines 7',
        'loa_centre_removed_files_bytes_total 0',
      ])
        expect(text).toContain(`${line}\n`);
      expect(text).not.toContain('Đài một');
      for (const line of text.trimEnd().split('\n'))
        expect(line).toMatch(
          /^(# (TYPE|UNIT|HELP|EOF)\b.*|[a-z_]+(\{[^}]*\})? -?[\d.e+-]+|[a-z_]+ 0)$/,
        );
      const handed = await fetch(`${centre.url}/metrics`, {
        headers: { 'x-forwarded-for': '127.0.0.1' },
      });
      expect(handed.status).toBe(403);
    });

    it('tells them elsewhere to who knows the token', async () => {
      const guarded = await openTestCentre(server(), console.error, undefined, {
        ...{ ...operating, metricsToken: 'mat-ma' },
      });
      const ask = async (authorization?: string) =>
        (
          await fetch(`${guarded.url}/metrics`, {
            headers: {
              'x-forwarded-for': '10.0.0.9',
              ...(authorization !== undefined && { authorization }),
            },
          })
        ).status;
      expect([await ask(), await ask('Bearer x'), await ask('Bearer mat-ma')]).toEqual([
        403, 403, 200,
      ]);
      await guarded.close();
    });
  });
});
