// What a practice remembers and what it does not: screens over reloads, links and Back; nothing that was typed.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice, screenOn, setStage, settled, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const practice = 'dang-ky-tai-khoan';

const press = async (page: Page, name: string) => {
  await settled(page);
  await page.locator(`[data-screen] [data-${name}]`).first().click();
};
/** Through so many screens by "Chỉ cho tôi" and the main button; returns the screens in order. */
async function goOn(page: Page, count: number): Promise<string[]> {
  const screens = [await screenOn(page)];
  for (let step = 0; step < count; step += 1) {
    await press(page, 'show');
    await press(page, 'act="0"');
    await page.waitForFunction(
      (before) => document.querySelector('[data-screen]')?.getAttribute('data-screen') !== before,
      screens.at(-1),
    );
    screens.push(await screenOn(page));
  }
  return screens.map(String);
}
const kept = (page: Page) =>
  page.evaluate((name) => localStorage.getItem(`loa-tap:${name}`), practice);
const news = (page: Page) => page.locator('[data-news]:visible');
const load = (page: Page, hash = '') => openPractice(page, stage.served.origin, practice, hash);
async function newTab(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('[data-ready]');
  return page;
}

describe('what was reached', () => {
  it('is there after a reload, by the link of a list, in a new tab and after Back; ids of screens alone are kept', async () => {
    const page = await stage.open(practice);
    const screens = await goOn(page, 3);
    const at = screens.at(-1);
    await page.reload();
    await page.waitForSelector('[data-ready]');
    expect(await screenOn(page)).toBe(at);
    expect(await news(page).innerText()).toContain('tập tiếp từ chỗ đã dừng');
    await page.goto(`${stage.served.origin}/thuc-hanh/`);
    await page.locator(`a[href="/thuc-hanh/${practice}/"]`).first().click();
    await page.waitForSelector('[data-ready]');
    expect(await screenOn(page)).toBe(at);
    const other = await newTab(page.context(), `${stage.served.origin}/thuc-hanh/${practice}/`);
    expect(await screenOn(other)).toBe(at);
    const [before, after] = await goOn(other, 1);
    await other.goBack();
    await other.waitForSelector(`[data-screen="${before ?? ''}"]`);
    await other.goForward();
    await other.waitForSelector(`[data-screen="${after ?? ''}"]`);
    const ids = JSON.stringify(JSON.parse((await kept(other)) ?? '')).match(/"[^"]+"/g) ?? [];
    const known = await other
      .locator('[data-of]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-of')));
    const keys = ['screen', 'visited', 'done', 'branches', 'remembered', 'changing'];
    expect(
      ids.map((id) => id.slice(1, -1)).filter((id) => !known.includes(id) && !keys.includes(id)),
    ).toEqual([]);
    await page.context().close();
  });

  it('starting over asks, keeps on "tập tiếp", and "Xóa" leaves nothing behind', async () => {
    const page = await stage.open(practice);
    const at = (await goOn(page, 2)).at(-1);
    await press(page, 'restart');
    await page.locator('[data-stay]').click();
    expect(await screenOn(page)).toBe(at);
    await press(page, 'restart');
    expect(await page.locator('[data-ask]').isVisible()).toBe(true);
    await page.locator('[data-erase]').press('Enter');
    await page.waitForFunction(
      (before) => document.querySelector('[data-screen]')?.getAttribute('data-screen') !== before,
      at,
    );
    expect(await kept(page)).toBe(null);
    await load(page);
    expect(await news(page).count()).toBe(0);
    await page.context().close();
  });

  it('begins anew, and says so, where the screen is no longer there; what cannot be read counts as nothing', async () => {
    const page = await stage.open(practice);
    const first = await screenOn(page);
    for (const [stored, told] of [
      ['{"screen":"da-bo","visited":["da-bo"],"done":[]}', 'đã đổi'],
      ['{"screen":7,"visited":3}', 'đã đổi'],
      ['{', ''],
      ['null', ''],
    ] as const) {
      await page.evaluate(
        ([name, text]) => {
          localStorage.setItem(`loa-tap:${name}`, text);
        },
        [practice, stored] as const,
      );
      await load(page);
      expect(await screenOn(page)).toBe(first);
      expect((await news(page).allInnerTexts()).join()).toContain(told);
    }
    await load(page, '#man-hinh-da-bo');
    expect(await news(page).innerText()).toContain('không còn');
    await page.context().close();
  });

  it('is not lost by opening alone: a stale link, a step’s link, a step somebody sent, the first screen after the closing one', async () => {
    const page = await stage.open(practice);
    const at = (await goOn(page, 3)).at(-1) ?? '';
    const before = await kept(page);
    for (const link of [
      '#man-hinh-da-bo',
      '#man-hinh-thong-tin-ca-nhan',
      '?ket#man-hinh-thanh-cong',
    ]) {
      await load(page, link);
      expect(await kept(page)).toBe(before);
    }
    await load(page, '#man-hinh-da-bo');
    expect(await screenOn(page)).toBe(at);
    expect(await page.evaluate(() => location.hash)).toBe(`#man-hinh-${at}`);
    const closed = (before ?? '').replace(`"screen":"${at}"`, '"screen":"ket-thuc"');
    await page.evaluate(
      ([name, text]) => {
        localStorage.setItem(`loa-tap:${name}`, text);
      },
      [practice, closed] as const,
    );
    await load(page);
    expect(await screenOn(page)).not.toBe('ket-thuc');
    await press(page, 'show');
    expect(await kept(page)).toBe(closed);
    await goOn(page, 1);
    expect(await kept(page)).toContain(/"done":.*?\]/.exec(closed)?.[0]);
    await page.context().close();
  });

  it.each(process.env['LOA_PROOF'] === undefined ? ['forbidden'] : ['full', 'forbidden'])(
    'storage that is %s: it is practised, and told without the network',
    async (how) => {
      const page = await stage.open(practice);
      await page.context().addInitScript((name) => {
        const refuse = () => {
          throw new DOMException(name, 'QuotaExceededError');
        };
        if (name === 'full') Storage.prototype.setItem = refuse;
        else Object.defineProperty(window, 'localStorage', { get: refuse });
      }, how);
      await load(page);
      await goOn(page, 2);
      const told = await page.locator('[data-unkept]').innerText();
      expect(told).toContain('không ghi nhớ được');
      expect(told).not.toContain('mạng');
      await page.context().close();
    },
  );
});

