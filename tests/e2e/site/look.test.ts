import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeOn } from '../../setup/axe.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { servePublishedSite } from '../../setup/published-site.ts';
import type { Served } from '../../setup/serve.ts';

/** One page of each kind; axe looks at every fifth one, and in the proof at all. */
const kinds = [
  '/',
  '/thong-bao/',
  '/thong-bao/dich-vu-cong-truc-tuyen/',
  '/huong-dan/dang-ky-tai-khoan/',
  '/huong-dan/dang-ky-tai-khoan/to-roi/',
  '/thuc-hanh/',
  '/phat-thanh/',
  '/hoi-dap/',
  '/hoi-dap/tra-cuu-ho-so/',
  '/hoi-dap/mat-dien-thoai-co-vneid/',
  '/thuat-ngu/',
  '/thay-doi/',
  '/404.html',
];

let browser: Browser;
let site: Served;
/** One for all that leave nothing behind: a page of its own costs a process of its own. */
let page: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), servePublishedSite()]);
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** What a leaflet says in letters of less than 12 points: at 96 pixels an inch these are 16 high. */
function smallLetters(): readonly string[] {
  return [...document.querySelectorAll('.leaflet *')].flatMap((element) => {
    const words = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim() ?? '')
      .join('');
    const box = element.getBoundingClientRect();
    if (words === '' || box.width < 2 || element.closest('.unseen')) return [];
    const drawn = element.closest('svg');
    const scale = drawn ? drawn.getBoundingClientRect().width / 280 : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    return size < 15.9 ? [`${words}: ${size}`] : [];
  });
}

/** All pages that the site's links lead to. */
async function paths(): Promise<readonly string[]> {
  const found = new Set(kinds);
  for (const path of found) {
    await page.goto(site.origin + path);
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) =>
        all.map((link) => new URL(link.getAttribute('href') ?? '/', location.href).pathname),
      );
    for (const link of links) if (link.endsWith('/')) found.add(link);
  }
  return [...found];
}

const views = [
  { name: 'light', colorScheme: 'light', width: 1280, zoom: 100 },
  { name: 'dark', colorScheme: 'dark', width: 768, zoom: 100 },
  { name: '320 px', colorScheme: 'light', width: 320, zoom: 100 },
  { name: '200 % text', colorScheme: 'dark', width: 360, zoom: 200 },
] as const;

async function enlarge(page: Page, percent: number): Promise<void> {
  if (percent === 100) return;
  const size = await page.evaluate(() =>
    parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  await page.evaluate(
    (px) => {
      document.documentElement.style.fontSize = `${px}px`;
    },
    (size * percent) / 100,
  );
}

const isProof = process.env['LOA_PROOF'] !== undefined;

/** In `npm test` the one in which most goes wrong, dark, narrow and large; all in the proof. */
const chosen = views.filter(({ zoom }) => isProof || zoom > 100);

describe.each(chosen)('$name', ({ colorScheme, width, zoom }) => {
  test('axe finds nothing, and nothing runs out of the page', async () => {
    const reachable = isProof ? await paths() : kinds.filter((_, i) => i % 5 === 0);
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const found: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) found.push(message.text());
    });
    for (const path of reachable) {
      await page.goto(site.origin + path);
      await enlarge(page, zoom);
      const { violations } = await axeOn(page).analyze();
      for (const { id, nodes } of violations) {
        found.push(`${path} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (beyond > 0) found.push(`${path} is ${beyond} px too wide`);
    }
    await context.close();
    expect(found).toEqual([]);
  });
});

test('at 360 × 640 the first page offers all wants, a telephone and the next airing without scrolling', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site.origin}/`);
  const wants = ['Đăng nhập', 'Nộp hồ sơ', 'Làm giấy tờ', 'Tra cứu', 'Tập làm thử', 'Hỏi và đáp'];
  for (const name of [...wants, 'Nghe thông báo', '1900 0368']) {
    const box = await page.locator('.want', { hasText: name }).boundingBox();
    expect(box && box.y + box.height, name).toBeLessThanOrEqual(640);
    expect(box?.height, name).toBeGreaterThanOrEqual(44);
  }
  const next = await page.locator('.next').boundingBox();
  expect(next && next.y + next.height).toBeLessThanOrEqual(640);
});

test('text has a contrast of at least 7:1, light and dark', async () => {
  for (const colorScheme of isProof ? (['light', 'dark'] as const) : (['light'] as const)) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    for (const path of ['/', '/huong-dan/dang-ky-tai-khoan/', '/phat-thanh/']) {
      await page.goto(site.origin + path);
      const { violations } = await axeOn(page, {
        runOnly: ['color-contrast-enhanced'],
        rules: { 'color-contrast-enhanced': { enabled: true } },
      }).analyze();
      expect(
        violations.flatMap(({ nodes }) => nodes.map(({ html }) => `${path} ${html}`)),
        colorScheme,
      ).toEqual([]);
    }
    await context.close();
  }
});

test('targets outside running text are at least 44 px high', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of kinds) {
    await page.goto(site.origin + path);
    const low = await page.locator('a, button, input, select, summary').evaluateAll((all) =>
      all
        .filter(
          (each) =>
            each.closest('p, li, dd, dt, .skip') === null || each.matches('.act, .want, .card'),
        )
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
        .map((each) => each.outerHTML.slice(0, 80)),
    );
    expect(low, path).toEqual([]);
  }
});

