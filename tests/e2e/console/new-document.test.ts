// A notice from Word to its publishing in a real browser: by keys alone, at a telephone's width, with script and without.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { consoleInTest } from '../../setup/console.ts';
import { wordNotice } from '../../setup/word-notice.ts';
import { readOf, writingFolders } from '../../setup/writing.ts';
import { axeOn } from '../../setup/axe.ts';

const { contentDir, dataDir } = writingFolders();
const day = consoleInTest(dataDir, contentDir);
let served: ServedConsole;
let browser: Browser;

beforeAll(async () => {
  const cookie = day.signIn('editor');
  served = await serveConsole(day.parts, () => cookie);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  served.close();
});

const notice = {
  name: 'thong-bao-15.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(wordNotice()),
};

async function open(path: string, script: boolean): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, javaScriptEnabled: script },
  });
  const page = await context.newPage();
  await page.goto(served.url + path);
  return page;
}

/** Axe, and nothing wider than a telephone. */
async function wrongOn(page: Page): Promise<readonly string[]> {
  const { violations } = await axeOn(page).analyze();
  const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html ?? ''}`),
    ...(out > 0 ? [`${page.url()}: ${out} px too wide`] : []),
  ];
}

/** What one came for is reached with Tab and pressed with Enter; from the top of the page. */
async function goOn(page: Page, name: RegExp): Promise<void> {
  const before = page.url();
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const here = document.activeElement;
      return here?.matches('a:not(.skip), button') === true ? here.textContent.trim() : '';
    });
    if (name.test(words)) {
      await Promise.all([
        page.waitForURL((url) => url.href !== before),
        page.keyboard.press('Enter'),
      ]);
      return;
    }
  }
  throw new Error(`Tab never came to ${String(name)} at ${before}`);
}

async function typeInto(page: Page, label: string, words: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
}

const ways = [
  ['without script', false, 'lich-phun-thuoc-hai'],
  ['with script', true, 'lich-phun-thuoc-mot'],
] as const;

// tests/unit/console/writing/guide.test.ts goes the same way by its forms; in a browser it takes two minutes of two cores.
describe.runIf(process.env['LOA_PROOF']).each(ways)('%s', (_, script, slug) => {
  it('a Word notice is published with its airings in eleven presses', async () => {
    const page = await open('/dai/bai/moi/', script);
    const sound: string[] = [];
    let presses = 0;
    const seen = async (): Promise<void> => {
      if (script) sound.push(...(await wrongOn(page)));
    };
    await seen();
    await page.locator('input[name="file"]').setInputFiles(notice);
    const next = async (name: RegExp): Promise<void> => {
      await goOn(page, name);
      presses += 1;
      await seen();
    };
    await next(/^Đưa vào bài$/);
    expect(new URL(page.url()).pathname).toMatch(/\/doi-chieu\/$/);
    await next(/^Tiếp: từng bước/);
    await typeInto(page, 'Lời tóm tắt', 'Phun thuốc muỗi ở tổ dân phố 3 ngày 10/12/2026.');
    await typeInto(page, 'Địa chỉ trên trang', slug);
    await page.locator('main h1').focus();
    await next(/^Lưu và tiếp tục$/);
    await next(/^Lưu và tiếp tục$/);
    await next(/^Lưu và tiếp tục$/);
    await next(/^Tiếp tục$/);
    await next(/^Nghe được rồi/);
    expect(await page.locator('[data-wish="2"]').count()).toBe(1);
    await page.getByRole('button', { name: 'Chọn những ngày này' }).press('Enter');
    await page.locator('[data-airings]').waitFor();
    presses += 1;
    await seen();
    expect(
      Number(await page.locator('[data-airings]').getAttribute('data-airings')),
    ).toBeGreaterThan(5);
    await next(/^Tiếp tục$/);
    await next(/^Xem lần cuối/);
    expect(await page.locator('[data-own-airings]').textContent()).toMatch(/\d\d\/\d\d/);
    await page.locator('[name="why"]').fill('Thông báo lịch phun thuốc');
    await page.locator('form[data-act="publish"] button').press('Enter');
    await page.locator('[data-standing]').waitFor();
    presses += 1;
    expect(presses).toBe(11);
    expect(sound).toEqual([]);
    expect(readOf(contentDir, `content/announcements/${slug}.mdx`)).toContain('che bể nước');
    await page.context().close();
  });
});

it('Back and leaving lose nothing', async () => {
  const page = await open('/dai/bai/moi/', true);
  await page.locator('input[name="file"]').setInputFiles(notice);
  await page.getByRole('button', { name: 'Đưa vào bài' }).first().click();
  await page.getByRole('link', { name: /từng bước/ }).click();
  await page.getByLabel('Lời tóm tắt').fill('Đóng cửa, che bể nước.');
  const before = page.url();
  await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
  await page.waitForURL((url) => url.href !== before);
  await page.goBack();
  await page.reload();
  expect(await page.getByLabel('Lời tóm tắt').inputValue()).toBe('Đóng cửa, che bể nước.');
  await page.context().close();
});

it.runIf(process.env['LOA_PROOF'])('what is pasted from Word keeps its shape', async () => {
  const page = await open('/dai/bai/moi/', true);
  const area = page.locator('textarea[name="text"]');
  await area.focus();
  await area.evaluate((one: HTMLTextAreaElement) => {
    const data = new DataTransfer();
    data.setData('text/html', '<p>Kính gửi <b>bà con tổ ba</b></p><ul><li>Một</li></ul>');
    one.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    // A made event pastes nothing by itself.
    one.value = 'Kính gửi bà con tổ ba\nMột';
    one.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  });
  await page.locator('[data-shape-kept]:not([hidden])').waitFor();
  await page.getByRole('button', { name: 'Đưa vào bài' }).nth(1).click();
  await page.waitForURL(/doi-chieu/);
  const slug = new URL(page.url()).pathname.split('/').at(-3) ?? '';
  const text = day.parts.writing().text(`content/announcements/${slug}.mdx`);
  expect(text).toContain('**bà con tổ ba**');
  await page.context().close();
});

it('a file too large is told of before it is sent', async () => {
  const page = await open('/dai/bai/moi/', true);
  const input = page.locator('input[name="file"]');
  await input.evaluate((one: HTMLInputElement) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(61 * 1024 * 1024)], 'to.docx'));
    one.files = data.files;
    one.dispatchEvent(new Event('change'));
  });
  expect(await input.evaluate((one: HTMLInputElement) => one.validationMessage)).toContain('60 MB');
  await page.context().close();
});
