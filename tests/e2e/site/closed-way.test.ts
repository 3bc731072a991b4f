import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { builtSite, producedData } from '../../setup/built.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveFolder, type Served } from '../../setup/serve.ts';

// What only the closed way says: its button, its ways of signing up, its portal, its last two buttons.
const closedWords =
  'Thuê bao di động|thuê bao di động|chọn mục “Đăng ký”|bấm vào chữ “Đăng ký”|dichvucong\\.haiduong|“Gửi thông tin”|"Gửi thông tin"|Mã xác nhận”';
// A text that says beside it that this is over may say them.
const denied = 'đã đóng|cách cũ|Cách cũ|cổng cũ|trang cũ|không .* nữa|Không';

/** The part of a bulletin's JSON that is read here. */
interface Bulletin {
  readonly title: string;
  readonly sentences: readonly { readonly kind: string; readonly text?: string }[];
}

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

/**
 * What a page says of the closed way as if it were open, and its links to it. `old` are the addresses of closed ways.
 * Words alone are read: the browser reads the page as it came, without running, styling or drawing it.
 */
function closedWayOn(page: Page, html: string, old: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(
    ([text, words, excuse, addresses]) => {
      const document = new DOMParser().parseFromString(text, 'text/html');
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
      const texts = [...document.querySelectorAll('main :is(p, li, dd, dt, h1, h2, h3, summary)')];
      const said = texts
        .filter((element) => new RegExp(words).test(element.textContent) && !isExcused(element))
        .map((element) => element.textContent.trim().slice(0, 80));
      const led = [...document.querySelectorAll('main a')]
        .filter((link) => addresses.includes(link.getAttribute('href') ?? '') && !isExcused(link))
        .map((link) => `→ ${link.getAttribute('href') ?? ''} (${link.textContent.trim()})`);
      return [...said, ...led];
    },
    [html, closedWords, denied, old] as const,
  );
}

test('no page presents the closed way as current', async () => {
  const { content } = loadContent('content');
  const closed = (content?.documents ?? [])
    .filter(({ kind, frontmatter }) => kind === 'guide' && frontmatter.closed !== undefined)
    .map(({ id }) => id);
  expect(closed.length).toBeGreaterThan(0);
  const links = closed.flatMap((id) => [`/${id}/`, `/${id.replace('huong-dan', 'thuc-hanh')}/`]);
  const page = await browser.newPage();
  const wrong: string[] = [];
  for (const path of paths) {
    const html = await (await fetch(site.origin + path)).text();
    const found = await closedWayOn(page, html, links);
    wrong.push(...found.map((text) => `${path}: ${text}`));
  }
  await page.context().close();
  expect(wrong).toEqual([]);
});

test('a page that presents the closed way as current is found', async () => {
  const page = await browser.newPage();
  const old = '/huong-dan/nop-ho-so-truc-tuyen/';
  const planted = [
    '<p>Bác bấm vào chữ “Đăng ký”, rồi chọn Thuê bao di động.</p>',
    `<ul><li>Xem <a href="${old}">cách nộp</a>.</li></ul>`,
    '<p>Vào dichvucong.haiduong.gov.vn, đăng nhập.</p>',
  ];
  for (const html of planted) {
    expect(await closedWayOn(page, `<main>${html}</main>`, [old]), html).toHaveLength(1);
  }
  const told = '<main><p>Trước đây có mục Thuê bao di động; nay cách ấy đã đóng.</p></main>';
  expect(await closedWayOn(page, told, [old])).toEqual([]);
  await page.context().close();
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

test('the list of practices marks those of a closed way alone', async () => {
  const { documents = [], simulators = [] } = loadContent('content').content ?? {};
  const old = simulators
    .filter(({ guide }) => documents.find(({ id }) => id === guide)?.frontmatter.closed)
    .map(({ slug }) => `/thuc-hanh/${slug}/`);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/thuc-hanh/`);
  const marked = await page
    .locator('main .card:has(.card-closed)')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('href') ?? ''));
  expect(marked.toSorted()).toEqual(old.toSorted());
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

test('a bulletin that tells of the closed way says after it what is closed', async () => {
  const folder = join(await producedData(), 'public', 'tep');
  const bulletins = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    // Written by the same version of our own program.
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Bulletin);
  const saying = bulletins.filter(({ sentences }) =>
    sentences.some(({ text = '' }) => new RegExp(closedWords).test(text)),
  );
  expect(saying.length).toBeGreaterThan(0);
  const silent = saying.filter(
    ({ sentences }) =>
      !sentences.some(
        ({ kind, text = '' }) => kind === 'fact' && /đã đóng|không .* được nữa/i.test(text),
      ),
  );
  expect(silent.map(({ title }) => title)).toEqual([]);
});
