import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxPrecacheBytes } from '../../../site/after-build/precache.ts';
import { builtSite } from '../../setup/built.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { servePublishedSite } from '../../setup/published-site.ts';
import { serveFolder } from '../../setup/serve.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  [browser, folder] = await Promise.all([openBrowser('allow'), builtSite()]);
});
afterAll(async () => {
  await browser.close();
});

/** One visit of the home page by a new phone, long enough for the site to be put on it; then the network is gone. */
async function visitThenCutOff(): Promise<{ context: BrowserContext; page: Page; origin: string }> {
  const site = await serveFolder(folder);
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await site.stop();
  return { context, page, origin: site.origin };
}

describe('after one visit, without network', () => {
  let context: BrowserContext;
  let page: Page;
  let origin: string;
  beforeAll(async () => {
    ({ context, page, origin } = await visitThenCutOff());
  });
  afterAll(async () => {
    await context.close();
  });

  test('no more was put on the phone than is allowed', async () => {
    const bytes = await page.evaluate(async () => {
      let sum = 0;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          sum += (await (await cache.match(request))?.arrayBuffer())?.byteLength ?? 0;
        }
      }
      return sum;
    });
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(maxPrecacheBytes);
  });

  test('the guides are read, in their own look', async () => {
    for (const path of ['/huong-dan/dang-ky-tai-khoan/', '/huong-dan/nop-ho-so-truc-tuyen/']) {
      await page.goto(origin + path);
      expect(await page.locator('section.step').count()).toBeGreaterThan(4);
      const family = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
      expect(family).toContain('system-ui');
    }
  });

  test('the announcement, the questions and the home page are read', async () => {
    for (const path of ['/', '/thong-bao/dich-vu-cong-truc-tuyen/', '/hoi-dap/', '/thuat-ngu/']) {
      const response = await page.goto(origin + path);
      expect(response?.status(), path).toBe(200);
      expect(await page.locator('main').textContent()).not.toContain('Chưa có mạng');
    }
  });

  test('the search box and the results page answer', async () => {
    await page.goto(`${origin}/huong-dan/`);
    await page.locator('#tim').pressSequentially('ma otp');
    await page.locator('[data-search-results][aria-busy="false"] a').first().waitFor();
    await Promise.all([page.waitForURL('**/tim-kiem/?q=ma+otp'), page.keyboard.press('Enter')]);
    const first = page.locator('[data-search-results][aria-busy="false"] a').first();
    expect(await first.getAttribute('href')).toBe('/thuat-ngu/#otp');
  });

  test('the simulator is practised', async () => {
    await page.goto(`${origin}/thuc-hanh/dang-ky-tai-khoan/`);
    expect(await page.locator('[data-screen]:visible').count()).toBe(1);
    await page.locator('input[value="dung"]').check();
    await page.getByRole('button', { name: 'Đi tới trang này' }).click();
    await page.locator('[data-screen="trang-chu"]:visible').waitFor();
  });

  test('a question that is not on the phone alone is found among all', async () => {
    await page.goto(`${origin}/hoi-dap/quen-mat-khau/`);
    expect(page.url()).toBe(`${origin}/hoi-dap/#quen-mat-khau`);
  });

  test('a page that is not on the phone says so, and what is there', async () => {
    await page.goto(`${origin}/thong-bao/khong-co-trong-may/`);
    expect(await page.locator('h1').textContent()).toBe('Chưa có mạng');
    expect(await page.locator('main a[href="/huong-dan/dang-ky-tai-khoan/"]').count()).toBe(1);
  });
});