it('"Chỉ cho tôi" keeps what was typed, and says the example where it is wrong', async () => {
  const page = await stage.open(practice, '#man-hinh-thong-tin-ca-nhan');
  const name = page.locator('[data-screen] [data-field="ho-ten"]');
  await name.fill('Vũ Thị Zyxwov');
  await press(page, 'show');
  expect(await name.inputValue()).toBe('Vũ Thị Zyxwov');
  await name.fill('Vũ 5');
  await press(page, 'show');
  expect(await name.inputValue()).toBe('Vũ 5');
  expect(await page.locator('[data-error="ho-ten"]').innerText()).toContain('Ví dụ: ');
  await page.context().close();
});

it('the second of two presses does not act on the next screen, by finger or key, however slow the telephone drew it', async () => {
  const page = await stage.open(practice);
  const time = (at: number) =>
    page.evaluate((now) => {
      performance.now = () => now;
    }, at);
  /** A press that happened at `at`, though it is handed over now. */
  const tap = (name: string, at: number) =>
    page.evaluate(
      ([button, timeStamp]) => {
        const event = new MouseEvent('click', { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: timeStamp });
        document.querySelector(`[data-screen] [${button}]`)?.dispatchEvent(event);
      },
      [name, at] as const,
    );
  const first = await screenOn(page);
  await time(100_000);
  for (const button of ['data-show', 'data-act="0"']) await tap(button, 99_000);
  const second = await screenOn(page);
  expect(second).not.toBe(first);
  // Both before the screen had stood for 400 ms, though they are handed over three seconds later.
  await time(103_000);
  for (const at of [99_150, 100_399])
    for (const button of ['data-show', 'data-act="0"']) await tap(button, at);
  expect(await screenOn(page)).toBe(second);
  for (const button of ['data-show', 'data-act="0"']) await tap(button, 100_500);
  expect(await screenOn(page)).not.toBe(second);
  await page.context().close();
});

describe('the step that somebody is stuck at', () => {
  it('is sent by the telephone’s own way, copied, or shown; its address holds the screen alone and opens it with a note', async () => {
    const page = await stage.open(practice);
    const at = (await goOn(page, 2)).at(-1) ?? '';
    const address = `${stage.served.origin}/thuc-hanh/${practice}/?ket#man-hinh-${at}`;
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'share', {
        value: (data: ShareData) => {
          document.title = data.url ?? '';
          return Promise.resolve();
        },
        configurable: true,
      });
    });
    await page.locator('[data-send]').click();
    expect(await page.title()).toBe(address);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'share', {
        value: () => Promise.reject(new Error('no')),
        configurable: true,
      });
    });
    await page.locator('[data-send]').click();
    await page.locator('[data-sent="by-hand"]', { hasText: address }).waitFor();
    // The drawn browser's own bar stays as it was.
    expect((await page.locator('.screen').allInnerTexts()).join()).not.toContain('?ket');
    const child = await stage.browser.newContext();
    // Messengers append words of their own.
    for (const search of ['?ket', '?ket&utm_source=zalo', '?fbclid=x&ket=']) {
      const theirs = await newTab(child, address.replace('?ket', search));
      expect(await screenOn(theirs)).toBe(at);
      expect(await news(theirs).innerText()).toContain('đang kẹt');
    }
    await child.close();
    await page.context().close();
  });
});
