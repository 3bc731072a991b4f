// The player's large button, the place it keeps, and that one page speaks at a time.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const newPhone = () => browser.newContext({ viewport: { width: 360, height: 740 } });

async function open(phone: BrowserContext): Promise<Page> {
  const page = await phone.newPage();
  await page.goto(site.origin + announcement);
  await page.waitForSelector('loa-nghe[data-ready]');
  return page;
}

const button = (page: Page) => page.locator('[data-play]');
const heard = (page: Page, after = 0) =>
  page.waitForFunction((from) => {
    const sound = document.querySelector('audio');
    return sound !== null && !sound.paused && !sound.seeking && sound.currentTime > from;
  }, after);
const isPaused = (page: Page) =>
  page.waitForFunction(() => document.querySelector('audio')?.paused);

/** Leaves the announcement's sound at a place, as an earlier visit would. */
async function leaveAt(page: Page, seconds: number): Promise<void> {
  await page.evaluate((place) => {
    const sha256 = /([0-9a-f]{64})\.mp3/.exec(document.querySelector('audio')?.src ?? '')?.[1];
    localStorage.setItem(`loa-nghe:${sha256 ?? ''}`, String(place));
  }, seconds);
}
const stored = (page: Page) =>
  page.evaluate(() => {
    const name = Object.keys(localStorage).find((each) => /[0-9a-f]{64}/.test(each)) ?? '';
    return Number(localStorage.getItem(name));
  });

describe('the large button', () => {
  test('says what listening costs, stops, and says where it goes on, also on the next visit and after "Nghe từ đầu"', async () => {
    const phone = await newPhone();
    const page = await open(phone);
    expect(await button(page).innerText()).toMatch(/^Nghe\s+\d+ phút, \d+,\d MB$/);
    expect(await page.locator('[data-anew]').isVisible()).toBe(false);
    await button(page).press('Enter');
    await button(page).getByText('Dừng').waitFor();
    await heard(page, 1);
    await button(page).click();
    await button(page).getByText('Nghe tiếp từ 0:0').waitFor();
    await page.locator('audio').evaluate((sound) => {
      (sound as HTMLAudioElement).currentTime = 112.4;
    });
    await button(page).getByText('Nghe tiếp từ 1:52').waitFor();
    await page.reload();
    await button(page).getByText('Nghe tiếp từ 1:52').click();
    await heard(page, 112);
    await page.locator('[data-anew]').click();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 99) < 99);
    await heard(page);
    expect(await button(page).locator('b').innerText()).toBe('Dừng');
    await phone.close();
  });

  test('a double tap means one', async () => {
    const phone = await newPhone();
    const page = await open(phone);
    await button(page).dblclick();
    await heard(page);
    expect(await button(page).locator('b').innerText()).toBe('Dừng');
    await phone.close();
  });

  test('a sound that did not come can be asked for again by the same button, from the same place', async () => {
    const phone = await newPhone();
    const page = await open(phone);
    await leaveAt(page, 112.4);
    await page.reload();
    await page.route('**/*.mp3', (route) => route.abort());
    await button(page).click();
    await page.locator('loa-nghe [role=status]', { hasText: 'Chưa tải được' }).waitFor();
    await button(page).getByText('Nghe tiếp từ 1:52').waitFor();
    await page.unroute('**/*.mp3');
    await button(page).click();
    await heard(page, 112);
    await phone.close();
  });
});

test('the place is written down while it is heard: a telephone that dies says no word before', async () => {
  const phone = await newPhone();
  const page = await open(phone);
  await leaveAt(page, 60);
  await page.reload();
  await page.locator('loa-nghe select').selectOption('1.5');
  await button(page).click();
  await page.waitForFunction(() =>
    Object.keys(localStorage).some(
      (name) => /[0-9a-f]{64}/.test(name) && Number(localStorage.getItem(name)) > 64,
    ),
  );
  await phone.close();
});

test('of two pages one speaks, the one that began last, and the other says why it stopped', async () => {
  const phone = await newPhone();
  const [first, second] = [await open(phone), await open(phone)];
  await button(first).click();
  await heard(first);
  await button(second).click();
  await heard(second);
  await isPaused(first);
  await first.locator('loa-nghe [role=status]', { hasText: 'trang khác' }).waitFor();
  await button(first).click();
  await heard(first);
  await isPaused(second);
  await phone.close();
});

test('a page that waits goes on where another has come meanwhile', async () => {
  const phone = await newPhone();
  const [first, second] = [await open(phone), await open(phone)];
  await leaveAt(first, 112.4);
  await button(second).getByText('Nghe tiếp từ 1:52').click();
  await heard(second, 112);
  await phone.close();
});

