import { afterAll, beforeAll, expect, test } from 'vitest';
import { middle, openLighthouse, type Lighthouse, type Result } from '../setup/lighthouse.ts';
import { servePublishedSite } from '../setup/published-site.ts';
import type { Served } from '../setup/serve.ts';

// Lighthouse's mobile run: 1.6 Mbps, 150 ms, a processor four times slower. Three runs a page; the middle score counts.
const pages = [
  '/',
  '/huong-dan/dang-ky-tai-khoan/',
  '/thong-bao/dich-vu-cong-truc-tuyen/',
  '/phat-thanh/',
  '/thuc-hanh/dang-nhap-vneid/',
];
const runs = 3;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

let lighthouse: Lighthouse;
let site: Served;
beforeAll(async () => {
  [lighthouse, site] = await Promise.all([openLighthouse(), servePublishedSite()]);
});
afterAll(async () => {
  await lighthouse.close();
  await site.stop();
});

test.each(pages)('%s: 100 in all four, LCP ≤ 2.5 s, CLS ≤ 0.02', async (path) => {
  const results: Result[] = [];
  for (let run = 0; run < runs; run += 1) {
    results.push(await lighthouse.audit(site.origin + path, categories));
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
