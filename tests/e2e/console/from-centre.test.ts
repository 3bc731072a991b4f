// What the centre sent, on a phone without script: seen, agreed to, refused, made the ward's own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../scheduler/acts/roles.ts';
import { settleReceived } from '../../../scheduler/console/from-centre/settle-received.ts';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { sendParcel, sendWithdrawal, stateOf, type SentPart } from '../../setup/sent-by-centre.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { readOf, writingFolders } from '../../setup/writing.ts';
import { look } from './use/look.ts';

const folders = writingFolders();
const { contentDir, dataDir } = folders;
const thing = 'thong-bao/phong-chong-lut';
const file = 'content/announcements/phong-chong-lut.mdx';
let console: ConsoleInTest;
let served: ServedConsole;
let browser: Browser;
let cookie = '';

const notice = (words: string): SentPart => ({
  ...{ what: 'document', path: 'announcements/phong-chong-lut.mdx' },
  bytes: `---\ntitle: Phòng chống lụt\ndescription: Việc cần làm trước mùa mưa.\n---\n\n# Phòng chống lụt\n\n${words}\n`,
});
const campaign = (when: string): SentPart => ({
  ...{ what: 'campaign', path: 'campaigns/phong-chong-lut.yaml' },
  bytes: `title: Phòng chống lụt\ndocuments: [thong-bao/phong-chong-lut]\n${when}`,
});

beforeAll(async () => {
  console = consoleInTest(dataDir, contentDir);
  const signed = { centre: 'vZTgSgLZF2iTo3n3HCY1RA', station: 'D7KQ2', name: 'Phường An Phụ' };
  const bytes = Buffer.from(JSON.stringify(signed)).toString('base64url');
  mkdirSync(join(dataDir, 'link'), { recursive: true });
  writeFileSync(
    join(dataDir, 'link', 'thanh-vien.json'),
    JSON.stringify({ url: 'https://trung-tam.tinh.vn', centreKey: '', membership: { bytes } }),
  );
  served = await serveConsole(console.parts, () => cookie);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  served.close();
  console.parts.writing().close();
});

async function open(at: string, role: Role, script = false): Promise<Page> {
  cookie = console.signIn(role);
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, javaScriptEnabled: script },
  });
  const page = await context.newPage();
  await page.goto(served.url + at);
  return page;
}