test('a keyboard reaches content first by the skip link, and sees where it is', async () => {
  await page.goto(`${site.origin}/huong-dan/dang-ky-tai-khoan/`);
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  expect(await skip.innerText()).toBe('Đến nội dung chính');
  expect((await skip.boundingBox())?.height).toBeGreaterThan(20);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('noi-dung');
  await page.keyboard.press('Tab');
  const outline = await page
    .locator(':focus')
    .evaluate((each) => getComputedStyle(each).outlineWidth);
  expect(parseFloat(outline)).toBeGreaterThanOrEqual(3);
});

test('each leaflet prints on two sides of A4 at most, in letters of 12 points and more, a drawing beside every step', async () => {
  const closed = ['dang-ky-tai-khoan', 'nop-ho-so-truc-tuyen'];
  for (const slug of ['dang-nhap-vneid', 'nop-ho-so-hien-nay', ...closed]) {
    await page.goto(`${site.origin}/huong-dan/${slug}/to-roi/`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sides = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect([1, 2], slug).toContain(sides.length);
    await page.emulateMedia({ media: 'print' });
    // What the page is wide on paper: A4 without its margins.
    await page.setViewportSize({ width: Math.round((186 / 25.4) * 96), height: 1000 });
    expect(await page.evaluate(smallLetters), slug).toEqual([]);
    // Of a way that is closed the leaflet says what to do now, and draws nothing.
    for (const step of closed.includes(slug) ? [] : await page.locator('.leaflet .step').all()) {
      const drawing = await step.locator('.picture svg').boundingBox();
      expect(drawing?.width, slug).toBeGreaterThan(280);
      expect(await step.innerText(), slug).toMatch(/\S{2,}.*\n+.*\S{2,}/);
    }
    // content/ward.yaml as shipped names no siteUrl and no telephone of the ward: that is written in by hand.
    expect(await page.locator('.leaflet-foot').innerText()).toContain('Bộ phận một cửa');
    const blank = await page.locator('.leaflet-blank span').boundingBox();
    expect(blank?.width, slug).toBeGreaterThan(150);
    await page.emulateMedia({ media: null });
  }
});

describe.each([
  [320, 100],
  [360, 100],
  [320, 200],
  [360, 200],
  [1280, 200],
])('at %d px with letters of %d percent', (width, zoom) => {
  test('no number of the calendar leaves its day, and the search box shows what is typed', async () => {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${site.origin}/phat-thanh/`);
    await enlarge(page, zoom);
    const beyond = await page.locator('.calendar td').evaluateAll((days) =>
      days
        .filter((day) => day.checkVisibility())
        .filter((day) => {
          const box = day.getBoundingClientRect();
          return [...day.querySelectorAll('.date, .air')].some((each) => {
            const range = document.createRange();
            range.selectNodeContents(each);
            // What is for screen readers alone has a box of one pixel, and text far beyond it.
            const seen = [...range.getClientRects()].filter(({ width }) => width > 1);
            return (
              each.scrollWidth > box.width || seen.some(({ bottom }) => bottom > box.bottom + 1)
            );
          });
        })
        .map((day) => day.textContent),
    );
    expect(beyond).toEqual([]);
    expect(await page.locator('.calendar caption').isVisible()).toBe(true);
    expect(await page.locator('.slots li').first().isVisible()).toBe(true);
    const room = await page.locator('.find input').evaluate((input) => {
      const { fontSize, paddingLeft, paddingRight } = getComputedStyle(input);
      return (
        (input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) /
        parseFloat(fontSize)
      );
    });
    expect(room).toBeGreaterThan(5);
  });
});

test('a wide screen has questions on both its halves; one that opens moves nothing beside it', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${site.origin}/hoi-dap/`);
  const questions = page.locator('.answers > div > details.answer');
  const right = questions.last();
  const before = await right.boundingBox();
  expect(before?.x).toBeGreaterThan(640);
  await questions.first().locator('> summary').click();
  expect(await right.boundingBox()).toEqual(before);
});
