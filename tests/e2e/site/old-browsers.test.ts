// The player, the practice, search and the next airing in a browser that lacks what Chrome 61 and Safari 11 lack.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublishedSchedule } from '../../../content/schema/published.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { needRecording, servePublishedSite } from '../../setup/published-site.ts';
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

/** Runs in the page, before its scripts. */
function makeOld(): void {
  const lacks: readonly (readonly [object, readonly string[]])[] = [
    [
      window,
      [
        ...['BroadcastChannel', 'structuredClone', 'queueMicrotask', 'IntersectionObserver'],
        ...['ResizeObserver', 'AbortController', 'requestIdleCallback', 'HTMLDialogElement'],
        ...['MediaMetadata', 'WeakRef', 'trustedTypes'],
      ],
    ],
    [Navigator.prototype, ['locks', 'share', 'clipboard', 'mediaSession', 'storage']],
    [
      Array.prototype,
      [
        ...['at', 'flat', 'flatMap', 'findLast', 'findLastIndex', 'toSorted', 'toReversed'],
        ...['toSpliced', 'with'],
      ],
    ],
    [String.prototype, ['at', 'matchAll', 'replaceAll', 'trimStart', 'trimEnd']],
    [Object, ['fromEntries', 'groupBy', 'hasOwn']],
    [Promise, ['allSettled', 'any', 'try', 'withResolvers']],
    [Promise.prototype, ['finally']],
    [Element.prototype, ['replaceChildren', 'toggleAttribute', 'checkVisibility']],
    [HTMLElement.prototype, ['popover', 'showPopover', 'togglePopover', 'inert']],
    [Intl.DateTimeFormat.prototype, ['formatRange', 'formatRangeToParts']],
  ];
  for (const [owner, names] of lacks) for (const name of names) Reflect.deleteProperty(owner, name);
  // Options that they do not know are passed over, not refused.
  const format = Intl.DateTimeFormat;
  Intl.DateTimeFormat = new Proxy(format, {
    construct: (_target, [language, options]: [string, Intl.DateTimeFormatOptions | undefined]) => {
      const known = { ...options };
      for (const name of ['hourCycle', 'dateStyle', 'timeStyle', 'dayPeriod'])
        Reflect.deleteProperty(known, name);
      return new format(language, known);
    },
  });
}

async function openOld(path: string, ready: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(makeOld);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(site.origin + path);
  await page.waitForSelector(ready);
  return { page, errors };
}

test('the player plays, marks what it says and goes on where it was left', async () => {
  const path = '/thong-bao/dich-vu-cong-truc-tuyen/';
  await needRecording(site, path);
  const { page, errors } = await openOld(path, 'loa-nghe[data-ready]');
  await page.locator('[data-s]').nth(3).click();
  await page.locator('.spoken .spoken-word').first().waitFor();
  await page.locator('[data-play]').click();
  await page.locator('[data-play]', { hasText: 'Nghe tiếp từ' }).waitFor();
  await page.reload();
  await page.locator('[data-play]', { hasText: 'Nghe tiếp từ' }).click();
  await page.locator('.spoken').first().waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

// One for both: they share every script. In the proof both.
const old = process.env['LOA_PROOF']
  ? ['dang-nhap-vneid', 'nop-ho-so-truc-tuyen']
  : ['dang-nhap-vneid'];
test.each(old)('%s is practised, kept, sent and begun anew', async (slug) => {
  const { page, errors } = await openOld(`/thuc-hanh/${slug}/`, '[data-simulator][data-ready]');
  const shown = page.locator('[data-screen]');
  const seen: (string | null)[] = [];
  for (let step = 0; step < 4; step += 1) {
    seen.push(await shown.getAttribute('data-screen'));
    await page.waitForSelector('[data-simulator]:not([data-new])');
    await shown.locator('[data-show]').click();
    await shown.locator('[data-act="0"]').click();
    await page.waitForSelector(`[data-screen]:not([data-screen="${seen.at(-1) ?? ''}"])`);
  }
  expect(new Set(seen).size).toBe(4);
  const at = await shown.getAttribute('data-screen');
  await page.locator('[data-send]').click();
  await page.locator('[data-sent="by-hand"]', { hasText: `#man-hinh-${at ?? ''}` }).waitFor();
  await page.reload();
  await page.waitForSelector(`[data-ready] [data-screen="${at ?? ''}"]`);
  await shown.locator('[data-restart]').click();
  await page.locator('[data-erase]').click();
  await page.waitForSelector(`[data-screen="${seen[0] ?? ''}"]`);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('the search box answers, and so does the results page', async () => {
  const { page, errors } = await openOld('/', 'form[data-box]');
  await page.locator('#tim').pressSequentially('ma otp');
  await page.locator('[data-search-results][aria-busy="false"] [role="option"]').first().waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/thuat-ngu/#otp');
  await page.goto(`${site.origin}/tim-kiem/?q=ma+otp`);
  await page.locator('[data-search-results][aria-busy="false"] .hit mark').first().waitFor();
  expect(await page.locator('[data-script-missing]').count()).toBe(0);
  await page.locator('#tim').fill('khoaanggg');
  await page.locator('[data-search-help] a').first().waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test('what the station has published since is told by a clock of 24 hours', async () => {
  const { page, errors } = await openOld('/phat-thanh/', 'loa-lich');
  const startsAt = '2099-11-24T17:00:00+07:00';
  await page.route('**/schedule.json', async (route) => {
    const response = await route.fetch();
    // The publisher's contract (content/schema/published.ts).
    const schedule = (await response.json()) as PublishedSchedule;
    const [slot] = schedule.slots;
    await route.fulfill({
      json: {
        ...schedule,
        generatedAt: startsAt,
        slots: slot && [{ ...slot, state: 'planned', startsAt }],
      },
    });
  });
  await page.reload();
  await page.locator('loa-lich time', { hasText: '17:00, thứ Ba 24/11/2099' }).first().waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});
