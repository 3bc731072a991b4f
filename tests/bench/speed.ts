import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadContent } from '../../content/load.ts';
import { producedData } from '../setup/built.ts';
import { middle, openLighthouse, type Lighthouse } from '../setup/lighthouse.ts';
import { serveFolder } from '../setup/serve.ts';
import { buildSeconds } from './build-seconds.ts';
import type { BenchRow } from './row.ts';
import { layStarlight } from './starlight.ts';

const guide = '/huong-dan/dang-nhap-vneid/';
const pages = [
  '/',
  guide,
  '/thong-bao/dich-vu-cong-truc-tuyen/',
  '/phat-thanh/',
  '/thuc-hanh/dang-nhap-vneid/',
];
/** The middle of so many; fewer only to see that it works. */
const runs = Number(process.env['LOA_BENCH_RUNS'] ?? 5);

/** What Lighthouse's mobile run says of one page. */
interface Speed {
  readonly performance: number;
  readonly lcpMs: number;
  readonly tbtMs: number;
}

/** Our pages on a telephone beside Starlight's with the guide's words, in turns, and what both builds cost the processor. */
export async function benchSpeed(): Promise<BenchRow[]> {
  const { content } = loadContent('content');
  if (content === undefined) throw new Error('content/ does not load: npm run check:facts');
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-speed-'));
  const [dist, theirs] = [join(folder, 'ours'), join(folder, 'starlight')];
  const lighthouse = await openLighthouse();
  try {
    const data = await producedData();
    if (!layStarlight(theirs, content.documents)) throw new Error('npm registry out of reach');
    const ours = buildSeconds('.', dist, data);
    const their = buildSeconds(theirs, join(theirs, 'dist'), data);
    cpSync(join(data, 'public'), join(dist, 'phat-thanh'), { recursive: true });
    for (const built of [dist, join(theirs, 'dist')]) zip(built);
    const measured = await measureAll(lighthouse, dist, join(theirs, 'dist'));
    return [
      ...measured,
      {
        ...{ name: 'build of the whole site', ours: round(ours), baseline: round(their) },
        ...{ unit: 'CPU s', target: '< Starlight', ok: ours < their },
      },
    ];
  } finally {
    await lighthouse.close();
    rmSync(folder, { recursive: true });
  }
}

/** As any web host sends it. */
function zip(folder: string): void {
  for (const file of globSync(join(folder, '**/*.{html,css,js,json,svg}')))
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
}

async function measureAll(
  lighthouse: Lighthouse,
  ourDist: string,
  theirDist: string,
): Promise<BenchRow[]> {
  const [ours, theirs] = await Promise.all([serveFolder(ourDist), serveFolder(theirDist)]);
  const addresses = [...pages.map((path) => ours.origin + path), theirs.origin + guide];
  const all = addresses.map((): Speed[] => []);
  for (let run = 0; run < runs; run += 1)
    for (const [at, address] of addresses.entries())
      all[at]?.push(await measure(lighthouse, address));
  await Promise.all([ours.stop(), theirs.stop()]);
  const [starlight, ...own] = all.map(middleOf).reverse();
  if (starlight === undefined) throw new Error('nothing was measured');
  return own.reverse().flatMap((page, at) => rowsOf(pages[at] ?? '', page, starlight));
}

async function measure(lighthouse: Lighthouse, address: string): Promise<Speed> {
  const { categories, audits } = await lighthouse.audit(address, ['performance']);
  const metric = (name: string) => audits[name]?.numericValue ?? Infinity;
  return {
    performance: Math.round((categories['performance']?.score ?? 0) * 100),
    lcpMs: metric('largest-contentful-paint'),
    tbtMs: metric('total-blocking-time'),
  };
}

const middleOf = (speeds: readonly Speed[]): Speed => ({
  performance: middle(speeds.map(({ performance }) => performance)),
  lcpMs: middle(speeds.map(({ lcpMs }) => lcpMs)),
  tbtMs: middle(speeds.map(({ tbtMs }) => tbtMs)),
});

function rowsOf(path: string, ours: Speed, starlight: Speed): BenchRow[] {
  return [
    {
      ...{ name: `${path} Lighthouse`, ours: ours.performance, baseline: starlight.performance },
      ...{ unit: 'of 100', target: '100', ok: ours.performance === 100 },
    },
    {
      ...{ name: `${path} LCP`, ours: round(ours.lcpMs), baseline: round(starlight.lcpMs) },
      ...{ unit: 'ms', target: '≤ 1000', ok: ours.lcpMs <= 1000 },
    },
    {
      ...{ name: `${path} TBT at 4 ×`, ours: round(ours.tbtMs), baseline: round(starlight.tbtMs) },
      ...{ unit: 'ms', target: '≤ 50', ok: ours.tbtMs <= 50 },
    },
  ];
}

const round = (value: number): number => Math.round(value * 10) / 10;
