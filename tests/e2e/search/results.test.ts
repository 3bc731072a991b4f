import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askResultsPage } from '../../setup/ask-search.ts';
import { axeOn } from '../../setup/axe.ts';
import { builtSite } from '../../setup/built.ts';
import { holdRequest } from '../../setup/hold-request.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { foundPages, readBuiltCorpus } from '../../setup/built-search.ts';
import { labelledQueries, todaysQueries } from '../../setup/search-scores.ts';
import { serveFolder, type Served } from '../../setup/serve.ts';

const final = '[data-search-results][aria-busy="false"]';

let browser: Browser;
let site: Served;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), builtSite().then(serveFolder)]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function open(path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return page;
}

describe('/tim-kiem/', () => {
  test('the first link is the very place, its answer beside it, what was found marked', async () => {
    const page = await open('/tim-kiem/?q=ma%20otp');
    await page.locator(`${final} a`).first().waitFor();
    const links = await page
      .locator('.hit h2 a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links[0]).toBe('/thuat-ngu/#otp');
    expect(new Set(links).size).toBe(links.length);
    expect(
      await page.locator('.hit a[href="/huong-dan/dang-ky-tai-khoan/#nhap-otp"]').count(),
    ).toBe(1);
    expect(await page.locator('.hit').first().textContent()).toContain('chỉ dùng được một lần');
    expect(await page.locator('.hit mark').first().textContent()).toMatch(/mã|OTP/i);
    expect(await page.locator('[data-search-results]').count()).toBe(1);
    const { violations } = await axeOn(page).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    await page.context().close();
  });

  test('nothing found: helps on', async () => {
    const page = await open('/tim-kiem/?q=khoaanggg');
    await page.getByText('Ở đây chưa có bài nào nói về').waitFor();
    expect(await page.locator('[data-search-help] a').count()).toBeGreaterThan(4);
    await page.getByText('Bác hỏi Bộ phận một cửa').waitFor();
    await page.context().close();
  });

  test('what is typed is never read as markup', async () => {
    const page = await open(`/tim-kiem/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await page.locator(final).waitFor({ state: 'attached' });
    expect(await page.locator('main img').count()).toBe(0);
    await page.context().close();
  });

  test('without JavaScript: an index of everything, nothing left busy', async () => {
    const home = await open('/', false);
    await home.locator('#tim').fill('dang ky');
    await Promise.all([home.waitForURL('**/tim-kiem/?q=dang+ky'), home.keyboard.press('Enter')]);
    expect(await home.locator('[aria-busy="true"]').count()).toBe(0);
    for (const path of [
      '/huong-dan/dang-ky-tai-khoan/#nhap-otp',
      '/phat-thanh/',
      '/thuat-ngu/#otp',
    ]) {
      expect(await home.locator(`main a[href="${path}"]`).count(), path).toBe(1);
    }
    await home.context().close();
  });

  // The engine itself is tried in places.test.ts, by every query.
  test('what was typed before the script had come stands, and is looked for', async () => {
    const page = await open('/');
    const letScriptCome = await holdRequest(page, /\.js$/);
    await page.goto(`${site.origin}/tim-kiem/?q=le%20phi`, { waitUntil: 'commit' });
    await page.locator('#tim').fill('ma otp');
    letScriptCome();
    await page.locator(`${final} a[href="/thuat-ngu/#otp"]`).first().waitFor();
    expect(await page.locator('#tim').inputValue()).toBe('ma otp');
    await page.context().close();
  });

  test('shows what the engine finds, in its order', async () => {
    const some = [...labelledQueries, ...todaysQueries].filter((_, at) => at % 12 === 0);
    const page = await open('/tim-kiem/');
    const shown = await askResultsPage(
      page,
      some.map(({ query }) => query),
    );
    const corpus = readBuiltCorpus(await builtSite());
    expect(shown.map(({ paths }) => paths)).toEqual(
      some.map(({ query }) => foundPages(corpus, query)),
    );
    await page.context().close();
  });

  test('who asks for the closed way is led to the one that works, and told why', async () => {
    const page = await open('/tim-kiem/?q=dang ky tai khoan dich vu cong');
    const first = page.locator(`${final} .hit`).first();
    await first.waitFor();
    expect(await first.locator('a').first().getAttribute('href')).toBe(
      '/huong-dan/dang-nhap-vneid/',
    );
    expect(await first.locator('.hit-note').textContent()).toContain('đã đóng từ ngày 01/07/2024');
    await page.context().close();
  });
});
