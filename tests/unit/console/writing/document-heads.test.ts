// What stands before a document's words, as a form: of every document, and through the whole console of one of each kind.
import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { addressOf } from '../../../../scheduler/console/writing/address.ts';
import { consoleInTest } from '../../../setup/console.ts';
import { formOn } from '../../../setup/sent-form.ts';
import { readOf, writingFolders } from '../../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const console = consoleInTest(dataDir, contentDir);
const hoa = console.signIn('editor');
const desk = console.parts.writing();
afterAll(() => {
  desk.close();
});

const files = ['announcements', 'guides', 'faq', 'answers', 'errands', 'pages'].flatMap((folder) =>
  readdirSync(`${contentDir}/${folder}`).map((name) => `content/${folder}/${name}`),
);

async function headOf(file: string): Promise<Record<string, string>> {
  const answer = await console.get(`${addressOf(file)}dau-bai/`, hoa);
  expect([file, answer.status]).toEqual([file, 200]);
  return formOn(await answer.text(), 'entry');
}

async function send(fields: Record<string, string>) {
  const answer = await console.post('/dai/viec/entry', { cookie: hoa, fields });
  return { status: answer.status, to: answer.headers.get('location'), page: await answer.text() };
}

test.each(files)('%s: sent as it was shown, there is not even a draft', async (file) => {
  const { status, page } = await send(await headOf(file));
  expect([status, page]).toEqual([303, '']);
  expect(desk.draft(file)).toBeUndefined();
});

describe('one key changed changes its own lines', () => {
  test.each([
    ['content/guides/dang-nhap-vneid.mdx', 'f.order', '77', /^order: 77$/m],
    [
      'content/announcements/dich-vu-cong-truc-tuyen.mdx',
      'f.title',
      'Tên khác',
      /^title: Tên khác$/m,
    ],
    [
      'content/answers/mat-dien-thoai-co-vneid.mdx',
      'f.answeredOn',
      '2026-11-26',
      /^answeredOn: 2026-11-26$/m,
    ],
    [
      'content/errands/khai-sinh.mdx',
      'f.fee.says.1',
      'Quá hạn thì hỏi quầy.',
      /^ {4}- Quá hạn thì hỏi quầy\.$/m,
    ],
    [
      'content/errands/khai-sinh.mdx',
      'f.sources.0.recheckBy',
      '2027-06-01',
      /^ {4}recheckBy: 2027-06-01$/m,
    ],
  ])('%s %s', async (file, name, value, line) => {
    const was = desk.draft(file) ? desk.text(file) : readOf(contentDir, file);
    const { status, to } = await send({ ...(await headOf(file)), [name]: value });
    expect([status, to]).toEqual([303, `${addressOf(file)}dau-bai/?giu=1`]);
    const now = desk.text(file);
    expect(now).toMatch(line);
    const before = was.split('\n');
    const changed = now.split('\n').filter((one, at) => one !== before[at]);
    expect([changed.length, now.split('\n').length]).toEqual([1, before.length]);
    expect(readOf(contentDir, file)).not.toMatch(line);
  });
});

test('what is wrong with it stands beside its field', async () => {
  const file = 'content/errands/dang-ky-tam-tru.mdx';
  await send({ ...(await headOf(file)), 'f.fee.says.n': '0' });
  const answer = await console.get(`${addressOf(file)}dau-bai/`, hoa);
  expect(await answer.text()).toMatch(/id="f.fee.says-loi">\s*Thiếu mục &quot;says&quot;/);
});

test('its script keeps it as a draft', async () => {
  const file = 'content/faq/quen-passcode.mdx';
  const fields = { ...(await headOf(file)), 'f.description': 'Gõ dở' };
  const answer = await console.postJson(`${addressOf(file)}dau-bai/giu`, {
    ...{ cookie: hoa, body: { fields } },
  });
  expect([answer.status, /^description: .?Gõ dở.?$/m.test(desk.text(file))]).toEqual([200, true]);
});
