import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeOn } from '../../setup/axe.ts';
import { builtSite } from '../../setup/built.ts';
import { holdRequest } from '../../setup/hold-request.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveFolder, type Served } from '../../setup/serve.ts';

const final = '[data-search-results][aria-busy="false"]';
/** What a first search may cost, from focus to answer, by what is asked. */
const budgets = [
  { what: 'a name', query: 'dang ky', maxBytes: 20_000 },
  { what: 'a question', query: 'làm sao biết trang thật', maxBytes: 35_000 },
];

let browser: Browser;
let site: Served;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), builtSite().then(serveFolder)]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function openHome(width = 360): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 640 },
  });
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
  return page;
}

async function type(page: Page, query: string): Promise<void> {
  await page.locator('#tim').pressSequentially(query);
  await page.locator(final).waitFor();
}

const chosen = (page: Page) => page.locator('[role="option"][aria-selected="true"]');

describe('the search box', () => {
  test.each(budgets)(
    'loads nothing before it is focused, then at most $maxBytes B for $what',
    async ({ query, maxBytes }) => {
      site.requests.length = 0;
      const page = await openHome();
      await page.waitForLoadState('networkidle');
      expect(site.requests.some((path) => /combobox|chi-muc/.test(path))).toBe(false);
      const bodies: Promise<Buffer>[] = [];
      page.on('response', (response) => bodies.push(response.body()));
      await type(page, query);
      const bytes = (await Promise.all(bodies)).map((body) => gzipSync(body).byteLength);
      expect(bytes.length).toBeGreaterThan(1);
      expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(maxBytes);
      await page.context().close();
    },
  );

  test('is walked by keyboard as a combobox is', async () => {
    const page = await openHome();
    const input = page.locator('#tim');
    await type(page, 'dang ky');
    expect(await input.getAttribute('role')).toBe('combobox');
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    const count = await page.getByRole('option').count();
    expect(count).toBeGreaterThan(2);

    await input.press('ArrowDown');
    const first = await chosen(page).getAttribute('id');
    expect(await input.getAttribute('aria-activedescendant')).toBe(first);
    await input.press('ArrowUp');
    await expectChosen(page, count - 1);
    await input.press('ArrowDown');
    await expectChosen(page, 0);

    await input.press('Escape');
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    expect(await input.getAttribute('aria-activedescendant')).toBeNull();
    expect(await input.inputValue()).toBe('dang ky');
    await input.press('Escape');
    expect(await input.inputValue()).toBe('');

    await type(page, 'dang ky tai khoan');
    await input.press('ArrowDown');
    await Promise.all([page.waitForURL('**/huong-dan/dang-nhap-vneid/'), input.press('Enter')]);
    await page.context().close();
  });

  async function expectChosen(page: Page, at: number): Promise<void> {
    expect(await chosen(page).getAttribute('id')).toBe(`tim-${at}`);
  }

  test('Enter with nothing chosen goes to the results page', async () => {
    const page = await openHome();
    await type(page, 'mat khau');
    await Promise.all([page.waitForURL('**/tim-kiem/?q=mat+khau'), page.keyboard.press('Enter')]);
    await page.locator(`${final} a`).first().waitFor();
    await page.context().close();
  });

  test('tells a screen reader what was found, once the typing rests', async () => {
    const page = await openHome();
    await type(page, 'dang ky');
    await page.getByRole('status').filter({ hasText: 'kết quả' }).waitFor();
    await page.context().close();
  });

  test('closes when the focus leaves', async () => {
    const page = await openHome();
    await type(page, 'dang ky');
    await page.locator('main a').first().focus();
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('an answer that comes after the focus has left opens nothing', async () => {
    const page = await openHome();
    const letIndexCome = await holdRequest(page, /chi-muc/);
    await page.locator('#tim').pressSequentially('dang ky');
    await page.locator('[role="combobox"]').waitFor();
    await page.locator('main a').first().focus();
    letIndexCome();
    await page.locator(final).waitFor({ state: 'attached' });
    expect(await page.locator('[data-search-results]').isVisible()).toBe(false);
    await page.locator('#tim').focus();
    await page.getByRole('option').first().waitFor();
    await page.context().close();
  });

  for (const width of process.env['LOA_PROOF'] === undefined ? [320] : [320, 1280]) {
    test(`open at ${width} px: axe finds nothing, nothing scrolls sideways`, async () => {
      const page = await openHome(width);
      await type(page, 'mã OTP');
      await page.keyboard.press('ArrowDown');
      const { violations } = await axeOn(page).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBe(0);
      await page.context().close();
    });
  }

  test('nothing found: says so, offers the closest words', async () => {
    const page = await openHome();
    await type(page, 'khoaanggg');
    await page.getByText('Không tìm thấy trang nào').first().waitFor();
    expect(await page.locator('.found-note a').count()).toBeGreaterThan(0);
    const { violations } = await axeOn(page).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.context().close();
  });
});
