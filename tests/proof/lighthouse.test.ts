import { createServer } from 'node:net';
import lighthouse, { type Result } from 'lighthouse';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArgs, findBrowser } from '../setup/browser.ts';
import { servePublishedSite } from '../setup/published-site.ts';
import type { Served } from '../setup/serve.ts';

// Lighthouse's mobile run: 1.6 Mbps, 150 ms, a processor four times slower. Three runs a page; the middle score counts.
const pages = [
  '/',
  '/huong-dan/dang-ky-tai-khoan/',
  '/thong-bao/dich-vu-cong-truc-tuyen/',
  '/phat-thanh/',
];
const runs = 3;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

let browser: Browser;
let site: Served;
let port = 0;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

beforeAll(async () => {
  port = await freePort();
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium: run npm test first.');
  [browser, site] = await Promise.all([
    chromium.launch({ executablePath, args: [...browserArgs, `--remote-debugging-port=${port}`] }),
    servePublishedSite(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const middle = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

test.each(pages)('%s: 100 in all four, LCP ≤ 2.5 s, CLS ≤ 0.02', async (path) => {
  const results: Result[] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(site.origin + path, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...categories],
    });
    if (result === undefined) throw new Error('Lighthouse gave no result.');
    results.push(result.lhr);
  }
  const scores = Object.fromEntries(
    categories.map((name) => [
      name,
      middle(results.map((each) => Math.round((each.categories[name]?.score ?? 0) * 100))),
    ]),
  );
  const metric = (name: string) =>
    middle(results.map((each) => each.audits[name]?.numericValue ?? Infinity));
  const failed = results[0]
    ? Object.values(results[0].audits).flatMap(({ id, score, scoreDisplayMode }) =>
        score !== null && score < 1 && scoreDisplayMode !== 'informative' ? [id] : [],
      )
    : [];
  console.log(path, scores, {
    lcpMs: Math.round(metric('largest-contentful-paint')),
    cls: metric('cumulative-layout-shift'),
    bytes: metric('total-byte-weight'),
    notPerfect: failed,
  });
  expect(scores).toEqual(Object.fromEntries(categories.map((name) => [name, 100])));
  expect(metric('largest-contentful-paint')).toBeLessThanOrEqual(2500);
  expect(metric('cumulative-layout-shift')).toBeLessThanOrEqual(0.02);
});
