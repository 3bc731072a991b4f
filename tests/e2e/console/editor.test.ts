// The editor in a real browser: what is typed, pasted, pressed; by two at once, without network, through a reload.
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import {
  caretAfter,
  openWritingRoom,
  paste,
  saved,
  type WritingRoom,
} from './editor/writing-room.ts';
import { pastedTables } from './editor/pasted-tables.ts';
import { wordHtml } from './editor/word-clipboard.ts';
import { look } from './use/look.ts';

const notice = 'thong-bao/dich-vu-cong-truc-tuyen';
const noticeFile = 'content/announcements/dich-vu-cong-truc-tuyen.mdx';
const guide = 'huong-dan/nop-ho-so-hien-nay';
const guideFile = 'content/guides/nop-ho-so-hien-nay.mdx';
const faq = 'hoi-dap/quen-passcode';
let room: WritingRoom;

beforeAll(async () => {
  room = await openWritingRoom(await openBrowser());
});
afterAll(() => room.close());

const words = (file: string): string => room.desk.text(file);
async function pressed(page: Page, key: string, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) await page.keyboard.press(key);
}
const leave = (page: Page): Promise<void> => page.context().close();

describe('by keyboard', () => {
  it('a paragraph is written, made bold, made a list, and undone, without a mouse', async () => {
    const page = await room.open(notice);
    await page.locator('.text').focus();
    await page.keyboard.press('Control+Home');
    await caretAfter(page, 'Kính thưa toàn thể');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Bà con xem lịch mới.');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+b');
    await saved(page);
    expect(words(noticeFile)).toContain('\n\n**Bà con xem lịch mới.**\n\n');
    await page.keyboard.press('Alt+F10');
    const focused = page.locator('[role="toolbar"] :focus');
    expect(await focused.innerText()).toContain('Kiểu đoạn');
    await pressed(page, 'ArrowRight', 4);
    expect(await focused.innerText()).toContain('Danh sách');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await saved(page);
    expect(words(noticeFile)).toContain('\n\n- **Bà con xem lịch mới.**\n\n');
    await pressed(page, 'Control+z', 3);
    await saved(page);
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').innerText()).toBe('Xem lại và phát hành');
    await leave(page);
  });

  it('what was written an hour ago is undone after a reload', async () => {
    const page = await room.open(guide);
    const before = words(guideFile);
    await caretAfter(page, 'Bài này hướng dẫn nộp hồ sơ');
    // All at once: of letters that a busy machine draws out, one press would take back the last alone.
    await page.keyboard.insertText(' Thêm câu này.');
    await saved(page);
    expect(words(guideFile)).toContain('Thêm câu này.');
    await page.reload();
    await page.locator('[data-editor="ready"]').waitFor();
    await page.locator('.bar button', { hasText: 'Hoàn tác' }).click();
    await expect.poll(() => words(guideFile)).toBe(before);
    await leave(page);
  });
});

it('on a phone, by touch: a note is put in from the bar at the foot', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const page = await room.open(faq, 0, phone);
  await page.locator('.text p').last().tap();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Gọi 1900 0000 khi cần.');
  await page.locator('.bar .menu > button', { hasText: 'Chèn' }).tap();
  await page.getByRole('menuitemcheckbox', { name: 'Lưu ý', exact: true }).tap();
  await saved(page);
  expect(words('content/faq/quen-passcode.mdx')).toContain(
    '<Note>\n\nGọi 1900 0000 khi cần.\n\n</Note>',
  );
  await leave(page);
});

it.runIf(process.env['LOA_PROOF'])(
  'what is not typed has its own pages: pictures, the head, publishing, old versions',
  async () => {
    const page = await room.open(faq);
    await page.locator('.bar .menu > button', { hasText: 'Chèn' }).click();
    await page.getByRole('menuitem', { name: 'Hình…' }).click();
    await page.waitForURL(/\/anh\/$/);
    expect(await page.locator('h1').innerText()).not.toContain('Không có trang');
    await page.goBack();
    for (const words of ['Thêm về bài này', 'Xem lại và phát hành', 'Bản cũ']) {
      const href = await page.locator('a', { hasText: words }).first().getAttribute('href');
      expect((await page.request.get(new URL(href ?? '', page.url()).href)).status()).toBe(200);
    }
    await leave(page);
  },
);

