// Pictures and files of a draft: taken back, published where the text names them, gone when the draft is.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { keepOriginal, originalOf } from '../../../../scheduler/console/writing/kept-original.ts';
import { openWritingDesk } from '../../../../scheduler/console/writing/open-desk.ts';
import type { WritingDesk } from '../../../../scheduler/console/writing/desk.ts';
import { isNamedIn } from '../../../../scheduler/console/writing/draft-texts.ts';
import { consoleInTest, type ConsoleInTest } from '../../../setup/console.ts';
import { fileOf, seenIn, sendForm } from '../../../setup/send-file.ts';
import { hoa, sayMore, writingFolders } from '../../../setup/writing.ts';

let folders: ReturnType<typeof writingFolders>;
let console: ConsoleInTest;
let cookie: string;
let desk: WritingDesk;
let turn = 0;
let file: string;
const base =
  '---\ntitle: Lịch phun thuốc\ndescription: Phun thuốc muỗi.\n---\n\n# Lịch phun thuốc\n\nBà con tổ 3 đóng cửa.\n';

beforeAll(() => {
  folders = writingFolders();
  console = consoleInTest(folders.dataDir, folders.contentDir);
  cookie = console.signIn('editor');
  desk = console.parts.writing();
  return () => {
    desk.close();
  };
});
beforeEach(() => {
  file = `content/announcements/lich-phun-${++turn}.mdx`;
  desk.begin(file, base, hoa);
  return () => {
    if (desk.draft(file)) desk.drop(file, hoa);
  };
});

const attach = async (name: string, words: string): Promise<string> => {
  const offered = fileOf(words, name);
  const response = await sendForm(console, 'attach-file', cookie, { file, offered, title: 'Mẫu' });
  expect(response.status).toBe(303);
  return desk.draft(file)?.extras.attached.at(-1)?.file ?? '';
};
const page = async (name: string): Promise<string> =>
  seenIn(await (await console.get(`/dai/bai/thong-bao/lich-phun-${turn}/${name}`, cookie)).text());
const waiting = (): readonly string[] =>
  readdirSync(join(folders.dataDir, 'writing')).filter((name) => /^[0-9a-f]{64}$/.test(name));
const published = (place: string): boolean =>
  existsSync(join(folders.contentDir, place.slice('content/'.length)));
const publish = () => desk.publish(file, hoa, 'x', desk.seal(file));

test('what is taken back is nowhere any more: not in the text, not beside it, not on the site', async () => {
  const [stays, goes] = [await attach('giu.txt', 'giữ'), await attach('bo.txt', 'bỏ')];
  expect(await page('anh/')).toContain('Bỏ tệp bo.txt');
  const response = await sendForm(console, 'take-back', cookie, { file, attached: goes });
  expect(response.headers.get('location')).toBe(`/dai/bai/thong-bao/lich-phun-${turn}/anh/`);
  expect(desk.text(file)).not.toContain('bo.txt');
  expect(desk.text(file)).toContain('giu.txt');
  expect(waiting()).toHaveLength(1);
  await publish();
  expect([published(stays), published(goes)]).toEqual([true, false]);
});

test('taken back twice, the second is told so', async () => {
  const goes = await attach('bo.txt', 'bỏ');
  await sendForm(console, 'take-back', cookie, { file, attached: goes });
  const again = await sendForm(console, 'take-back', cookie, { file, attached: goes });
  expect([again.status, seenIn(await again.text())]).toEqual([
    422,
    expect.stringContaining('không còn kèm tệp ấy') as string,
  ]);
});

test('what is in two drafts stays for the other one', async () => {
  const place = await attach('chung.txt', 'chung');
  const other = 'content/announcements/bai-khac.mdx';
  desk.begin(other, base, hoa);
  const extras = desk.draft(file)?.extras;
  desk.setExtras(other, hoa, (was) => extras ?? was);
  await sendForm(console, 'take-back', cookie, { file, attached: place });
  expect(waiting()).toHaveLength(1);
  desk.drop(other, hoa);
  expect(waiting()).toEqual([]);
});

