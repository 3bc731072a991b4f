// A network that brings the page and not its scripts: what can be seen works, or says that it does not.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import { servePublishedSite } from '../../setup/published-site.ts';
import type { Served } from '../../setup/serve.ts';

let browser: Browser;
let site: Served;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), servePublishedSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const pages = [
  '/',
  '/thong-bao/dich-vu-cong-truc-tuyen/',
  '/huong-dan/dang-nhap-vneid/',
  '/huong-dan/dang-nhap-vneid/to-roi/',
  '/thuc-hanh/dang-nhap-vneid/',
  '/phat-thanh/',
  '/hoi-dap/',
  '/tim-kiem/?q=ma+otp',
];

test('no control is dead when its script did not come', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.route(/\.js(\?|$)/, (route) => route.abort());
  const page = await context.newPage();
  const dead: string[] = [];
  for (const path of pages) {
    await page.goto(site.origin + path);
    const found = await page
      .locator('button:not([type=submit]), input, select, textarea')
      .evaluateAll((all) =>
        all
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .filter((each) => !each.matches(':disabled, form[action] *'))
          .map((each) => each.outerHTML.slice(0, 80)),
      );
    dead.push(...found.map((html) => `${path} ${html}`));
  }
  expect(dead).toEqual([]);
  for (const path of ['/thuc-hanh/dang-nhap-vneid/', '/tim-kiem/?q=ma+otp']) {
    await page.goto(site.origin + path);
    await page.locator('[data-script-missing]').waitFor();
  }
  await context.close();
});
