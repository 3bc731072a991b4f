// The centre in a browser, whose pages have no script: from the first code to what is sent; on a telephone and wide.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFirstCode } from '../../../scheduler/centre/accounts/enter-acts.ts';
import { onPostgres } from '../../contract/centre/on-postgres.ts';
import { openTestCentre, type TestCentre } from '../../contract/centre/test-centre.ts';
import { axeOn } from '../../setup/axe.ts';
import { openBrowser } from '../../setup/open-browser.ts';

const password = 'ngựa vằn leo núi tím';
const notice = `---
title: Phòng chống lụt
description: Kê cao đồ đạc.
order: 1
---

# Phòng chống lụt

Bà con kê cao đồ đạc.
`;

/** Where pictures of each page are put, for who wants to look. */
const pictures = process.env['LOA_PICTURES'];

onPostgres((server) => {
  let centre: TestCentre;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const root = new URL('../../../content', import.meta.url).pathname;
    centre = await openTestCentre(server(), console.error, root);
    browser = await openBrowser();
    // No page has a script, and none would run (Content-Security-Policy): axe alone does.
    const context = await browser.newContext({ baseURL: centre.url });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await centre.close();
  });

  const press = (name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name }).first().click();
  /** As it stands there: nothing wider than the window, nothing that axe finds. */
  const look = async (name: string): Promise<void> => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${name} at ${width}`).toBeLessThanOrEqual(width);
      if (pictures !== undefined)
        await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
    }
    const { violations } = await axeOn(page).analyze();
    expect(violations, name).toEqual([]);
  };

  it('from the first code to a thing that is sent, without script', async () => {
    const code = await makeFirstCode(centre.sql, centre.clock.now);
    await page.goto('/');
    await look('sign-in-first');
    await page.getByRole('link', { name: 'Lập tài khoản quản trị đầu tiên' }).click();
    await look('enter-code');
    await page.getByLabel(/^Mã mời/).fill(code?.toLowerCase() ?? '');
    await press('Tiếp');
    await look('enter');
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Hoa');
    await page.getByLabel('Tên đăng nhập').fill('hoa');
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
    await page.getByLabel('Gõ lại mật khẩu mới').fill(password);
    await press('Lập tài khoản');
    await look('overview-empty');

    await page.getByRole('link', { name: 'Mời, sửa đài' }).click();
    await look('invite');
    await page
      .getByLabel('Các đài, mỗi dòng một đài')
      .fill(
        'Đài An Phụ\tHải Dương\tAn Phụ\tmiền núi\t0912 345 678\nĐài Long Khê\tBắc Ninh\tLong Khê',
      );
    await press('Kiểm tra');
    await look('invite-look');
    await press(/^Làm 2 lời mời/);
    await look('invite-papers');
    for (const one of await page.locator('[data-code]').all())
      await centre.join((await one.getAttribute('data-code')) ?? '');
    await page.goto('/');
    await look('overview');
    await page.getByRole('link', { name: 'Đài An Phụ' }).click();
    await look('station');
    await page.getByRole('link', { name: /^Sửa, thay máy/ }).click();
    await look('change-one');
    await page.goto('/sua-dai/');
    await look('change-many');
    await page.getByLabel(/Đài An Phụ/).check();
    await page.getByLabel(/^Tên nhóm/).fill('ven sông');
    await page.getByLabel('Vì sao').fill('mùa lũ');
    await press('Xem trước');
    await look('change-look');
    await press(/^Làm với 1 đài/);
    await expect.poll(() => page.getByText('Đã sửa 1 đài.').count()).toBe(1);

    await page.getByRole('link', { name: 'Gửi xuống đài' }).click();
    await look('sent-empty');
    await page.getByRole('link', { name: /^Gửi một bài/ }).click();
    await look('choose');
    const file = {
      name: 'phong-chong-lut.mdx',
      mimeType: 'text/plain',
      buffer: Buffer.from(notice),
    };
    await page.getByLabel('Tệp', { exact: true }).setInputFiles(file);
    await press(/^Kiểm tra/);
    await look('select');
    await page.getByLabel(/Hải Dương \(/).check();
    await press('Xem trước khi gửi');
    await look('preview');
    await press('Gửi cho 1 đài');
    await look('thing');
    await page.getByRole('link', { name: 'Mọi bài đã gửi' }).click();
    await look('sent');
    expect(await page.getByText('thong-bao/phong-chong-lut').count()).toBe(1);
  });

  it.each([
    'tai-khoan',
    'tai-khoan/nguoi',
    'tai-khoan/nguoi/hoa',
    'tai-khoan/viec',
    'tai-khoan/buoc-hai',
  ])('/%s/', async (path) => {
    await page.goto(`/${path}/`);
    await look(path.replaceAll('/', '-'));
  });

  it('signing out, and in again', async () => {
    await press('Đăng xuất');
    await look('sign-in');
    await page.getByLabel('Tên đăng nhập').fill('hoa');
    await page.getByLabel('Mật khẩu').fill(password);
    await press('Đăng nhập');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Các đài');
  });
});
