import { expect, test } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import { servePublishedSite } from '../../setup/published-site.ts';

test('who wants to look up a file sent gets the address, the steps, and the place to practise it', async () => {
  const [browser, site] = await Promise.all([openBrowser(), servePublishedSite()]);
  const page = await browser.newPage();
  await page.goto(`${site.origin}/`);
  await page.locator('.want', { hasText: 'Tra cứu hồ sơ' }).click();
  await page.getByRole('link', { name: 'dichvucong.gov.vn' }).waitFor();
  expect(await page.locator('.words ol > li').count()).toBe(3);
  await page.getByRole('link', { name: 'tập tra cứu' }).click();
  await page.locator('[data-screen=theo-doi]').waitFor();
  await browser.close();
  await site.stop();
});
