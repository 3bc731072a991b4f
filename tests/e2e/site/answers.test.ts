import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

async function open(path: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    reducedMotion: 'reduce',
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return page;
}

const question = (page: Page) => page.locator('summary', { hasText: 'Tôi quên mật khẩu' });
const answer = (page: Page) => page.getByText('Bác đừng gõ thử nhiều lần');

describe.each([true, false])('an address that names an answer, JavaScript: %s', (scripted) => {
  test('opens it, and shows its question', async () => {
    const page = await open('/hoi-dap/#quen-mat-khau', scripted);
    expect(await answer(page).isVisible()).toBe(true);
    const box = await question(page).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(320);
    expect(await page.locator('details.answer[open]').count()).toBe(1);
    await page.context().close();
  });
});

test('a browser that opens nothing of itself is helped, also on a page already open', async () => {
  const page = await open('/hoi-dap/', true);
  // Such a browser changes the address and leaves the answer closed.
  await page.evaluate(() => {
    history.replaceState(null, '', '#quen-mat-khau');
    dispatchEvent(new HashChangeEvent('hashchange'));
  });
  expect(await answer(page).isVisible()).toBe(true);
  expect((await question(page).boundingBox())?.y).toBeLessThan(320);
  await page.context().close();
});

describe('on paper', () => {
  test.each(['/hoi-dap/', '/phat-thanh/'])('%s has all that it opens to', async (path) => {
    const page = await open(path, false);
    const hidden = () =>
      page
        .locator('details.answer > div')
        .evaluateAll((all) => all.filter((each) => !each.checkVisibility()).length);
    expect(await hidden()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    expect(await hidden()).toBe(0);
    await page.context().close();
  });

  test('a browser without that style has them opened for it, and closed again', async () => {
    const page = await open('/hoi-dap/#quen-mat-khau', true);
    const openAfter = (type: string) =>
      page.evaluate((name) => {
        dispatchEvent(new Event(name));
        return document.querySelectorAll('details.answer[open]').length;
      }, type);
    expect(await openAfter('beforeprint')).toBe(await page.locator('details.answer').count());
    expect(await openAfter('afterprint')).toBe(1);
    await page.context().close();
  });
});
