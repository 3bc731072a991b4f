// What the console says of the file that a text was brought in from is so, before and after it is published.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepOriginal } from '../../../../scheduler/console/writing/kept-original.ts';
import { consoleInTest } from '../../../setup/console.ts';
import { fileOf, seenIn, sendForm } from '../../../setup/send-file.ts';
import { hoa, readOf, writingFolders } from '../../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const console = consoleInTest(dataDir, contentDir);
const cookie = console.signIn('editor');
const desk = console.parts.writing();
const file = 'content/announcements/lich-phun-thuoc.mdx';
const path = '/dai/bai/thong-bao/lich-phun-thuoc/';
const text =
  '---\ntitle: Lịch phun thuốc\ndescription: Phun thuốc muỗi.\npublished: 2026-11-30\nkind: thong-bao\n---\n\n# Lịch phun thuốc\n\nBà con tổ 3 đóng cửa.\n';
const words = { source: 5, kept: 5, leftOut: 0 };
const origin = { name: 'lich.pdf', leftOut: [], doubts: [], words, settled: [] };

desk.begin(file, text, hoa, origin);
mkdirSync(join(dataDir, 'sent'), { recursive: true });
writeFileSync(join(dataDir, 'sent', '1'), '%PDF-1.4\n%%EOF\n');
await keepOriginal(dataDir, file, join(dataDir, 'sent', '1'));

const page = async (): Promise<string> =>
  seenIn(await (await console.get(`${path}doi-chieu/`, cookie)).text());
const offered = async (): Promise<string | undefined> =>
  /data-offered="(\w+)"/.exec(await (await console.get(`${path}doi-chieu/`, cookie)).text())?.[1];
const attachedFile = (): string => desk.draft(file)?.extras.attached[0]?.file ?? '';
const press = (form: string, fields: Readonly<Record<string, string | File>> = {}) =>
  sendForm(console, form, cookie, { file, to: 'doi-chieu', ...fields });

test('one choice, said as it is each time', async () => {
  expect(await offered()).toBe('no');
  expect(await page()).toContain('không tải được');
  expect((await press('keep-original')).status).toBe(303);
  expect(await offered()).toBe('yes');
  expect(desk.text(file)).toContain('lich.pdf');
  const response = await press('take-back', { attached: attachedFile() });
  expect(response.headers.get('location')).toBe(`${path}doi-chieu/`);
  expect(await offered()).toBe('no');
  expect(desk.text(file)).not.toContain('lich.pdf');
});

test('it is not offered any more where the text was cut that named it', async () => {
  await press('keep-original');
  desk.change(file, hoa, (tr) => tr.delete(tr.doc.content.size - 1, tr.doc.content.size));
  expect(await offered()).toBe('no');
});

test('it can be changed after publishing', async () => {
  await press('keep-original');
  await desk.publish(file, hoa, 'Bài mới', desk.seal(file));
  expect(readOf(contentDir, file)).toContain('lich');
  expect(desk.draft(file)).toBeUndefined();
  expect(await offered()).toBe('yes');
  const name = /lich[\w-]*\.pdf/.exec(readOf(contentDir, file))?.[0] ?? '';
  await press('take-back', { attached: `content/files/${name}` });
  expect(await offered()).toBe('no');
  expect(await page()).toContain('xem lại và phát hành');
  await press('attach-file', {
    offered: fileOf('%PDF-1.4\n%%EOF\n', 'ban-moi.pdf'),
    title: 'Văn bản gốc',
  });
  expect(await offered()).toBe('yes');
  expect(await page()).toContain('ban-moi.pdf');
});
