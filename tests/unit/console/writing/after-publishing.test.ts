// After publishing: the page follows by itself until people can read the text, says why where a build failed, and speaks as staff do.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { plainWords } from '../../../../scheduler/console/writing/plain-words.ts';
import { consoleInTest } from '../../../setup/console.ts';
import { seenIn, sendForm } from '../../../setup/send-file.ts';
import { hoa, readOf, sayMore, writeOf, writingFolders } from '../../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const file = 'content/faq/quen-mat-khau.mdx';
const fresh = 'content/faq/hoi-moi.mdx';
const path = '/dai/bai/hoi-dap/quen-mat-khau/';
const site = join(dataDir, 'site');
const console = consoleInTest(dataDir, contentDir);
const desk = console.parts.writing();
const cookie = console.signIn('editor');
let at = 0;

const html = async (address = `${path}phat-hanh/`): Promise<string> =>
  (await console.get(address, cookie)).text();
/** `began`: ms after it was published; one before it is still remembered, or forgotten. */
const build = (began: number, ended: number, isFirstKnown = true): void => {
  const folder = join(site, 'mot', 'hoi-dap', 'quen-mat-khau');
  mkdirSync(folder, { recursive: true });
  for (const one of [join(site, 'mot'), folder])
    writeFileSync(join(one, 'index.html'), '<p>Trang</p>');
  const earlier = { began: at - 90_000, ended: at - 60_000 };
  const builds = [...(isFirstKnown ? [earlier] : []), { began: at + began, ended: at + ended }];
  writeFileSync(join(site, 'current.json'), JSON.stringify({ folder: 'mot', inputs: 'x', builds }));
};

beforeAll(async () => {
  writeOf(contentDir, 'content/ward.yaml', readOf(contentDir, 'content/ward.yaml'));
  desk.open(file, hoa);
  desk.change(file, hoa, sayMore(' Thêm.'));
  at = (await desk.publish(file, hoa, 'Bổ sung', desk.seal(file))).at;
});

test('while people see the version before, it says so and comes anew by itself', async () => {
  build(-5000, 9000);
  const page = await html();
  expect(page).toContain('data-standing="waits"');
  expect(page).toContain('http-equiv="refresh"');
  expect(seenIn(page)).toMatch(/Bài của bạn đã lưu, bà con chưa thấy/);
});

test('a build that failed says why', async () => {
  const failed = join(site, 'failed.json');
  const message = 'Đĩa đầy.';
  writeFileSync(failed, JSON.stringify({ at: new Date().toISOString(), message }));
  const page = await html();
  rmSync(failed);
  expect(page).toContain('data-standing="failed"');
  expect(page).toContain('Đĩa đầy.');
  expect(page).toContain('http-equiv="refresh"');
});

test('once they can read it: a link there, how long it took, and it stays so when the site is built for another reason', async () => {
  build(1000, 150_000);
  const page = await html();
  expect(page).toContain('data-standing="built"');
  expect(page).toContain('href="/hoi-dap/quen-mat-khau/"');
  expect(seenIn(page)).toContain('sau 2 phút 30 giây');
  expect(page).not.toContain('http-equiv="refresh"');
});

test('where builds of that time are forgotten, it is not said how long it took', async () => {
  build(30 * 86_400_000, 30 * 86_400_000 + 60_000, false);
  const page = await html();
  expect(page).toContain('data-standing="built"');
  expect(seenIn(page)).not.toMatch(/, sau \d/);
});

test.each(['phat-hanh/', 'ban-cu/'])('%s has no word of git or of files', async (part) => {
  const seen = seenIn(await html(path + part));
  expect(seen).not.toMatch(/\bgit\b|content\/|\.yaml|<Recipients|\(title\)|\{"/);
});

test('why it is changed is asked for, and its absence said beside the field', async () => {
  desk.open(file, hoa);
  desk.change(file, hoa, sayMore(' Nữa.'));
  expect(seenIn(await html())).toContain('Vì sao đổi (bắt buộc)');
  const fields = { file, seal: desk.seal(file), why: '' };
  const response = await sendForm(console, 'publish', cookie, fields);
  expect(response.status).toBe(422);
  expect(await response.text()).toMatch(/id="vi-sao-sai">[^<]*còn trống/);
});

test('of a new text nobody is asked why it is changed', async () => {
  desk.begin(fresh, readOf(contentDir, file), hoa);
  const page = await html('/dai/bai/hoi-dap/hoi-moi/phat-hanh/');
  expect(page).not.toContain('Vì sao đổi');
  expect(page).toMatch(/<textarea[^>]*>\s*Bài mới<\/textarea/);
});

test('what a text asks of the loudspeakers is said in words', () => {
  const wish = 'broadcast:\n  perWeek: 2\n  weeks: [4, 5]\n  source: Nơi nhận\n';
  const words = plainWords(file, `---\ntitle: A\n${wish}---\n\nB.\n`);
  expect(words).toContain('2 lần mỗi tuần, trong 4 đến 5 tuần');
  expect(words).not.toMatch(/[{"[]/);
});