describe('as Vietnamese is typed', () => {
  it('a word that is being composed is left alone by what others write', async () => {
    const page = await room.open(notice);
    const other = await room.open(notice, 1);
    await caretAfter(page, 'Kính thưa toàn thể');
    const input = await page.context().newCDPSession(page);
    for (const text of ['t', 'ti', 'tiê', 'tiên', 'tiêng', 'tiếng'])
      await input.send('Input.imeSetComposition', {
        ...{ text, selectionStart: text.length, selectionEnd: text.length },
      });
    await caretAfter(other, 'Mỗi dịch vụ hành chính công');
    await other.keyboard.type(' Xong.');
    await saved(other);
    expect(await page.locator('.text').innerText()).not.toContain(' Xong.');
    await input.send('Input.insertText', { text: 'tiếng' });
    await page.locator('.text p', { hasText: ' Xong.' }).waitFor();
    await saved(page);
    expect(words(noticeFile)).toContain('trong toàn phường.tiếng\n');
    await Promise.all([leave(page), leave(other)]);
  });

  it('what Unikey takes back and types again stands once, marks that came apart are put together', async () => {
    const page = await room.open(notice);
    await caretAfter(page, 'Kính thưa toàn thể');
    await page.keyboard.type(' Viet');
    await pressed(page, 'Backspace', 2);
    await page.keyboard.insertText('ệt'.normalize('NFD'));
    await page.keyboard.type(' Nam');
    await caretAfter(page, 'Mỗi dịch vụ hành chính công');
    await saved(page);
    await expect
      .poll(() => page.locator('.text').innerText())
      .toContain(' Việt Nam'.normalize('NFC'));
    expect(words(noticeFile)).toContain(' Việt Nam'.normalize('NFC'));
    await leave(page);
  });
});

it('from Word: words, lists, tables; no looks, no script', async () => {
  const page = await room.open(guide);
  await caretAfter(page, 'Bài này hướng dẫn nộp hồ sơ');
  await page.keyboard.press('Enter');
  await paste(page, wordHtml);
  await saved(page);
  const text = words(guideFile);
  expect(text).toContain('Ủy ban nhân dân phường thông báo **lịch tiêm phòng** như sau:');
  expect(text).toMatch(/- Sáng thứ Hai: khu 1\n+- Chiều thứ Hai: khu 2\n/);
  expect(text).toMatch(/\| Khu 1 \| 7 giờ 30 \|/);
  expect(text).not.toMatch(/smuggled|style=|<script|javascript|iframe|mso-/i);
  expect(await page.evaluate(() => Reflect.get(window, 'smuggled') as unknown)).toBeUndefined();
  await leave(page);
});

