// A voice comes into the station in a browser, as a phone shows it and without script: sent up, looked at, heard, accepted by
// name, chosen; what is no voice says why.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { toyArchive } from '../../setup/toy-archive.ts';
import { writingFolders } from '../../setup/writing.ts';
import { look } from './use/look.ts';

const path = '/dai/may/giong-doc/';
const { contentDir, dataDir } = writingFolders();
let console: ConsoleInTest;
let served: ServedConsole;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  console = consoleInTest(dataDir, contentDir);
  const cookie = console.signIn('admin');
  served = await serveConsole(console.parts, () => cookie);
  browser = await openBrowser();
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
});
afterAll(async () => {
  await browser.close();
  served.close();
  console.parts.writing().close();
});

async function send(name: string, buffer: Buffer): Promise<void> {
  await page.goto(served.url + path);
  await page.getByLabel('Hoặc gửi gói lên').setInputFiles({ name, mimeType: 'x', buffer });
  await page.getByRole('button', { name: 'Gửi lên để xem' }).press('Enter');
}

it('what is no voice says why, when the page comes anew', async () => {
  await send('anh.zip', Buffer.from('không phải gói'));
  await page.locator('[data-look="refused"]').waitFor();
  expect(await page.locator('[data-look="refused"]').textContent()).toContain(
    'Tệp này không phải gói giọng đọc.',
  );
});

it('sent up, heard, accepted by name, chosen', async () => {
  await send('vi_VN-do-choi.tar.gz', await toyArchive());
  const staged = page.locator('[data-staged]');
  await staged.waitFor();
  expect(await staged.textContent()).toContain('CC0');
  const sounds = await staged
    .locator('audio')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? ''));
  const heard = await Promise.all(sounds.map((src) => page.request.get(served.url + src)));
  expect(heard.map((answer) => [answer.status(), answer.headers()['content-type']])).toEqual([
    [200, 'audio/wav'],
    [200, 'audio/wav'],
  ]);
  const sha256 = /[0-9a-f]{64}/.exec((await staged.textContent()) ?? '')?.[0] ?? '';
  await staged.getByLabel('Mã SHA-256').fill('0'.repeat(64));
  await staged.getByLabel('Tôi đã đọc').press('Space');
  await staged.getByRole('button', { name: 'Giữ giọng này' }).press('Enter');
  await page.locator('main', { hasText: 'Mã SHA-256 không khớp' }).waitFor();
  await staged.getByLabel('Mã SHA-256').fill(sha256);
  await staged.getByLabel('Tôi đã đọc').press('Space');
  await staged.getByRole('button', { name: 'Giữ giọng này' }).press('Enter');
  const row = page.locator('[data-voice="vi_VN-do-choi"]');
  await row.getByRole('button', { name: 'Dùng giọng này' }).press('Enter');
  await page.locator('[data-voice="vi_VN-do-choi"][data-used="true"]').waitFor();
  expect(readFileSync(join(contentDir, 'ward.yaml'), 'utf8')).toMatch(
    /kind: neural\n\s+name: vi_VN-do-choi/,
  );
  expect(await row.getByText('Gỡ giọng').count()).toBe(0);
  const accepted = console
    .logged()
    .find(({ detail }) => detail['step'] === 'accept' && detail['sha256'] === sha256);
  expect(accepted?.detail).toMatchObject({ act: 'voice', licence: 'CC0', name: 'vi_VN-do-choi' });
});

it('nothing is wrong with it to the eye, to axe, to keys', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const scripted = await context.newPage();
  await scripted.goto(served.url + path);
  expect(await look(scripted)).toEqual([]);
  await context.close();
});
