// Small screens, large text, forced colours, still people, no script, printed.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulators } from '../../unit/simulator/practice.ts';
import { openPractice, setStage, showScreen, tried, type Stage } from './stage.ts';

const everything = process.env['LOA_PROOF'] !== undefined;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** In `npm test` the screens with the longest words, the most fields, and each drawn thing; all of them in the proof. */
const samples = [
  ...['dia-chi', 'thong-tin-ca-nhan', 'xem-lai', 'ma-xac-nhan'],
  ...['dia-chi-nam', 'qr-quet', 'chon-tep'],
];

/** Shows every screen in turn, with its help and its difficulties open, and hands it to `look`. */
async function eachScreen<T>(
  page: Page,
  slug: string,
  look: (page: Page, screen: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const simulator = simulators.find((each) => each.slug === slug);
  const found: T[] = [];
  for (const { id, fields } of simulator?.screens ?? []) {
    if (!everything && !samples.includes(id)) continue;
    await showScreen(page, id);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('[data-screen] details'))
        details.setAttribute('open', '');
    });
    if (fields.length > 0) await page.locator('[data-screen] [data-act="0"]').click();
    else await page.locator('[data-screen] [data-hint]').click();
    found.push(...(await look(page, id)));
  }
  return found;
}

const tooWide = async (page: Page, screen: string): Promise<readonly string[]> => {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return width > 0 ? [`${screen}: ${width} px too wide`] : [];
};

const smallTargets = (page: Page, screen: string): Promise<readonly string[]> =>
  page.locator('[data-screen]').evaluate((section, id) => {
    const all = section.querySelectorAll('button, summary, a, .pick, input:not([type=radio])');
    return [...all].flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      // A link inside a sentence is exempt (WCAG 2.5.8); the facts' sources are such links.
      if (height === 0 || target.closest('.fact') !== null) return [];
      return height < 43.9 || width < 43.9
        ? [`${id}: ${target.outerHTML.slice(0, 80)} ${width}×${height}`]
        : [];
    });
  }, screen);

const missingBanner = async (page: Page, screen: string): Promise<readonly string[]> => {
  await page.emulateMedia({ media: 'print' });
  const banner = page.locator('[data-screen] .banner');
  const printed = await banner.isVisible();
  await page.emulateMedia({ media: 'screen' });
  const text = await banner.innerText();
  return printed && text === 'THỰC HÀNH – không gửi đi đâu cả' ? [] : [`${screen}: no banner`];
};

/** Addresses of any screen that are broken inside a name, or run out of what holds them. */
const brokenAddresses = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    for (const section of document.querySelectorAll('[data-of]')) section.removeAttribute('hidden');
    return [...document.querySelectorAll('.address-bar .host, .pick .host')].flatMap((name) => {
      const { right, height } = name.getBoundingClientRect();
      const holder = name.closest('.address-bar, .pick');
      const line = Number.parseFloat(getComputedStyle(name).fontSize) * 2;
      const whole = name.getClientRects().length === 1 && height < line;
      const inside = right <= (holder?.getBoundingClientRect().right ?? 0);
      return whole && inside ? [] : [`${name.textContent} of ${holder?.textContent.trim() ?? ''}`];
    });
  });

const widths = [320, 360, 1280];
const textSizes = ['112.5%', '225%'];
const views = widths.flatMap((width) => textSizes.map((size) => ({ width, size })));

const letters = (page: Page, percent: string): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.setProperty('font-size', size);
  }, percent);

describe.each(tried.map(({ slug }) => slug))('%s', (slug) => {
  // One reader for all that only looks: each test says how wide and how large it is.
  let page: Page;
  beforeAll(async () => {
    page = await stage.open(slug);
  });
  afterAll(() => page.context().close());

  it('text at 200 % on 360 px: nothing has to be scrolled sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await letters(page, '225%');
    expect(await eachScreen(page, slug, tooWide)).toEqual([]);
  });

  it('320 px wide: no sideways scrolling, targets of 44 px, the banner on screen and on paper', async () => {
    const look = async (_page: Page, screen: string) => [
      ...(await tooWide(page, screen)),
      ...(await smallTargets(page, screen)),
      ...(await missingBanner(page, screen)),
    ];
    await page.setViewportSize({ width: 320, height: 640 });
    await letters(page, '');
    expect(await eachScreen(page, slug, look)).toEqual([]);
  });

  it('nothing moves, whether motion is reduced or not', async () => {
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('[data-simulator] *')].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== 'none' || transitionDuration !== '0s';
        }).length,
    );
    expect(moving).toBe(0);
  });

  it('a guide’s step leads to its first screen, and each screen back to its step', async () => {
    const simulator = simulators.find((each) => each.slug === slug);
    const steps = [...new Set(simulator?.screens.map((screen) => screen.step))];
    for (const step of everything ? steps : steps.slice(-2)) {
      await openPractice(page, stage.served.origin, slug, `#${step}`);
      const first = simulator?.screens.find((screen) => screen.step === step);
      expect(await page.locator('[data-screen]').getAttribute('data-screen')).toBe(first?.id);
      const back = await page.locator('[data-screen] .to-guide a').getAttribute('href');
      expect(back).toBe(`/huong-dan/${slug}/#${step}`);
    }
  });

  it('forced colours: what is chosen, marked or wrong can still be told', async () => {
    await openPractice(page, stage.served.origin, slug);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('[data-screen] [data-act="0"]').click();
    const border = await page
      .locator('[data-screen] [data-summary]')
      .evaluate((element) => getComputedStyle(element).borderTopWidth);
    expect(Number.parseFloat(border)).toBeGreaterThan(1);
    await page.locator('[data-screen] [data-show]').click();
    const outline = await page
      .locator('[data-screen] [data-act="0"]')
      .evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await page.emulateMedia({ forcedColors: null });
  });

  // The last: it shows all screens at once.
  it('every drawn browser has its address, and no address breaks inside a name', async () => {
    const simulator = simulators.find((each) => each.slug === slug);
    const drawn = simulator?.screens.filter(({ look }) => look === 'portal') ?? [];
    for (const { id } of drawn) {
      expect(await page.locator(`[data-of="${id}"] [data-address]`).count(), id).toBeGreaterThan(0);
    }
    for (const { width, size } of views) {
      await page.setViewportSize({ width, height: 740 });
      await letters(page, size);
      expect(await brokenAddresses(page), `${width} px, ${size}`).toEqual([]);
    }
  });

  it('without script every screen is readable, in order, with its explanation', async () => {
    const simulator = simulators.find((each) => each.slug === slug);
    const page = await stage.open(slug, '', { javaScriptEnabled: false });
    const shown = await page.locator('[data-simulator] [data-screen]:visible').all();
    const ids = await Promise.all(shown.map((each) => each.getAttribute('data-screen')));
    expect(ids).toEqual(simulator?.screens.map(({ id }) => id));
    for (const [index, each] of shown.entries()) {
      if (!everything && index % 5 > 0) continue;
      // Off the window a browser lays nothing out (content-visibility).
      await each.scrollIntoViewIfNeeded();
      const screen = simulator?.screens[index];
      await expect.poll(() => each.innerText()).toContain(screen?.title);
      const text = await each.innerText();
      expect(text).toContain('Chỉ cho tôi:');
      expect(text).toContain('Gợi ý:');
      expect(text).not.toMatch(/[{}]|undefined/);
      expect(await each.locator('input:enabled:visible, button:enabled:visible').count()).toBe(0);
    }
    await page.context().close();
  });
});