describe('what the reader has asked for', () => {
  test('a recording that was kept is heard without network, in the parts a player asks for', async () => {
    const site = await serveFolder(folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    const recording = '/phat-thanh/tep/kept.mp3';
    await page.evaluate(async (address) => {
      // "ready" comes before the worker has claimed the page: what is asked until then goes past it.
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller === null) {
        await new Promise((resolve) => {
          navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
        });
      }
      const cache = await caches.open('loa-sound');
      await cache.put(address, new Response('0123456789'));
    }, recording);
    await site.stop();
    const parts = await page.evaluate(async (address) => {
      const ask = async (range: string) => {
        const response = await fetch(address, { headers: { range } });
        return `${response.status} ${response.headers.get('content-range') ?? ''} ${await response.text()}`;
      };
      return [await ask('bytes=0-3'), await ask('bytes=7-'), await ask('bytes=20-')];
    }, recording);
    expect(parts).toEqual(['206 bytes 0-3/10 0123', '206 bytes 7-9/10 789', '416 bytes */10 ']);
    await context.close();
  });

  test('Save-Data: nothing is put on the phone', async () => {
    const site = await serveFolder(folder);
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    const registered = await page.evaluate(async () => {
      await new Promise<void>((resolve) => {
        requestIdleCallback(() => {
          resolve();
        });
      });
      return (await navigator.serviceWorker.getRegistrations()).length;
    });
    expect(registered).toBe(0);
    expect(site.requests).not.toContain('/sw.js');
    await context.close();
    await site.stop();
  });

  test('Save-Data: a press on “Giữ” is consent, and what is said to be kept opens without network', async () => {
    const site = await servePublishedSite();
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    const page = await context.newPage();
    const announcement = `${site.origin}/thong-bao/dich-vu-cong-truc-tuyen/`;
    await page.goto(announcement);
    await page.getByText('Tải về máy').click();
    await page.getByRole('button', { name: 'Giữ bản này trong máy' }).click();
    await page.getByRole('status').filter({ hasText: 'Đã giữ trong máy' }).waitFor();
    await site.stop();
    await page.goto(announcement);
    expect(await page.locator('h1').first().textContent()).not.toContain('Chưa có mạng');
    await page.getByText('Tải về máy').click();
    await page.getByRole('button', { name: 'Bỏ bản này khỏi máy' }).waitFor();
    const parts = await page.evaluate(async () => {
      const audio = document.querySelector('audio');
      return (await fetch(audio?.src ?? '', { headers: { range: 'bytes=0-9' } })).status;
    });
    expect(parts).toBe(206);
    await context.close();
  });

  test('what cannot be put on the phone whole is not said to be kept', async () => {
    const site = await servePublishedSite();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.goto(`${site.origin}/thong-bao/dich-vu-cong-truc-tuyen/`);
    await page.getByText('Tải về máy').click();
    await site.stop();
    await page.getByRole('button', { name: 'Giữ bản này trong máy' }).click();
    await page.getByRole('status').filter({ hasText: 'Chưa tải được' }).waitFor();
    await context.close();
  });

  test('its button stands clear of the links below it, at 320 px too', async () => {
    const site = await servePublishedSite();
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(`${site.origin}/thong-bao/dich-vu-cong-truc-tuyen/`);
    await page.getByText('Tải về máy').click();
    const button = await page.getByRole('button', { name: 'Giữ bản này trong máy' }).boundingBox();
    const link = await page.getByRole('link', { name: 'Tiếng (MP3)' }).boundingBox();
    const free = (link?.y ?? 0) - ((button?.y ?? 0) + (button?.height ?? 0));
    expect(free).toBeGreaterThanOrEqual(8);
    await page.close();
    await site.stop();
  });

  test('the simulator registers nothing and loads no search', async () => {
    const site = await serveFolder(folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.origin}/thuc-hanh/dang-ky-tai-khoan/`);
    await page.evaluate(async () => {
      await new Promise<void>((resolve) => {
        requestIdleCallback(() => {
          resolve();
        });
      });
    });
    await page.locator('#tim').focus();
    expect(site.requests.filter((path) => /sw\.js|Search|combobox|chi-muc/.test(path))).toEqual([]);
    await context.close();
    await site.stop();
  });
});
