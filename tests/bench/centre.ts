// How long the centre's first page takes with a year of all stations: the server's own time, without a network.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCentreApp } from '../../scheduler/centre/app.ts';
import { takeCentreKey } from '../../scheduler/centre/centre-key.ts';
import { migrate } from '../../scheduler/centre/database/migrate.ts';
import { makeSignInCode, signInByCode } from '../../scheduler/centre/sign-in.ts';
import { openTestServer, whyNoServer, type TestServer } from '../contract/centre/one-server.ts';
import { fillLedger } from './centre-ledger.ts';
import { round, type BenchRow } from './row.ts';

const pages = ['/', '/?xem=silent', '/?tim=xa%2012', '/dai/S7/'];
const turns = 20;
const mostMs = 300;

/** A tenth of the country, and the country: what one station more costs is the difference. */
export async function benchCentre(): Promise<BenchRow[]> {
  const why = whyNoServer();
  if (why !== undefined) {
    console.warn(`left out: ${why}`);
    return [];
  }
  const server = await openTestServer();
  try {
    return [...(await measure(server, 330)), ...(await measure(server, 3300))];
  } finally {
    await server.close();
  }
}

async function measure(server: TestServer, stations: number): Promise<BenchRow[]> {
  const { sql } = await server.database();
  await migrate(sql);
  const now = Date.now();
  await fillLedger(sql, { stations, months: 12, airingsPerMonth: 60 }, now);
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-centre-'));
  const centre = await takeCentreKey(sql, folder, {});
  rmSync(folder, { recursive: true });
  const jobs = { send: () => Promise.reject(new Error('this centre has no jobs')) };
  const app = createCentreApp({ sql, centre, now: () => now, tell: console.error, jobs });
  const { code } = await makeSignInCode(sql, 'bench', now);
  const cookie = `loa-trung-tam=${(await signInByCode(sql, code, { at: now, address: '', agent: '' })) ?? ''}`;
  const rows: BenchRow[] = [];
  for (const path of pages) {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const beganAt = performance.now();
      const response = await app.request(path, { headers: { cookie } });
      await response.text();
      times.push(performance.now() - beganAt);
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    }
    const median = times.toSorted((a, b) => a - b)[turns / 2] ?? 0;
    const name = `centre, ${stations} stations × 12 months: ${path}`;
    rows.push({
      name,
      ours: round(median),
      unit: 'ms',
      target: `≤ ${mostMs}`,
      ok: median <= mostMs,
    });
  }
  return rows;
}
