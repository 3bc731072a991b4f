// The editor as it opens: on a busy machine, by keyboard alone, and where nobody has written yet.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import { openWritingRoom, saved, type WritingRoom } from './editor/writing-room.ts';

const notice = 'thong-bao/dich-vu-cong-truc-tuyen';
const noticeFile = 'content/announcements/dich-vu-cong-truc-tuyen.mdx';
let room: WritingRoom;

beforeAll(async () => {
  room = await openWritingRoom(await openBrowser());
});
afterAll(() => room.close());

/** Its script is refused so many times, as while the machine is busy. */
async function refuseScript(page: Page, times: number): Promise<() => number> {
  let refused = 0;
  await page.route(/\/sua-[0-9a-f]+\.js$/, async (route) => {
    if (refused >= times) return route.continue();
    refused += 1;
    return route.fulfill({ status: 503, contentType: 'text/html', body: '' });
  });
  return () => refused;
}

it('the script that was refused is fetched again until it is there', async () => {
  const page = await room.open(notice);
  const refused = await refuseScript(page, 2);
  await page.reload();
  await page.getByText('Chưa mở được trình soạn, đang thử lại').first().waitFor();
  await page.locator('[data-editor="ready"]').waitFor();
  expect(refused()).toBe(2);
  await page.context().close();
});

it('where it never comes the page says so, takes no words, and opens anew at a press', async () => {
  const page = await room.open(notice);
  await page.clock.install();
  await refuseScript(page, 7);
  await page.reload();
  const again = page.getByRole('button', { name: 'Mở lại trình soạn' });
  await expect
    .poll(async () => {
      await page.clock.runFor(8000);
      return again.isVisible();
    })
    .toBe(true);
  expect(await page.locator('[data-is="text"]').getAttribute('contenteditable')).toBeNull();
  await again.click();
  await page.locator('[data-editor="ready"]').waitFor();
  await page.context().close();
});

it('opened alone it makes no draft to be seen; the first letter does', async () => {
  const page = await room.open(notice);
  expect(await page.locator('[data-is="standing"]').innerText()).toContain('Chưa sửa gì');
  expect(await page.getByText('Bỏ bản nháp', { exact: true }).isVisible()).toBe(false);
  const other = await page.context().newPage();
  const { href } = new URL('phat-hanh/', page.url());
  await other.goto(href);
  expect(await other.locator('main').innerText()).toContain('chưa đổi gì');
  expect(await other.locator('[data-touched]').count()).toBe(0);
  await other.goto(new URL('/dai/bai/', page.url()).href);
  const mark = other.locator(`[data-text="${noticeFile}"] [data-mark]`);
  expect(await mark.innerText()).toBe('Đã phát hành.');
  await page.locator('.text p').first().click();
  await page.keyboard.type('Mới. ');
  await saved(page);
  expect(await page.locator('[data-is="standing"]').innerText()).toContain('Đã lưu');
  expect(await page.getByText('Bỏ bản nháp', { exact: true }).isVisible()).toBe(true);
  await other.reload();
  expect(await mark.innerText()).toBe('Đã phát hành; có bản nháp đang sửa.');
  await other.goto(href);
  expect(await other.locator('[data-touched]').count()).toBe(1);
  await page.context().close();
});

it('by keyboard: from the tools to the text, from the text to publishing', async () => {
  const page = await room.open(notice);
  await page.locator('[role="toolbar"] [tabindex="0"]').focus();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Nội dung bài');
  // Fields in frames of the text are stops of their own.
  const inText = page.locator('[data-is="text"]:focus-within');
  for (let stop = 0; stop < 60 && (await inText.count()) > 0; stop++)
    await page.keyboard.press('Tab');
  expect(await page.locator(':focus').evaluate((one) => one.outerHTML)).toContain(
    'Đến nút phát hành',
  );
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await page.locator(':focus').innerText()).toBe('Xem lại và phát hành');
  await page.context().close();
});
