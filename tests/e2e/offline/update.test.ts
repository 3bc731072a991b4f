import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { writeSearchIndex } from '../../../site/after-build/search-index.ts';
import { writeServiceWorker } from '../../../site/after-build/service-worker.ts';
import { cachePrefix } from '../../../site/offline/precached.ts';
import { unbuiltIndexAddress } from '../../../site/search/index-address.ts';
import { readBuiltIndex } from '../../setup/built-search.ts';
import { builtSite } from '../../setup/built.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveFolder, type Served } from '../../setup/serve.ts';

const pages = ['/', '/huong-dan/dang-ky-tai-khoan/', '/tim-kiem/', '/hoi-dap/'];

let browser: Browser;
let folder: string;
const versions: string[] = [];
beforeAll(async () => {
  const [opened, built] = await Promise.all([openBrowser('allow'), builtSite()]);
  browser = opened;
  folder = await mkdtemp(join(tmpdir(), 'loa-update-'));
  for (const name of ['1', '2']) versions.push(await makeBuild(built, name));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** A build whose every page says which it is, with an index of its own. */
async function makeBuild(from: string, name: string): Promise<string> {
  const place = join(folder, name);
  await cp(from, place, { recursive: true });
  const files = await readdir(place, { recursive: true });
  for (const file of files.filter((each) => each.endsWith('.html'))) {
    const html = await readFile(join(place, file), 'utf8');
    const own = html
      .replace('<html', `<html data-build="${name}"`)
      .replace(/ data-index="[^"]*"/g, ` data-index="${unbuiltIndexAddress}"`);
    await writeFile(join(place, file), own);
  }
  const index = readBuiltIndex(from);
  await Promise.all(
    files.filter((file) => file.includes('chi-muc.')).map((file) => rm(join(place, file))),
  );
  await writeSearchIndex(place, { ...index, popular: index.popular.slice(Number(name)) });
  const { precache } = await writeServiceWorker(place);
  return precache.version;
}

let site: Served;
let context: BrowserContext;
let page: Page;
beforeEach(async () => {
  await show('1');
  site = await serveFolder(join(folder, 'current'));
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(`${site.origin}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
});
afterEach(async () => {
  await context.close();
});

async function show(name: string): Promise<void> {
  await rm(join(folder, 'current'), { force: true, recursive: true });
  await symlink(join(folder, name), join(folder, 'current'));
}

/** Which build each page says it is, with the server stopped. */
async function buildsWithoutNetwork(): Promise<(string | null)[]> {
  await site.stop();
  const builds = [];
  for (const path of pages) {
    await page.goto(site.origin + path);
    builds.push(await page.locator('html').getAttribute('data-build'));
  }
  return builds;
}

test('a new build is shown at once, and replaces the old one on the phone whole', async () => {
  await show('2');
  await page.goto(`${site.origin}/huong-dan/`);
  expect(await page.locator('html').getAttribute('data-build')).toBe('2');
  expect(await update()).toBe('activated');
  expect(await buildsWithoutNetwork()).toEqual(['2', '2', '2', '2']);
});

test('a server caught between two builds changes nothing on the phone', async () => {
  const half = join(folder, 'half');
  await cp(join(folder, '1'), half, { recursive: true });
  await cp(join(folder, '2', 'sw.js'), join(half, 'sw.js'));
  await show('half');
  expect(await update()).toBe('redundant');
  const [first = ''] = versions;
  expect(await page.evaluate(() => caches.keys())).toEqual([cachePrefix + first]);
  expect(await buildsWithoutNetwork()).toEqual(['1', '1', '1', '1']);
});

test('a page that is open searches the index of its own build, which is on the phone', async () => {
  const address = await page.locator('form[data-index]').getAttribute('data-index');
  await show('2');
  expect(await update()).toBe('activated');
  site.requests.length = 0;
  await page.locator('#tim').pressSequentially('ma otp');
  await page.locator('[data-search-results][aria-busy="false"] a').first().waitFor();
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  expect(fetched.filter((path) => path.includes('chi-muc'))).toEqual([address]);
  expect(site.requests.filter((path) => path.includes('chi-muc'))).toEqual([]);
  await page.goto(`${site.origin}/huong-dan/`);
  expect(await page.locator('form[data-index]').getAttribute('data-index')).not.toBe(address);
});

/** What becomes of the worker that the server offers now. */
async function update(): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const next = registration.installing ?? registration.waiting;
    if (next === null) throw new Error('no new worker');
    return new Promise<string>((resolve) => {
      next.addEventListener('statechange', () => {
        if (next.state === 'activated' || next.state === 'redundant') resolve(next.state);
      });
    });
  });
}
