import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { builtSite } from '../../setup/built.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveFolder, type Served } from '../../setup/serve.ts';

// What only the closed way says: its button, its ways of signing up, its portal, its last two buttons.
const closedWords =
  'Thuê bao di động|thuê bao di động|chọn mục “Đăng ký”|bấm vào chữ “Đăng ký”|dichvucong\\.haiduong|“Gửi thông tin”|"Gửi thông tin"|Mã xác nhận”';
// A text that says beside it that this is over may say them.
const denied = 'đã đóng|cách cũ|Cách cũ|cổng cũ|trang cũ|không .* nữa|Không';

let browser: Browser;
let site: Served;
let paths: readonly string[] = [];
beforeAll(async () => {
  const folder = await builtSite();
  [browser, site] = await Promise.all([openBrowser(), serveFolder(folder)]);
  paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.html'))
    .map((path) => `/${path.replace(/index\.html$/, '')}`);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

test('no page presents the closed way as current', async () => {
  const { content } = loadContent('content');
  const closed = (content?.documents ?? [])
    .filter(({ kind, frontmatter }) => kind === 'guide' && frontmatter.closed !== undefined)
    .map(({ id }) => id);
  expect(closed.length).toBeGreaterThan(0);
  const links = closed.flatMap((id) => [`/${id}/`, `/${id.replace('huong-dan', 'thuc-hanh')}/`]);
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  const wrong: string[] = [];
  for (const path of paths) {
    await page.goto(site.origin + path, { waitUntil: 'domcontentloaded' });
    const found = await page.evaluate(
      ([words, excuse, old]) => {
        // A page that says at its top that its way is closed, or a notice beside the words, is enough.
        if (document.querySelector('main [data-closed]') !== null) return [];
        const isExcused = (element: Element) => {
          const block = element.closest('li, p, dd, section, details, .fact-and-places, tr');
          return (
            new RegExp(excuse).test(block?.textContent ?? '') ||
            // The notice is read word for word; what is read after it says what is closed.
            /đã đóng/.test(element.closest('.transcript')?.textContent ?? '') ||
            element.closest('[data-fact], .fact-and-places') !== null
          );
        };
        const texts = [
          ...document.querySelectorAll('main :is(p, li, dd, dt, h1, h2, h3, summary)'),
        ];
        const said = texts
          .filter((element) => new RegExp(words).test(element.textContent) && !isExcused(element))
          .map((element) => element.textContent.trim().slice(0, 80));
        const led = [...document.querySelectorAll('main a')]
          .filter((link) => old.includes(link.getAttribute('href') ?? '') && !isExcused(link))
          .map((link) => `→ ${link.getAttribute('href') ?? ''} (${link.textContent.trim()})`);
        return [...said, ...led];
      },
      [closedWords, denied, links] as const,
    );
    wrong.push(...found.map((text) => `${path}: ${text}`));
  }
  await context.close();
  expect(wrong).toEqual([]);
});

test('the first screen of a closed way says so and leads on, also on a narrow telephone', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  for (const path of ['/huong-dan/dang-ky-tai-khoan/', '/huong-dan/nop-ho-so-truc-tuyen/']) {
    await page.goto(site.origin + path);
    const notice = await page.locator('main [data-closed] .label').boundingBox();
    const link = await page.locator('main [data-closed] a').first().boundingBox();
    expect(notice?.y ?? 999, path).toBeLessThan(500);
    expect((link?.y ?? 999) + (link?.height ?? 0), path).toBeLessThan(640);
  }
  await context.close();
});

test('home leads to the way that works', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
  const wants = await page
    .locator('.wants a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(wants.slice(0, 2)).toEqual([
    '/huong-dan/dang-nhap-vneid/',
    '/huong-dan/nop-ho-so-hien-nay/',
  ]);
  await context.close();
});