async function send(version: number, parts: readonly SentPart[]): Promise<string> {
  const id = sendParcel(dataDir, thing, version, parts);
  expect((await settleReceived(console.parts)).size).toBe(0);
  return id;
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['LOA_SHOTS'];
  if (folder !== undefined)
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

it('an approver sees what came, with its airings, and agrees; an editor finds it read-only, and makes it the ward’s own', async () => {
  const id = await send(1, [
    notice('Dọn mương trước nhà.'),
    campaign('days: [mon]\ntime: "06:15"\nweeks: 2\n'),
  ]);
  const page = await open('/dai/', 'approver');
  await page.getByRole('link', { name: 'Xem và quyết định' }).click();
  expect(await page.locator('[data-waiting]').getAttribute('data-waiting')).toBe('1');
  await shot(page, 'list');
  await page.locator(`[data-order="${id}"] a`).click();
  await page.getByText('Dọn mương trước nhà.').waitFor();
  await page.getByText('Phát trước mùa mưa.').waitFor();
  expect(await page.locator('[data-becomes="added"]').getAttribute('data-count')).toBe('2');
  await shot(page, 'order');
  await page.getByRole('button', { name: 'Nhận, dùng ở đài' }).click();
  await page.locator('[data-order-state="accepted"]').waitFor();
  expect(readOf(contentDir, file)).toContain('Dọn mương');
  await page.context().close();

  const editor = await open('/dai/bai/thong-bao/phong-chong-lut/', 'editor');
  expect(await editor.locator('[data-centres]').textContent()).toContain('Bài của trung tâm');
  await shot(editor, 'read-only');
  await editor.getByText('Tách thành bài của phường').click();
  await editor.getByRole('button', { name: 'Tách ra' }).click();
  await editor.locator(`[data-thing="${thing}"][data-own="yes"]`).waitFor();
  await editor.goto(`${served.url}/dai/bai/thong-bao/phong-chong-lut/`);
  expect(await editor.locator('[data-editor]').count()).toBe(1);
  await editor.context().close();
});

it('a new version of what the ward made its own is compared and taken only with a tick; one who only looks has no button', async () => {
  const id = await send(2, [
    notice('Dọn mương, khơi cống.'),
    campaign('days: [mon]\ntime: "06:15"\nweeks: 2\n'),
  ]);
  const viewer = await open(`/dai/tu-trung-tam/${id}/`, 'viewer');
  expect(await viewer.getByRole('button', { name: 'Nhận' }).count()).toBe(0);
  await viewer.context().close();
  const page = await open(`/dai/tu-trung-tam/${id}/`, 'approver');
  expect((await page.locator('ins').allTextContents()).join('')).toContain('khơi');
  await shot(page, 'own');
  await page.getByRole('button', { name: 'Nhận, dùng ở đài' }).click();
  await page.getByRole('alert').filter({ hasText: 'đè lên bài phường' }).waitFor();
  await page.getByLabel(/Thay bằng bản của trung tâm/).check();
  await page.getByRole('button', { name: 'Nhận, dùng ở đài' }).click();
  await page.locator('[data-order-state="accepted"]').waitFor();
  await page.context().close();
});

it('a campaign at hours that the ward does not permit gets the ward’s own, or is refused with that reason', async () => {
  const id = await send(3, [notice('Ba.'), campaign('days: [sun]\ntime: "22:00"\nweeks: 2\n')]);
  const page = await open(`/dai/tu-trung-tam/${id}/`, 'approver');
  expect(await page.getByRole('button', { name: 'Nhận, dùng ở đài' }).count()).toBe(0);
  await shot(page, 'hours');
  await page.getByLabel(/Phát lúc/).fill('6:15, 17:00');
  await page.getByLabel('thứ Ba').check();
  await page.getByRole('button', { name: 'Xem với giờ này' }).click();
  await page.locator('[data-campaign]', { hasText: 'thứ Ba lúc 06:15 và 17:00' }).waitFor();
  await page.getByText('Từ chối', { exact: true }).click();
  expect(await page.getByLabel(/Vì sao/).inputValue()).toContain('ngoài giờ được phép');
  await page.getByRole('button', { name: 'Nhận, dùng ở đài' }).click();
  await page.locator('[data-order-state="accepted"]').waitFor();
  expect(readOf(contentDir, 'content/campaigns/phong-chong-lut.yaml')).toContain('06:15');
  await page.context().close();
});

it('what is refused needs a reason, which the centre is told', async () => {
  const id = await send(4, [notice('Bốn.')]);
  const page = await open(`/dai/tu-trung-tam/${id}/`, 'approver');
  await page.getByText('Từ chối', { exact: true }).click();
  await page.getByRole('button', { name: 'Gửi lời từ chối' }).click();
  await page.getByRole('alert').filter({ hasText: 'lý do còn trống' }).waitFor();
  await page.getByText('Từ chối', { exact: true }).click();
  await page.getByLabel(/Vì sao/).fill('Phường đã có bài này.');
  await page.getByRole('button', { name: 'Gửi lời từ chối' }).click();
  await page.locator('[data-order-state="refused"]').waitFor();
  expect(stateOf(dataDir, id)?.reason).toEqual({
    ...{ code: 'by-right', words: 'Phường đã có bài này.' },
  });
  await shot(page, 'refused');
  await page.context().close();
});

describe('what is wrong with a page to the eye, to axe, to keys alone: nothing', () => {
  it.each(['list', 'order', 'withdrawal', 'machine'])('%s', async (name) => {
    const back = name === 'withdrawal' ? sendWithdrawal(dataDir, thing, 'Hết mùa mưa.') : '';
    await settleReceived(console.parts);
    const order =
      name === 'order'
        ? await send(9, [notice('Chín.'), campaign('days: [sun]\ntime: "22:00"\nweeks: 2\n')])
        : back;
    const at =
      name === 'machine' ? '/dai/may/' : `/dai/tu-trung-tam/${order === '' ? '' : `${order}/`}`;
    const page = await open(at, name === 'machine' ? 'admin' : 'approver', true);
    expect(await look(page)).toEqual([]);
    await shot(page, `look-${name}`);
    await page.context().close();
  });
});
