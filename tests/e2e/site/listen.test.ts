import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import { servePublishedSite } from '../../setup/published-site.ts';
import type { Served } from '../../setup/serve.ts';

const announcement = '/thong-bao/dich-vu-cong-truc-tuyen/';

let browser: Browser;
let site: Served;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), servePublishedSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function open(path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    serviceWorkers: 'block',
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return page;
}

const seconds = (page: Page) =>
  page.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).currentTime);
const pause = (page: Page) =>
  page.locator('audio').evaluate((audio) => {
    (audio as HTMLAudioElement).pause();
  });
const marked = (page: Page) => page.locator('.spoken').first();

test('a guide is heard too: its player is folded, and opens when a sentence is tapped', async () => {
  const page = await open('/huong-dan/dang-ky-tai-khoan/');
  expect(await page.locator('audio').isVisible()).toBe(false);
  await page.locator('[data-s]', { hasText: 'Gõ dãy số đó vào ô' }).click();
  await page.locator('.spoken', { hasText: 'Gõ dãy số đó vào ô' }).waitFor();
  await pause(page);
  expect(await page.locator('audio').isVisible()).toBe(true);
  await page.context().close();
});

describe('listening to the announcement', () => {
  test('a tap on a sentence speaks from there and marks sentence and word, and changes no word', async () => {
    const page = await open(announcement);
    const before = await page.locator('.words').innerText();
    const sentence = page.locator('[data-s]', { hasText: 'Kính thưa toàn thể' });
    await sentence.click();
    await page.locator('.spoken', { hasText: 'Kính thưa toàn thể' }).waitFor();
    await page.locator('.spoken .spoken-word').first().waitFor();
    await pause(page);
    expect(await page.locator('.spoken-word').first().innerText()).toMatch(/^\S+$/);
    expect(await seconds(page)).toBeGreaterThan(5);
    expect(await page.locator('.words').innerText()).toBe(before);
    await page.context().close();
  });

  test('by keyboard: a sentence on, a sentence back', async () => {
    const page = await open(announcement);
    await page.locator('[data-s]').nth(2).click();
    await marked(page).waitFor();
    await pause(page);
    const first = await marked(page).getAttribute('data-s');
    await page.locator('[data-on]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (id) => document.querySelector('.spoken')?.getAttribute('data-s') !== id,
      first,
    );
    const second = await marked(page).getAttribute('data-s');
    await page.locator('[data-back]').press('Enter');
    await page.waitForFunction(
      (id) => document.querySelector('.spoken')?.getAttribute('data-s') !== id,
      second,
    );
    expect(await marked(page).getAttribute('data-s')).toBe(first);
    await page.context().close();
  });

  test('speed is kept to, and the position is remembered for the next visit', async () => {
    const page = await open(announcement);
    await page.locator('loa-nghe select').selectOption('0.75');
    expect(
      await page.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).playbackRate),
    ).toBe(0.75);
    await page.locator('[data-s]').nth(8).click();
    await marked(page).waitFor();
    await pause(page);
    const left = await seconds(page);
    await page.waitForFunction(() => localStorage.length > 0);
    await page.reload();
    await page.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).play());
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 1);
    expect(Math.abs((await seconds(page)) - left)).toBeLessThan(5);
    await page.context().close();
  });

  test('nothing of the sound is loaded before it is asked for', async () => {
    site.requests.length = 0;
    const page = await open(announcement);
    await page.waitForLoadState('networkidle');
    expect(site.requests.filter((path) => path.startsWith('/phat-thanh/'))).toEqual([]);
    await page.context().close();
  });

  test('without JavaScript the browser’s own player stays, the buttons do not', async () => {
    const page = await open(announcement, false);
    expect(await page.locator('audio').isVisible()).toBe(true);
    expect(await page.locator('[data-back]').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('/phat-thanh/', () => {
  test('shows ten slots in the calendar, and tells a newer schedule without a rebuild', async () => {
    const page = await open('/phat-thanh/', false);
    expect(await page.locator('.calendar .air').count()).toBe(10);
    await page.context().close();

    const context = await browser.newContext({ serviceWorkers: 'block' });
    const live = await context.newPage();
    await live.route('**/phat-thanh/schedule.json', async (route) => {
      const answer = await route.fetch();
      // The file's shape is content/schema/published.ts; here one slot is turned into an airing that failed.
      const schedule = (await answer.json()) as {
        generatedAt: string;
        slots: { state: string; reason?: string }[];
      };
      const [slot] = schedule.slots;
      if (slot !== undefined) Object.assign(slot, { state: 'missed', reason: 'mất điện' });
      await route.fulfill({ json: { ...schedule, generatedAt: '2030-01-01T00:00:00+07:00' } });
    });
    await live.goto(`${site.origin}/phat-thanh/`);
    await live.getByText('Không phát được: mất điện').waitFor();
    await context.close();
  });

  test('the transcript is marked as it is spoken', async () => {
    const page = await open('/phat-thanh/');
    await page.getByText('Đọc lời của bản tin').click();
    await page.locator('.transcript [data-s]').nth(3).click();
    await page.locator('.transcript .spoken').waitFor();
    await page.context().close();
  });

  test('transcripts can be downloaded as text and VTT', async () => {
    const page = await open(announcement);
    const links = await page
      .locator('.listen-box a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.map((link) => link.replace(/.*\./, ''))).toEqual(['mp3', 'txt', 'vtt']);
    for (const link of links)
      expect((await page.request.get(site.origin + link)).status()).toBe(200);
    const text = await (await page.request.get(site.origin + (links[1] ?? ''))).text();
    expect(text).toContain('Kính thưa toàn thể cán bộ, đảng viên và nhân dân trong toàn phường.');
    await page.context().close();
  });
});
