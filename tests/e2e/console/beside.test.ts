// What stands beside the text, in a real browser: seen, heard, decided by a click.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { besideDesk } from '../../../scheduler/console/writing/beside/beside-desk.ts';
import { axeOn } from '../../setup/axe.ts';
import { seedClips } from '../../setup/built.ts';
import { consoleInTest } from '../../setup/console.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { hoa, sayMore, writingFolders } from '../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const tested = consoleInTest(dataDir, contentDir);
const file = 'content/announcements/dich-vu-cong-truc-tuyen.mdx';
const wrong: string[] = [];
let browser: Browser;
let served: ServedConsole;

beforeAll(async () => {
  await seedClips(dataDir);
  const cookie = tested.signIn('editor');
  browser = await openBrowser();
  served = await serveConsole(tested.parts, () => cookie);
  const desk = tested.parts.writing();
  desk.open(file, hoa);
  desk.change(file, hoa, sayMore(' Gọi hệ thống QWZX.'));
});
afterAll(async () => {
  besideDesk(tested.parts).close();
  served.close();
  await browser.close();
});

/** The page in the frame is the site's, and held there. */
async function faults(page: Page): Promise<readonly string[]> {
  const { violations } = await axeOn(page).exclude('.beside-page').analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
}

async function open(width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (said) => {
    // The site isn't built here, and a page without script may say that it ran none.
    if (said.type() === 'error' && !/Failed to load|sandboxed/.test(said.text()))
      wrong.push(said.text());
  });
  await page.goto(`${served.url}/dai/bai/thong-bao/dich-vu-cong-truc-tuyen/`);
  await page.locator('[data-beside][data-stale="no"]').waitFor({ state: 'attached' });
  return page;
}

test.runIf(process.env['LOA_PROOF'])(
  'An unsure word is underlined where it stands, decided by a click, and the choice undone',
  async () => {
    const page = await open(1280);
    expect(await page.locator('.text .beside-unknown').allInnerTexts()).toEqual(['QWZX']);
    const form = page.locator('[data-unsure="QWZX"]');
    await form.getByLabel('Đọc khác').fill('quét dích');
    await form.locator('[data-decide="document"]').click();
    await page.locator('[data-reading="QWZX"]').waitFor();
    await page.locator('.text .beside-unknown').waitFor({ state: 'detached' });
    expect(tested.parts.writing().draft(file)?.extras.lexicon).toEqual([
      expect.objectContaining({ written: 'QWZX', spoken: 'quét dích' }),
    ]);
    await page.locator('[data-reading="QWZX"] button').click();
    await page.locator('.text .beside-unknown').waitFor();
    await page.context().close();
  },
);

test.runIf(process.env['LOA_PROOF'])(
  'A sentence is heard, marked while it sounds, and leads to its place',
  async () => {
    const page = await open(1280);
    const sentence = page.locator('[data-sentences] li', { hasText: 'Kính thưa' }).first();
    await sentence.locator('[data-play]').click();
    await page.locator('.text .beside-heard').first().waitFor();
    await page.locator('[data-stop]').click();
    await page.locator('.text .beside-heard').first().waitFor({ state: 'detached' });
    await sentence.locator('.beside-way').click();
    const chosen = await page.evaluate(() => getSelection()?.toString() ?? '');
    expect(chosen).toContain('Kính thưa');
    await page.context().close();
  },
);

test.runIf(process.env['LOA_PROOF'])(
  'What is written is seen on the page beside it, and in the speech',
  async () => {
    const page = await open(1280);
    await page.locator('.text p', { hasText: 'QWZX' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Sáng mai cắt nước.');
    const frame = page.frameLocator('.beside-page');
    await frame.getByText('Sáng mai cắt nước.').waitFor();
    expect(await frame.locator('[data-preview]').innerText()).toContain('Bản xem thử');
    await page.locator('[data-sentences] li', { hasText: 'Sáng mai cắt nước.' }).first().waitFor();
    await page.context().close();
  },
);

test.each([1280, 360])(
  'How a word is said is chosen where it stands, by a click or by keys, %i px wide',
  async (width) => {
    const page = await open(width);
    const popup = page.locator('[data-popup]');
    const unsure = page.locator('.text .beside-unknown', { hasText: 'QWZX' });
    await unsure.click();
    await popup.waitFor();
    expect(await faults(page)).toEqual([]);
    const { x = -1, width: wide = 0 } = (await popup.boundingBox()) ?? {};
    expect([x >= 0, x + wide <= width]).toEqual([true, true]);
    // Whoever types on is not held up.
    await page.keyboard.press('ArrowRight');
    await popup.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+.');
    await popup.waitFor();
    await page.keyboard.press('Escape');
    await popup.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+.');
    await popup.getByLabel('Đọc khác').fill('qwzx');
    await popup.getByRole('button', { name: 'Bài này' }).click();
    await popup.getByRole('alert').filter({ hasText: 'không phải tiếng Việt' }).waitFor();
    await popup.getByLabel('Đọc khác').fill('quét dích');
    const heard = page.waitForResponse(/tu-dien\/nghe/);
    await popup.getByRole('button', { name: 'Nghe cách đọc vừa gõ' }).click();
    expect((await heard).status()).toBe(200);
    await popup.getByRole('button', { name: 'Bài này' }).press('Enter');
    await popup.waitFor({ state: 'detached' });
    await unsure.waitFor({ state: 'detached' });
    const desk = tested.parts.writing();
    expect(desk.draft(file)?.extras.lexicon).toEqual([
      expect.objectContaining({ written: 'QWZX', spoken: 'quét dích' }),
    ]);
    desk.setExtras(file, hoa, (was) => ({ ...was, lexicon: [] }));
    await page.context().close();
  },
);

test('The whole bulletin is heard in one player, from any place on', async () => {
  const page = await open(1280);
  const clock = page.locator('[data-whole-clock]');
  expect(await clock.innerText()).toMatch(/^0:00 \/ (khoảng )?[1-9]\d*:\d\d$/);
  await page.locator('[data-play-all]').click();
  await page.locator('[data-sentences] li[data-heard]').first().waitFor();
  expect(await page.locator('[data-play-all]').innerText()).toBe('Tạm dừng');
  await page.locator('[data-at]').fill('60');
  await page.waitForFunction(() => {
    const [all, heard] = ['[data-sentences] li', '[data-sentences] li[data-heard]'].map((one) => [
      ...document.querySelectorAll(one),
    ]);
    return (heard?.[0] && all ? all.indexOf(heard[0]) : 0) > 3;
  });
  await page.locator('[data-play-all]').click();
  await page.locator('[data-heard]').first().waitFor({ state: 'detached' });
  expect(await clock.innerText()).not.toMatch(/^0:00/);
  await page.context().close();
});

test('It has no fault of access, on a phone too, and no script error', async () => {
  for (const width of [1280, 360]) {
    const page = await open(width);
    expect(await faults(page)).toEqual([]);
    if (width === 360) {
      await page.getByRole('tab', { name: 'Nghe' }).click();
      expect(await faults(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(360);
    }
    await page.context().close();
  }
  expect(wrong).toEqual([]);
});
