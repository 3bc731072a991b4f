// Reports: their sums are those of the days, in any range and for any branch; as files they are the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportRows } from '../../../scheduler/centre/ledger/reports.ts';
import { keepStanding } from '../../../scheduler/centre/ledger/standing.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { piecesOf } from '../../../scheduler/centre/reports/ranges.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { fillLedger } from '../../bench/centre-ledger.ts';
import { readXlsx } from '../../setup/read-xlsx.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  let province: number;
  const today = '2026-11-30';
  beforeAll(async () => {
    centre = await openTestCentre(server());
    await fillLedger(
      centre.sql,
      { stations: 40, months: 4, airingsPerMonth: 30 },
      centre.clock.now,
    );
    await centre.sql`UPDATE loa.station SET name = ${nasty} WHERE id = 'S3'`;
    province = (await placeAt(centre.sql, ['Tỉnh 4'])) ?? 0;
  });
  afterAll(() => centre.close());

  describe('reports', () => {
    it.each([
      ['2026-08-01', '2026-11-30'],
      ['2026-08-17', '2026-10-03'],
      ['2026-09-01', '2026-09-30'],
      ['2026-10-31', '2026-11-01'],
      ['2026-11-12', '2026-12-24'],
      ['2020-01-01', '2020-02-01'],
    ])('from %s to %s they are the sums of their days', async (from, to) => {
      const range = { from, to };
      const rows = await reportRows(centre.sql, {
        pieces: piecesOf(range, today),
        today,
        places: undefined,
      });
      expect(rows).toHaveLength(40);
      const days = await centre.sql<Record<string, number>[]>`
        SELECT coalesce(sum(planned), 0) AS planned, coalesce(sum(aired), 0) AS aired, coalesce(sum(lost), 0) AS lost,
          coalesce(sum(waiting) FILTER (WHERE day < ${today}::date), 0) AS unknown
        FROM loa.station_day WHERE day BETWEEN ${from}::date AND ${to}::date`;
      const [heard] = await centre.sql<{ ms: number }[]>`
        SELECT coalesce(sum(heard_ms), 0)::bigint AS ms FROM loa.station_heard
        WHERE day BETWEEN ${from}::date AND ${to}::date`;
      expect(rows.reduce((all, row) => all + row.heardMs, 0)).toBe(heard?.ms);
      const sum = (name: 'planned' | 'aired' | 'lost' | 'unknown'): number =>
        rows.reduce((all, row) => all + row[name], 0);
      expect({
        planned: sum('planned'),
        aired: sum('aired'),
        lost: sum('lost'),
        unknown: sum('unknown'),
      }).toEqual(days[0]);
    });

    it('by place, by station, by month and on paper they say the same; causes have words', async () => {
      const person = await signedIn(centre, [{ role: 'viewer' }]);
      const totals = new Set<string>();
      for (const by of ['noi', 'dai', 'thang']) {
        const page = await (
          await person.get(`/bao-cao/?tu=2026-09-01&den=2026-10-31&theo=${by}`)
        ).text();
        totals.add(/data-aired="(\d+)" data-planned="(\d+)"/.exec(page)?.[0] ?? '');
        expect(page).toContain('mất điện hoặc máy tắt đột ngột');
        expect(page).not.toContain('<script>');
      }
      expect(totals.size).toBe(1);
      const paper = await (await person.get('/bao-cao/?thang=2026-09&theo=dai&dang=in')).text();
      expect(paper).toContain('Người lập báo cáo');
      expect(paper).toContain('data-lines="40"');
    });

    it('a book has numbers and says what nobody knows by an empty cell', async () => {
      const person = await signedIn(centre, [{ role: 'viewer' }]);
      await centre.sql`UPDATE loa.station_now SET watched_from = NULL WHERE station = 'S5'`;
      const file = await person.get('/bao-cao/?tu=2026-09-01&den=2026-10-31&theo=dai&dang=xlsx');
      const [figures, causes] = await readXlsx(Buffer.from(await file.arrayBuffer()));
      expect(figures?.rows).toHaveLength(41);
      const row = figures?.rows.find(([key]) => key?.value === 'dai-S5');
      expect(row?.slice(3, 6).map(({ type }) => type)).toEqual(['n', 'n', 'n']);
      // XLSX leaves an empty cell out, or without a value.
      expect(row?.some(({ format }) => format === '0.0%')).toBe(false);
      expect(figures?.rows.some((cells) => cells.some(({ value }) => value === nasty))).toBe(true);
      expect(causes?.rows[0]?.map(({ value }) => value)).toEqual(['mã', 'vì sao', 'số buổi']);
      const csv = await (await person.get('/bao-cao/?thang=2026-09&theo=dai&dang=csv')).text();
      expect(csv.trim().split('\r\n').length).toBeGreaterThanOrEqual(41);
    });

    it('a person of one branch has reports of that branch alone, also as files', async () => {
      const officer = await signedIn(centre, [{ role: 'viewer', place: province }]);
      const own = await centre.sql`
        SELECT station.id FROM loa.station JOIN loa.place ON place.id = station.place WHERE place.parent = ${province}`;
      for (const path of ['&theo=dai&dang=csv', '&theo=dai&dang=csv&noi=1']) {
        const text = await (await officer.get(`/bao-cao/?thang=2026-09${path}`)).text();
        expect(text.trim().split('\r\n')).toHaveLength(
          1 + (path.endsWith('noi=1') ? 0 : own.length),
        );
      }
    });

    it('time without a word is a silence; a minute is not', async () => {
      const { station } = await centre.station('Đài nghe');
      const begin = Date.UTC(2026, 10, 10, 16, 30);
      const beat = {
        ...standingOf({ daemon: undefined }, { slots: () => [] }, 0),
        ...{ head: { seq: 0, hash: '0'.repeat(64) }, clockErrorMs: 0 },
      };
      const minutes = [0, 1, 2, 60, 61, 62, 70, 26 * 60];
      for (const minute of minutes)
        await keepStanding(centre.sql, station, beat, 1, begin + minute * 60_000);
      const rows = await centre.sql`
        SELECT to_char(day, 'YYYY-MM-DD') AS day, heard_ms / 60000 AS minutes, silences FROM loa.station_heard
        WHERE station = ${station} ORDER BY day`;
      // 23:30 in Việt Nam: the silence of an hour begins before midnight, that of a day after it.
      expect([...rows]).toEqual([
        { day: '2026-11-10', minutes: 2, silences: 1 },
        { day: '2026-11-11', minutes: 10, silences: 1 },
      ]);
      const months = await centre.sql`
        SELECT to_char(month, 'YYYY-MM-DD') AS month, heard_ms / 60000 AS minutes, silences FROM loa.heard_month
        WHERE station = ${station}`;
      expect([...months]).toEqual([{ month: '2026-11-01', minutes: 12, silences: 2 }]);
    });
  });
});
