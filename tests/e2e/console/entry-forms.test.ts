// Forms of entries in a real browser, as a phone shows them: three kinds to eye, axe and keys; what is typed is kept.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';
import { holdRequest } from '../../setup/hold-request.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { writingFolders } from '../../setup/writing.ts';
import { look } from './use/look.ts';

const phone = { width: 360, height: 740 };
const fact = '/dai/bai/muc/facts/nut-cua-cong-da-dong/';
const term = '/dai/bai/muc/glossary/otp/';
let console: ConsoleInTest;
let served: ServedConsole;
let browser: Browser;
let cookie = '';

beforeAll(async () => {
  const { contentDir, dataDir } = writingFolders();
  console = consoleInTest(dataDir, contentDir);
  cookie = console.signIn('editor');
  served = await serveConsole(console.parts, () => cookie);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  served.close();
  console.parts.writing().close();
});

async function open(path: string, script = true): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    ...{ viewport: phone, javaScriptEnabled: script },
  });
  const page = await context.newPage();
  await page.goto(served.url + path);
  return page;
}

const draft = (file: string): string => console.parts.writing().text(file);

describe('what is wrong with it to the eye, to axe, to keys alone: nothing', () => {
  const others = [
    '/dai/bai/muc/simulator/dang-ky-tai-khoan/doi-tuong/',
    '/dai/bai/viec/khai-sinh/dau-bai/',
    '/dai/tu-dien/',
    '/dai/bai/muc/glossary/',
  ];
  // One form, which has every kind of field; the others in the proof.
  it.each([fact, ...(process.env['LOA_PROOF'] === undefined ? [] : others)])('%s', async (path) => {
    const page = await open(path);
    expect(await look(page)).toEqual([]);
    await page.context().close();
  });
});

it('without script, by keys alone: one more place, chosen by its name, and kept', async () => {
  const page = await open(fact, false);
  await page.getByRole('button', { name: 'Thêm chỗ' }).first().focus();
  await page.keyboard.press('Enter');
  const added = page.getByLabel('Chỗ 5', { exact: true });
  await added.focus();
  await added.selectOption({ label: 'Tôi quên mật khẩu thì làm thế nào?' });
  await page.getByRole('button', { name: 'Giữ bản nháp' }).last().focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-kept]').waitFor();
  expect(draft('content/facts.yaml')).toContain(
    '    - huong-dan/nop-ho-so-truc-tuyen#nhan-thu-dien-tu\n    - hoi-dap/quen-mat-khau\n',
  );
  await page.context().close();
});

it('with script what is typed is a draft by itself', async () => {
  const page = await open(term);
  await page.getByLabel('Nghĩa').fill('Dãy số dùng một lần.');
  await page.locator('[data-saved="yes"]').waitFor();
  expect(draft('content/glossary.yaml')).toContain('Dãy số dùng một lần.');
  await page.context().close();
});

it('what was typed before the script had come is a draft too', async () => {
  const page = await open('/dai/tu-dien/');
  const letScriptCome = await holdRequest(page, '**/dai/giu-nhap.js');
  await page.goto(served.url + term, { waitUntil: 'commit' });
  await page.getByLabel('Nghĩa').fill('Gõ trước khi trang mở xong.');
  letScriptCome();
  await page.locator('[data-saved="yes"]').waitFor();
  expect(draft('content/glossary.yaml')).toContain('Gõ trước khi trang mở xong.');
  await page.context().close();
});

it('words that a browser puts in again after a reload are sent by nobody', async () => {
  const page = await open(term);
  const before = draft('content/glossary.yaml');
  const letScriptCome = await holdRequest(page, '**/dai/giu-nhap.js');
  await page.reload({ waitUntil: 'commit' });
  await page.getByLabel('Nghĩa').fill('Chữ của lần mở trước.');
  letScriptCome();
  await page.waitForLoadState();
  expect(await page.locator('[data-saved]').count()).toBe(0);
  expect(draft('content/glossary.yaml')).toBe(before);
  // A letter more is somebody's.
  await page.getByLabel('Nghĩa').pressSequentially('.');
  await page.locator('[data-saved="yes"]').waitFor();
  await page.context().close();
});

it('what an entry is called may change while it is typed: all goes on under its name of now', async () => {
  const page = await open('/dai/bai/muc/glossary/to-khai/');
  await page.locator('[name="f.id"]').fill('can-cuoc-cong-dan');
  await page.locator('[data-keep$="/can-cuoc-cong-dan/"][data-saved="yes"]').waitFor();
  await page.getByLabel('Nghĩa').fill('Thẻ của mỗi người.');
  await page.locator('[data-saved="no"]').waitFor();
  await page.locator('[data-saved="yes"]').waitFor();
  expect(new URL(page.url()).pathname).toBe('/dai/bai/muc/glossary/can-cuoc-cong-dan/');
  // Pressed while what was typed last is on its way.
  const letGo = await holdRequest(page, '**/giu');
  await page.locator('[name="f.id"]').fill('the-can-cuoc');
  await page.waitForRequest('**/giu');
  await page.getByRole('button', { name: 'Giữ bản nháp' }).first().click();
  letGo();
  await page.locator('[data-kept]').waitFor();
  expect(new URL(page.url()).pathname).toBe('/dai/bai/muc/glossary/the-can-cuoc/');
  expect(draft('content/glossary.yaml')).toContain('- id: the-can-cuoc\n');
  await page.context().close();
});

it('without a network it is kept in the browser, and sent when the network is back', async () => {
  const page = await open(term);
  await page.context().setOffline(true);
  await page.getByLabel('Nghĩa').fill('Gõ lúc mất mạng.');
  await page.locator('[data-saved="offline"]').waitFor();
  await page.context().setOffline(false);
  await page.locator('[data-saved="yes"]').waitFor();
  expect(draft('content/glossary.yaml')).toContain('Gõ lúc mất mạng.');
  await page.context().close();
});

it('a password that is typed into a form never lies in the browser', async () => {
  const editor = cookie;
  cookie = console.signIn('admin');
  const page = await open('/dai/bai/muc/ward/console/');
  await page.locator('input[type="password"]').fill('mật khẩu của tôi');
  await page.locator('[name="f.console.host"]').fill('0.0.0.0');
  const kept = (): Promise<string> =>
    page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  await expect.poll(kept).toContain('0.0.0.0');
  expect(await kept()).not.toContain('mật khẩu của tôi');
  await page.context().close();
  cookie = editor;
});

it('what was typed and never sent is offered when the page is opened again', async () => {
  const page = await open(term);
  await page.context().setOffline(true);
  await page.getByLabel('Nghĩa').fill('Trình duyệt bị đóng.');
  await page.locator('[data-saved="offline"]').waitFor();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(served.url + term);
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  expect(await page.getByLabel('Nghĩa').inputValue()).toBe('Trình duyệt bị đóng.');
  await page.context().close();
});
