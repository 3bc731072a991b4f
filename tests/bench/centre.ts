// How long the centre's pages take with a year of all stations: the server's own time, without a network.
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

const overview = [
  '/',
  '/?xem=silent',
  '/?tim=xa%2012',
  '/?nhom=ven+bi%E1%BB%83n&xep=lo',
  '/?noi=7',
];
const pages = [
  ...overview,
  '/dai/S7/',
  '/tien-do/',
  '/tien-do/?loai=bai',
  '/tien-do/dot/?ten=chong-lut',
  '/tien-do/bai/?ten=document+bai-3',
  '/tien-do/dai/?ten=chong-lut&dai=S7',
  '/dai/S7/buoi/?b=chong-lut%40100',
  '/ban-do/',
  '/ban-do/?noi=7',
  '/tim/?q=xa+77',
];
const turns = 20;
const mostMs = 300;
/** A book of all stations is made, not looked up: nobody waits for it at every look. */
const files = 6;
const mostFileMs = 3000;

/** Of a month, and of the whole year, whose sums are read by month. */
function reportsOf(now: number): readonly string[] {
  const day = (back: number): string =>
    new Date(now - back * 86_400_000).toISOString().slice(0, 10);
  const year = `tu=${day(364)}&den=${day(0)}`;
  return [
    `/bao-cao/?thang=${day(40).slice(0, 7)}`,
    `/bao-cao/?${year}`,
    `/bao-cao/?${year}&theo=dai`,
    `/bao-cao/?${year}&theo=thang`,
    `/bao-cao/?tu=${day(200)}&den=${day(50)}&noi=7`,
  ];
}

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
  const ask = async (path: string): Promise<void> => {
    const response = await app.request(path, { headers: { cookie } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  };
  const name = (path: string): string =>
    `centre, ${stations} stations × 12 months: ${path.replaceAll(/20\d\d-[\d-]+/g, '…')}`;
  const rows: BenchRow[] = [];
  for (const path of [...pages, ...reportsOf(now)])
    rows.push(rowOf(name(path), await medianMs(turns, () => ask(path)), mostMs));
  const [, year = ''] = reportsOf(now);
  for (const form of ['csv', 'xlsx']) {
    const path = `${year}&theo=dai&dang=${form}`;
    rows.push(rowOf(name(path), await medianMs(files, () => ask(path)), mostFileMs));
  }
  return rows;
}

async function medianMs(many: number, act: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < many; turn++) {
    const beganAt = performance.now();
    await act();
    times.push(performance.now() - beganAt);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(many / 2)] ?? 0;
}

function rowOf(name: string, median: number, most: number): BenchRow {
  return { name, ours: round(median), unit: 'ms', target: `≤ ${most}`, ok: median <= most };
}
