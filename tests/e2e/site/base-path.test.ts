// A site under a path, https://x.vn/loa: every address in it leads to something below that path.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebaseFolder } from '../../../site/after-build/base-path.ts';
import { writeServiceWorker } from '../../../site/after-build/service-worker.ts';
import { unpackIndex, type PackedNames } from '../../../site/search/packed-index.ts';
import { builtSite } from '../../setup/built.ts';

const base = '/phuong/loa';
const home = mkdtempSync(join(tmpdir(), 'loa-base-'));
const folder = join(home, 'site');

beforeAll(async () => {
  cpSync(await builtSite(), folder, { recursive: true });
  await rebaseFolder(folder, base);
  await writeServiceWorker(folder, base);
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

const files = (ending: RegExp): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** Below the base, and only once. */
function leads(address: string): boolean {
  const path = decodeURIComponent(address.split(/[?#]/)[0] ?? '');
  return path.startsWith(`${base}/`) && !path.startsWith(`${base}${base}/`);
}

it('in every page and style', () => {
  const lost: string[] = [];
  for (const file of files(/\.(html|css)$/))
    for (const [, address = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:\s(?:href|src|action|poster|data-[\w-]+)="|url\(["']?)(\/(?!\/)[^"')]*)/g,
    ))
      if (!leads(address)) lost.push(`${relative(folder, file)}: ${address}`);
  expect(lost).toEqual([]);
});

it('in the search index', () => {
  const home = readFileSync(join(folder, 'index.html'), 'utf8');
  const index = /data-index="\/phuong\/loa\/([^"]+)"/.exec(home)?.[1] ?? '';
  // Our own build wrote it in this shape.
  const packed = JSON.parse(readFileSync(join(folder, index), 'utf8')) as PackedNames;
  const { pages, popular } = unpackIndex(packed);
  expect(pages.length).toBeGreaterThan(5);
  const addresses = [...pages.map(({ url }) => url), ...popular, ...packed.questions];
  expect(addresses.filter((url) => !leads(url))).toEqual([]);
});

it('in the service worker: what it puts on the device, and how it tells addresses apart', () => {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  expect(worker).toContain(`${base}/khong-co-mang/`);
  const kept = [...worker.matchAll(/["'`]?(\/[\w./-]*)["'`]?:\s*["'`][0-9a-f]{16}["'`]/g)].map(
    ([, address = '']) => address,
  );
  expect(kept).toContain(`${base}/`);
  expect(kept.filter((address) => !leads(address))).toEqual([]);
  expect(worker).not.toMatch(/["'`]\/(phat-thanh|_astro|hoi-dap)\//);
});
