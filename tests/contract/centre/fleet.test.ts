import { expect, it } from 'vitest';
import { openFleet } from '../../proof/centre/fleet.ts';
import { onPostgres } from './on-postgres.ts';

const stations = 60;

/** The proof's fleet in short: what `npm run proof` measures with thousands works at all with a few. */
onPostgres((server) => {
  it(`${stations} stations in two centre processes: all tell their month, once, and a second round tells nothing`, async () => {
    const database = await server().database();
    const fleet = await openFleet(database, { stations, processes: 1, centres: 2 });
    try {
      const month = { do: 'round', airings: 6, from: Date.UTC(2026, 9, 1), atOnce: 16 } as const;
      const first = await fleet.ask(month);
      expect(first).toMatchObject({ stations, lines: stations * 30, failures: {} });
      expect(await fleet.ask(month)).toMatchObject({ stations, lines: 0, failures: {} });
      const { sql } = database;
      const [copied] = await sql<{ lines: number; aired: number; findings: number }[]>`
        SELECT (SELECT count(*) FROM loa.line) AS lines, (SELECT sum(aired)::bigint FROM loa.station_day) AS aired,
          (SELECT count(*) FROM loa.finding) AS findings`;
      expect(copied).toEqual({ lines: stations * 30, aired: stations * 6, findings: 0 });
      expect(fleet.weight()).toMatchObject({ processes: 2 });
    } finally {
      await fleet.close();
    }
  });
});
