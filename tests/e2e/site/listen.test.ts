import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeOn } from '../../setup/axe.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { needRecording, servePublishedSite } from '../../setup/published-site.ts';
import type { Served } from '../../setup/serve.ts';

const announcement = '/thong-bao/dich-vu-cong-truc-tuyen/';

let browser: Browser;
let site: Served;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), servePublishedSite()]);
  await needRecording(site, announcement);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function open(path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
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
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((name) => /[0-9a-f]{64}/.test(name)),
    );
    await page.reload();
    await page.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).play());
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 1);
    expect(Math.abs((await seconds(page)) - left)).toBeLessThan(5);
    await page.context().close();
  });

  test('the speed that is shown is the speed that is heard, after Back and on the next page', async () => {
    const page = await open(announcement);
    const speeds = () =>
      page.evaluate(() => [
        document.querySelector<HTMLSelectElement>('loa-nghe select')?.value,
        String(document.querySelector('audio')?.playbackRate),
      ]);
    await page.locator('loa-nghe select').selectOption('1.5');
    await page.goto(`${site.origin}/phat-thanh/`);
    expect(await speeds()).toEqual(['1.5', '1.5']);
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.goBack();
    const [shown, heard] = await speeds();
    expect(heard).toBe(shown);
    await page.context().close();
  });

  test('a second tap on the sentence being spoken stops it', async () => {
    const page = await open(announcement);
    const sentence = page.locator('[data-s]', { hasText: 'Kính thưa toàn thể' });
    await sentence.click();
    await page.waitForFunction(() => document.querySelector('audio')?.paused === false);
    await sentence.click();
    await page.waitForFunction(() => document.querySelector('audio')?.paused === true);
    await sentence.click();
    await page.waitForFunction(() => document.querySelector('audio')?.paused === false);
    await page.context().close();
  });

  test('wherever the reader is, a button stops the sound; it goes with the sound, and is not printed', async () => {
    const page = await open(announcement);
    const stop = page.locator('.listen-bar button');
    expect(await stop.count()).toBe(1);
    expect(await stop.isVisible()).toBe(false);
    await page.locator('[data-s]').nth(30).click();
    await stop.waitFor();
    expect(await stop.innerText()).toBe('Dừng');
    const box = await stop.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
    expect((await axeOn(page).analyze()).violations).toEqual([]);
    // The page's last words can be scrolled clear of it.
    const [below, bar] = await page.evaluate(() => {
      const boxOf = (name: string) => document.querySelector(name)?.getBoundingClientRect();
      return [
        document.documentElement.scrollHeight - scrollY - (boxOf('.bottom')?.bottom ?? Infinity),
        boxOf('.listen-bar')?.height,
      ];
    });
    expect(below).toBeGreaterThanOrEqual(bar ?? Infinity);
    await page.emulateMedia({ media: 'print' });
    expect(await stop.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await stop.press('Enter');
    await stop.waitFor({ state: 'hidden' });
    expect(
      await page
        .locator('audio')
        .evaluate((audio) => [
          (audio as HTMLAudioElement).paused,
          document.activeElement === audio,
        ]),
    ).toEqual([true, true]);
    await page.context().close();
  });

  test('without network the player says why nothing is heard, where the reader is', async () => {
    const page = await open(announcement);
    await page.context().setOffline(true);
    await page.locator('[data-s]').nth(30).click();
    await page.locator('loa-nghe [role=status]', { hasText: 'Chưa có mạng' }).waitFor();
    const bar = page.locator('.listen-bar');
    expect(await bar.innerText()).toContain('Chưa có mạng, bản nghe này chưa giữ trong máy.');
    await bar.getByText('Đóng').click();
    expect(await bar.isVisible()).toBe(false);
    await page.context().close();
  });

  test('a sound that does not come is told, and the same button asks again', async () => {
    const page = await open(announcement);
    const play = () =>
      page.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).play().catch(() => 0));
    await page.route('**/*.mp3', (route) => route.abort());
    await play();
    await page.locator('loa-nghe [role=status]', { hasText: 'Chưa tải được bản nghe' }).waitFor();
    // Where the player itself is out of sight, the bar tells the trouble; it never says that something is read.
    expect(await page.locator('.listen-bar', { hasText: 'Đang đọc' }).isVisible()).toBe(false);
    await page.unroute('**/*.mp3');
    await play();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0);
    expect(await page.locator('loa-nghe [role=status]').innerText()).toBe('');
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

    const context = await browser.newContext();
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

  test('who presses play sees the words that are spoken', async () => {
    const page = await open('/phat-thanh/');
    await page.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).play());
    const spoken = page.locator('.transcript .spoken').first();
    await spoken.waitFor();
    await pause(page);
    const box = await spoken.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
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
