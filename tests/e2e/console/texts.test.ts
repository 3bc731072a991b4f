// Publishing in a real browser, as a phone shows it: the pages to eye, axe and keys; asked for and agreed to without script.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { hoa, readOf, sayMore, writeOf, writingFolders } from '../../setup/writing.ts';
import { look } from './use/look.ts';

const file = 'content/faq/quen-mat-khau.mdx';
const path = '/dai/bai/hoi-dap/quen-mat-khau/';
const clash = 'content/faq/quen-passcode.mdx';
const folders = writingFolders();
let console: ConsoleInTest;
let served: ServedConsole;
let browser: Browser;
let cookie = '';

beforeAll(async () => {
  const ward = readOf(folders.contentDir, 'content/ward.yaml');
  const others = ward.replace(/^approval:[\s\S]*?(?=^\S|(?![\s\S]))/m, '');
  writeOf(folders.contentDir, 'content/ward.yaml', `${others}\napproval:\n  texts: true\n`);
  console = consoleInTest(folders.dataDir, folders.contentDir);
  const desk = console.parts.writing();
  desk.open(file, hoa);
  desk.change(file, hoa, sayMore(' Mang theo giấy tờ khi đến phường.'));
  desk.open(clash, hoa);
  desk.change(clash, hoa, (tr) => tr.setDocAttribute('title', 'Tên của nháp'));
  const theirs = readOf(folders.contentDir, clash).replace(/^title: .*$/m, 'title: Tên sửa tay');
  writeOf(folders.contentDir, clash, theirs);
  served = await serveConsole(console.parts, () => cookie);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  served.close();
  console.parts.writing().close();
});

async function open(at: string, role: 'editor' | 'approver'): Promise<Page> {
  cookie = console.signIn(role);
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, javaScriptEnabled: role === 'editor' },
  });
  const page = await context.newPage();
  await page.goto(served.url + at);
  return page;
}

describe('what is wrong with a page to the eye, to axe, to keys alone: nothing', () => {
  // All of them in the proof.
  const pages = [
    '/dai/bai/',
    `${path}phat-hanh/`,
    `${path}ban-cu/?so=1`,
    '/dai/bai/hoi-dap/quen-passcode/hai-ban/',
    '/dai/bai/hoi-dap/quen-passcode/phat-hanh/',
  ];
  const looked = process.env['LOA_PROOF'] === undefined ? pages.slice(0, 2) : pages;
  it.each(looked)('%s', async (at) => {
    const page = await open(at, 'editor');
    expect(await look(page)).toEqual([]);
    await page.context().close();
  });
});

it('a text is asked for by one, agreed to by another on a phone without script, and published', async () => {
  const writer = await open(`${path}phat-hanh/`, 'editor');
  // A sheet of words alone was taken for an empty one.
  expect(await writer.locator('[data-touched]').isVisible()).toBe(true);
  await writer.getByLabel('Vì sao đổi').fill('Nhắc mang giấy tờ');
  await writer.getByRole('button', { name: 'Xin duyệt' }).click();
  await writer.locator('[data-draft-state="asked"]').waitFor();
  await writer.context().close();
  const approver = await open('/dai/duyet/', 'approver');
  await approver.locator(`[data-asked-text="${file}"] a`).click();
  const added = (): Promise<readonly string[]> => approver.locator('ins').allTextContents();
  await expect.poll(added).toContain(' Mang theo giấy tờ khi đến phường.');
  await approver.getByRole('button', { name: 'Đồng ý, phát hành' }).click();
  await approver.locator('[data-standing]').waitFor();
  expect(readOf(folders.contentDir, file)).toContain('Mang theo giấy tờ khi đến phường.');
  await approver.context().close();
});