test('a page whose sound failed listens to no other page: browsers keep it for their back button', async () => {
  const phone = await newPhone();
  await phone.addInitScript(() => {
    const open = new Set<BroadcastChannel>();
    Object.assign(window, { open });
    const Channel = BroadcastChannel;
    window.BroadcastChannel = class extends Channel {
      constructor(name: string) {
        super(name);
        open.add(this);
      }
      override close() {
        super.close();
        open.delete(this);
      }
    };
  });
  const page = await open(phone);
  // Put there above.
  const channels = () =>
    page.evaluate(() => (window as unknown as { open: Set<BroadcastChannel> }).open.size);
  await page.route('**/*.mp3', (route) => route.abort());
  await button(page).click();
  await page.locator('loa-nghe [role=status]', { hasText: 'Chưa tải được' }).waitFor();
  await expect.poll(channels).toBe(0);
  await page.unroute('**/*.mp3');
  await button(page).click();
  await heard(page);
  expect(await channels()).toBe(1);
  await phone.close();
});

test('a tapped sentence that the browser did not let sound asks for another tap, which is heard within the tap', async () => {
  const phone = await newPhone();
  const page = await open(phone);
  await page.locator('audio').evaluate((element) => {
    const sound = element as HTMLAudioElement;
    const play = sound.play.bind(sound);
    let isTapping = false;
    const tapped = (on: boolean) => () => {
      isTapping = on;
    };
    // As on a telephone that lets a sound begin in the tap alone.
    window.addEventListener('click', tapped(true), true);
    window.addEventListener('click', tapped(false));
    sound.play = () =>
      isTapping ? play() : Promise.reject(new DOMException('not in a tap', 'NotAllowedError'));
  });
  const sentence = page.locator('[data-s]').nth(3);
  await sentence.click();
  await page.locator('loa-nghe [role=status]', { hasText: 'chạm lần nữa' }).waitFor();
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await sentence.dispatchEvent('click', { detail: 1 });
  await heard(page);
  expect(await page.locator('loa-nghe [role=status]').innerText()).toBe('');
  await phone.close();
});

test('the lock screen has the title, and the sentence before and after', async () => {
  const phone = await newPhone();
  await phone.addInitScript(() => {
    const acts: Record<string, unknown> = {};
    Object.assign(window, { acts });
    navigator.mediaSession.setActionHandler = (action, act) => {
      acts[action] = act;
    };
  });
  const page = await open(phone);
  await page.locator('[data-s]').nth(3).click();
  await page.locator('.spoken').first().waitFor();
  expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toContain(
    'dịch vụ công',
  );
  const first = await page.locator('.spoken').first().getAttribute('data-s');
  await page.evaluate(() => {
    // Put there above.
    (window as unknown as { acts: Record<string, () => void> }).acts['nexttrack']?.();
  });
  await page.waitForFunction(
    (id) => (document.querySelector('.spoken')?.getAttribute('data-s') ?? id) !== id,
    first,
  );
  await phone.close();
});

const storages = ['storage that is refused', 'storage that is full'];
test.each(process.env['LOA_PROOF'] === undefined ? storages.slice(0, 1) : storages)(
  '%s: it plays, and no word of the network',
  async (name) => {
    const phone = await newPhone();
    await phone.addInitScript((how) => {
      Storage.prototype.setItem = () => {
        throw new DOMException(how, 'QuotaExceededError');
      };
      if (how === 'storage that is refused')
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException(how, 'SecurityError');
          },
        });
    }, name);
    const page = await open(phone);
    await button(page).click();
    await heard(page, 1);
    await button(page).click();
    await button(page).getByText('Nghe tiếp từ').waitFor();
    expect(await page.locator('loa-nghe [role=status]').innerText()).toBe('');
    await phone.close();
  },
);

const rates = process.env['LOA_PROOF'] === undefined ? [6] : [1, 6, 20];
const resumes = process.env['LOA_PROOF'] === undefined ? 1 : 20;
describe.each(rates)('on a processor %d times slower', (rate) => {
  test.each(Array.from({ length: resumes }, (_, index) => 40 + index * 9.7))(
    'listening goes on at %d s, and the place is not lost meanwhile',
    async (left) => {
      const phone = await newPhone();
      const page = await open(phone);
      await leaveAt(page, left);
      const processor = await phone.newCDPSession(page);
      await processor.send('Emulation.setCPUThrottlingRate', { rate });
      await page.reload({ waitUntil: 'commit' });
      await page.waitForSelector('audio');
      // Pressed before or after our script has come; the first two places that are heard, by the browser's own event. On a
      // slow processor it tells of them late: then as much more was heard.
      const heardAt = await page.locator('audio').evaluate(
        (element) =>
          new Promise<{ place: number; sincePress: number }[]>((resolve) => {
            const seen: { place: number; sincePress: number }[] = [];
            const sound = element as HTMLAudioElement;
            const pressedMs = performance.now();
            sound.addEventListener('timeupdate', () => {
              if (sound.paused || sound.seeking) return;
              const sincePress = (performance.now() - pressedMs) / 1000;
              seen.push({ place: sound.currentTime, sincePress });
              if (seen.length === 2) resolve(seen);
            });
            void sound.play();
          }),
      );
      for (const { place, sincePress } of heardAt) {
        expect(place).toBeGreaterThan(left - 5);
        expect(place).toBeLessThan(left + sincePress + 5);
      }
      await page.locator('audio').evaluate((sound) => {
        (sound as HTMLAudioElement).pause();
      });
      expect(await stored(page)).toBeGreaterThanOrEqual(left - 0.1);
      await phone.close();
    },
  );
});
