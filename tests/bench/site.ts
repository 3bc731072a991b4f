import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { loadContent } from '../../content/load.ts';
import { producedData } from '../setup/built.ts';
import { launchBrowser } from '../setup/browser.ts';
import { serveFolder } from '../setup/serve.ts';
import { buildSeconds } from './build-seconds.ts';
import type { BenchRow } from './row.ts';
import { layStarlight } from './starlight.ts';

const guide = '/huong-dan/dang-ky-tai-khoan/';

/** What a first look at one page asks of the network. */
interface FirstLook {
  readonly requests: number;
  /** Of all answers, gzip where that makes them smaller. */
  readonly bytes: number;
  readonly scriptBytes: number;
}

async function firstLook(browser: Browser, folder: string): Promise<FirstLook> {
  const site = await serveFolder(folder);
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const answers: Promise<{ bytes: number; script: boolean }>[] = [];
  page.on('response', (response) => {
    answers.push(
      response.body().then((body) => ({
        bytes: Math.min(body.byteLength, gzipSync(body).byteLength),
        script: response.request().resourceType() === 'script',
      })),
    );
  });
  await page.goto(site.origin + guide, { waitUntil: 'networkidle' });
  const all = await Promise.all(answers);
  await context.close();
  await site.stop();
  const sum = (of: typeof all) => of.reduce((bytes, each) => bytes + each.bytes, 0);
  return {
    requests: all.length,
    bytes: sum(all),
    scriptBytes: sum(all.filter(({ script }) => script)),
  };
}

/** Our guide beside a Starlight site with the same words, built and loaded in the same run: bytes, requests, build time. */
export async function benchSite(): Promise<BenchRow[]> {
  const { content } = loadContent('content');
  if (content === undefined) throw new Error('content/ does not load: npm run check:facts');
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-site-'));
  const ourDist = join(folder, 'ours');
  const theirs = join(folder, 'starlight');
  const browser = await launchBrowser();
  try {
    const data = await producedData();
    const ourSeconds = buildSeconds('.', ourDist, data);
    const ours = await firstLook(browser, ourDist);
    if (!layStarlight(theirs, content.documents)) return withoutBaseline(ours, ourSeconds);
    const theirSeconds = buildSeconds(theirs, join(theirs, 'dist'), data);
    const their = await firstLook(browser, join(theirs, 'dist'));
    return [
      row('guide, first look', ours.bytes / 1000, their.bytes / 1000, 'kB gzip', 25),
      row('guide, JavaScript loaded', ours.scriptBytes / 1000, their.scriptBytes / 1000, 'kB gzip'),
      row('guide, requests', ours.requests, their.requests, ''),
      row('build of the whole site', ourSeconds, theirSeconds, 'CPU s'),
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

function row(
  name: string,
  ours: number,
  baseline: number,
  unit: string,
  most = Infinity,
): BenchRow {
  const target = most === Infinity ? '< Starlight' : `< Starlight, ≤ ${most}`;
  const ok = ours < baseline && ours <= most;
  return { name, ours: rounded(ours), baseline: rounded(baseline), unit, target, ok };
}

function withoutBaseline(ours: FirstLook, seconds: number): BenchRow[] {
  const note = 'Starlight not installed (npm registry out of reach): no baseline';
  return [
    {
      name: 'guide, first look',
      ours: rounded(ours.bytes / 1000),
      unit: 'kB gzip',
      target: '≤ 25',
      ok: ours.bytes <= 25_000,
    },
    {
      name: 'build of the whole site',
      ours: rounded(seconds),
      unit: 'CPU s',
      target: note,
      ok: true,
    },
  ];
}