test('what the text does not name any more is not published, and one is told before', async () => {
  const place = await attach('thoi.txt', 'thôi');
  desk.change(file, hoa, (tr) => {
    tr.doc.forEach((node, at) => {
      if (node.type.name === 'file') tr.delete(at, at + node.nodeSize);
    });
  });
  expect(await page('anh/')).toContain('sẽ không được phát hành');
  expect(await page('phat-hanh/')).not.toContain('Tệp: thoi.txt');
  await publish();
  expect([published(place), waiting(), desk.draft(file)]).toEqual([false, [], undefined]);
});

test('a draft that is dropped takes its files and its original along', async () => {
  await attach('bo.txt', 'bỏ');
  const original = join(folders.dataDir, 'gui-len.docx');
  writeFileSync(original, 'gốc');
  await keepOriginal(folders.dataDir, file, original);
  desk.drop(file, hoa);
  expect(waiting()).toEqual([]);
  expect(originalOf(folders.dataDir, file)).toBeUndefined();
});

test('so does one that is published', async () => {
  const original = join(folders.dataDir, 'gui-len.docx');
  writeFileSync(original, 'gốc');
  await keepOriginal(folders.dataDir, file, original);
  desk.change(file, hoa, sayMore(' Hết.'));
  await publish();
  expect(originalOf(folders.dataDir, file)).toBeUndefined();
});

test('what drafts have left that died is tidied when the desk opens, and nothing of those that live', async () => {
  const dataDir = join(folders.dataDir, 'khac');
  mkdirSync(dataDir);
  const original = join(dataDir, 'gui-len.docx');
  writeFileSync(original, 'gốc');
  const open = () => openWritingDesk({ ...folders, dataDir, now: () => Date.now() });
  const first = open();
  first.begin('content/announcements/song.mdx', base, hoa);
  first.close();
  const [lives, died] = ['content/announcements/song.mdx', 'content/announcements/da-bo.mdx'];
  for (const one of [lives, died]) await keepOriginal(dataDir, one, original);
  writeFileSync(join(dataDir, 'writing', 'f'.repeat(64)), 'của bản nháp đã chết');
  open().close();
  expect(originalOf(dataDir, lives)).toBeDefined();
  expect(originalOf(dataDir, died)).toBeUndefined();
  expect(readdirSync(join(dataDir, 'writing'))).toEqual(['goc']);
});

test.each([
  ['is gone', undefined],
  ['has no byte', ''],
])('where the book %s, the files of its drafts are put beside, none removed', (_, book) => {
  const dataDir = join(folders.dataDir, book === '' ? 'rong' : 'mat');
  mkdirSync(join(dataDir, 'writing'), { recursive: true });
  const name = 'a'.repeat(64);
  writeFileSync(join(dataDir, 'writing', name), 'tệp kèm');
  if (book !== undefined) writeFileSync(join(dataDir, 'writing.db'), book);
  const told: string[] = [];
  const open = () =>
    openWritingDesk({
      ...{ ...folders, dataDir, now: () => Date.now() },
      tell: (line) => told.push(line),
    });
  open().close();
  open().close();
  const kept = /thành (\S+\.tep) và/.exec(told.join())?.[1] ?? '';
  expect(readdirSync(kept)).toEqual([name]);
  expect(told).toHaveLength(1);
});

test.each([
  ['![Cổng](/hinh/cong.webp)', true],
  ['<File name="cong.webp">x</File>', true],
  ['![Cổng](/hinh/cong-2.webp)', false],
  ['![Cổng](/hinh/anh-cong.webp)', false],
  ['![Cổng](/hinh/cong.webpx)', false],
  ['![Cổng](/hinh/congxwebp)', false],
])('%s names cong.webp: %s', (text, isNamed) => {
  expect(isNamedIn(text, 'content/pictures/cong.webp')).toBe(isNamed);
});