describe('a table that is pasted is one of ours, with nothing to mend by hand', () => {
  const table = 'hoi-dap/quen-mat-khau';
  const tableFile = 'content/faq/quen-mat-khau.mdx';
  let page: Page;
  beforeAll(async () => {
    page = await room.open(table);
    await page.locator('.text p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('Dán vào đây.');
  });
  afterAll(() => leave(page));

  it.each(pastedTables)('%s', async (_, html, rows) => {
    await caretAfter(page, 'Dán vào đây.');
    await page.keyboard.press('Enter');
    await paste(page, html);
    await saved(page);
    expect(words(tableFile)).toContain(`<Table>\n\n${rows}\n\n</Table>`);
  });

  it('into a cell goes one line of words', async () => {
    await page.locator('.text td').first().click();
    await page.keyboard.press('End');
    await paste(page, '<p>, hai</p><table><tr><td>ba</td><td>bốn</td></tr></table>');
    await saved(page);
    expect(words(tableFile)).toMatch(/^\|.*, hai ba bốn \|/m);
  });
});

describe('what is pasted at once', () => {
  it('is a whole document: the way of new ones is shown', async () => {
    const page = await room.open(guide);
    await caretAfter(page, 'Bài này hướng dẫn nộp hồ sơ');
    await paste(page, '', 'Một dòng của văn bản. '.repeat(400));
    const way = page.locator('[data-notice="long-paste"] a');
    expect(await way.getAttribute('href')).toBe('/dai/bai/moi/');
    await saved(page);
    await page.keyboard.press('Control+z');
    await saved(page);
    await leave(page);
  });

  it('is more than the station takes: nothing is put in, the measure is said', async () => {
    const page = await room.open(guide);
    await caretAfter(page, 'Bài này hướng dẫn nộp hồ sơ');
    await paste(page, '', 'Chữ dài. '.repeat(40_000));
    const said = await page.locator('[data-notice="long-paste"]').innerText();
    expect(said).toMatch(/Chưa dán: đoạn này 0,\d MB, ở đây mỗi lần dán tối đa 0,4 MB/);
    expect(said).toContain('5 MB');
    expect(words(guideFile)).not.toContain('Chữ dài.');
    await leave(page);
  });
});

describe('nothing is lost', () => {
  it('two write in one text and see each other', async () => {
    const [one, two] = [await room.open(guide), await room.open(guide, 1)];
    await two.locator('[data-is="people"]', { hasText: 'Bà Hoa' }).waitFor();
    await caretAfter(one, 'Bài này hướng dẫn nộp hồ sơ');
    await caretAfter(two, 'Chưa rõ tên thì xem trang');
    await Promise.all([one.keyboard.type(' Của một.'), two.keyboard.type(' Của hai.')]);
    for (const page of [one, two])
      for (const said of [' Của một.', ' Của hai.'])
        await page.locator('.text p', { hasText: said }).waitFor();
    await one.locator('.caret', { hasText: 'Bà Hoa' }).first().waitFor();
    await Promise.all([saved(one), saved(two)]);
    expect(words(guideFile)).toContain(' Của một.');
    expect(words(guideFile)).toContain(' Của hai.');
    await Promise.all([leave(one), leave(two)]);
  });

  it('without network it is kept here, through a reload too, and sent when the network is back', async () => {
    const page = await room.open(guide);
    await caretAfter(page, 'Bài này hướng dẫn nộp hồ sơ');
    await page.route('**/sua', (route) => route.abort());
    await page.keyboard.type(' Gõ khi mất mạng.');
    await page.locator('[data-saved="offline"]').waitFor();
    expect(await page.locator('[data-is="standing"]').innerText()).toContain('vẫn giữ trong máy');
    await page.reload();
    await page.locator('[data-editor="ready"]').waitFor();
    await page.locator('.text p', { hasText: 'Gõ khi mất mạng.' }).waitFor();
    expect(words(guideFile)).not.toContain('Gõ khi mất mạng.');
    await page.unroute('**/sua');
    await expect.poll(() => words(guideFile)).toContain('Gõ khi mất mạng.');
    await saved(page);
    expect(words(guideFile).split('Gõ khi mất mạng.')).toHaveLength(2);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await leave(page);
  });

  it.runIf(process.env['LOA_PROOF'])(
    'an answer that got lost is no reason to write it twice',
    async () => {
      const page = await room.open(guide);
      await caretAfter(page, 'Bài này hướng dẫn nộp hồ sơ');
      await page.route('**/sua', async (route) => {
        await route.fetch();
        await route.abort();
      });
      await page.route(/theo\?/, (route) => route.abort());
      // The stream that is open would tell it.
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.keyboard.type(' Một lần thôi.');
      await expect.poll(() => words(guideFile)).toContain('Một lần thôi.');
      await page.locator('[data-saved="offline"]').waitFor();
      await page.unrouteAll({ behavior: 'wait' });
      await page.reload();
      await page.locator('[data-editor="ready"]').waitFor();
      await saved(page);
      expect(words(guideFile).split('Một lần thôi.')).toHaveLength(2);
      await leave(page);
    },
  );

  it.runIf(process.env['LOA_PROOF'])(
    'whose session is over signs in elsewhere and goes on',
    async () => {
      const page = await room.open(faq, 1);
      room.signOut(1);
      await page.locator('.text p').last().click();
      await page.keyboard.press('End');
      await page.keyboard.type(' Sau khi hết phiên.');
      await page.locator('[data-saved="offline"] a', { hasText: 'Đăng nhập lại' }).waitFor();
      room.signIn(1);
      await expect
        .poll(() => words('content/faq/quen-passcode.mdx'))
        .toContain('Sau khi hết phiên.');
      await leave(page);
    },
  );

  it('a draft that was dropped leaves its words on the screen', async () => {
    const page = await room.open('hoi-dap/loa-phat-luc-nao');
    const file = 'content/faq/loa-phat-luc-nao.mdx';
    await page.locator('.text p').last().click();
    await page.keyboard.type('Chữ chưa kịp gửi. ');
    room.desk.drop(file, { account: 'hoa9', name: 'Bà Hoa', roles: ['editor'] });
    await page.locator('[data-notice="gone"]').waitFor();
    expect(await page.locator('.text').getAttribute('contenteditable')).toBe('false');
    expect(await page.locator('main').innerText()).toContain('Chữ chưa kịp gửi.');
    await leave(page);
  });
});

it('nothing is wrong with the page to the eye, to axe, to keys alone', async () => {
  const page = await room.open(faq);
  expect(await look(page)).toEqual([]);
  await leave(page);
});

it('without script the text is there to be read, and the page says what to do', async () => {
  const page = await room.open(notice);
  const { url } = { url: page.url() };
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false });
  const bare = await context?.newPage();
  await bare?.goto(url);
  const said = (await bare?.locator('main').innerText()) ?? '';
  expect(said).toContain('Bật JavaScript');
  expect(said).toContain('Kính thưa toàn thể cán bộ');
  await context?.close();
  await leave(page);
});

it('its script weighs at most 150 kB on the wire, and stays in the browser', () => {
  const folder = join(room.dataDir, 'console');
  const scripts = readdirSync(folder).filter((name) => name.startsWith('sua-'));
  expect(scripts).toHaveLength(1);
  const script = readFileSync(join(folder, scripts[0] ?? ''));
  expect(gzipSync(script).length).toBeLessThan(150_000);
  expect(script.toString()).not.toMatch(/sourceMappingURL|\beval\(|new Function\(/);
});

it('and no script and no policy complained', () => {
  expect(room.wrong).toEqual([]);
});
