// Files that are sent up over HTTP: each is refused with its own sentence, or becomes a draft with nothing lost.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ImportRefusal, type RefusalCode } from '../../../../content/bring-in/refusals.ts';
import { zipOf } from '../../../setup/notices/zip.ts';
import { consoleInTest } from '../../../setup/console.ts';
import { fileOf, seenIn, sendForm } from '../../../setup/send-file.ts';
import { writingFolders } from '../../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const console = consoleInTest(dataDir, contentDir);
const cookie = console.signIn('editor');
const desk = console.parts.writing();

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const documentOf = (body: string) => `<w:document><w:body>${body}</w:body></w:document>`;
const good = { 'word/document.xml': documentOf(paragraph('Chào bà con')) };
const large = documentOf(paragraph('a'.repeat(20_000_000)));
const entity = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${documentOf('&a;')}`;

const send = (bytes: Uint8Array | string, name = 'thong-bao.docx'): Promise<Response> =>
  sendForm(console, 'bring-in', cookie, {
    ...{ from: 'file', kind: 'announcement', file: fileOf(bytes, name) },
  });

/** Nothing of what was sent up stays. */
const leftBehind = (): readonly string[] => {
  const folder = join(dataDir, 'console');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('a file is refused by its own sentence', () => {
  const cases: readonly (readonly [what: string, bytes: Uint8Array, code: RefusalCode])[] = [
    ['a zip bomb', zipOf({ 'word/document.xml': large }), 'zip-bomb'],
    ['an entity of another file', zipOf({ 'word/document.xml': entity }), 'entities'],
    ['a name that leads out', zipOf({ ...good, '../../x': 'x' }), 'zip-paths'],
    ['macros', zipOf({ ...good, 'word/vbaProject.bin': 'x' }), 'macros'],
    ['archives in an archive', zipOf({ 'a.docx': zipOf(good) }), 'zip-nested'],
    ['any other archive', zipOf({ 'anh.txt': 'x' }), 'zip-other'],
    ['an old .doc', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'old-word'],
    ['a photograph', Buffer.from('FFD8FFE000104A46', 'hex'), 'picture'],
    ['a PDF that is cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'pdf-broken'],
    ['a program', Buffer.from('7F454C4602010100000000000000000002003E00', 'hex'), 'unknown'],
  ];
  // Each of them is a process; by content/bring-in alone all are refused in its own tests, over HTTP all in the proof.
  const sent = process.env['LOA_PROOF'] === undefined ? cases.slice(2, 4) : cases;
  test.each(sent)('%s', async (_, bytes, code) => {
    const response = await send(bytes);
    expect(response.status).toBe(422);
    expect(seenIn(await response.text())).toContain(new ImportRefusal(code).message);
    expect(desk.list()).toEqual([]);
    expect(leftBehind()).toEqual([]);
  });

  test('sound goes another way', async () => {
    const response = await send('ID3', 'loi-keu-goi.mp3');
    expect(response.status).toBe(422);
    expect(seenIn(await response.text())).toContain('Phòng thu');
  });

  test('no file at all', async () => {
    const response = await sendForm(console, 'bring-in', cookie, { from: 'file' });
    expect(seenIn(await response.text())).toContain('Chọn một tệp');
  });

  test('200 MB is refused before a byte of it is on the disk', async () => {
    const said = await console.post('/dai/viec/bring-in', {
      ...{ cookie, body: new Uint8Array(10) },
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(200 * 1024 * 1024),
      },
    });
    expect(said.status).toBe(413);
    expect(seenIn(await said.text())).toContain('tối đa 60 MB');
    expect(leftBehind()).toEqual([]);
  });
});

test('a name with a path is a name, and leads nowhere', async () => {
  const response = await send(zipOf(good), '../../../etc/passwd.docx');
  expect(response.status).toBe(303);
  const [draft] = desk.list();
  expect(draft?.origin?.name).toBe('passwd.docx');
  expect(draft?.file).toMatch(/^content\/announcements\/[a-z0-9-]+\.mdx$/);
  expect(leftBehind()).toEqual([]);
  if (draft) desk.drop(draft.file, { account: 'hoa', name: 'Bà Hoa', roles: ['editor'] });
});

describe('what was pasted', () => {
  const paste = (fields: Readonly<Record<string, string>>): Promise<Response> =>
    sendForm(console, 'bring-in', cookie, { from: 'paste', kind: 'announcement', ...fields });
  const textOf = (response: Response): string => {
    const path = (response.headers.get('location') ?? '').replace('doi-chieu/', '');
    const slug = path.split('/').at(-2) ?? '';
    return desk.text(`content/announcements/${slug}.mdx`);
  };

  test('keeps its shape, and smuggles nothing', async () => {
    const html =
      '<html xmlns:o="urn:x"><head><style>p{color:red}</style></head><body><!--StartFragment--><p class=MsoNormal onclick="alert(1)">Kính gửi <b>bà con</b></p><script>alert(2)</script><ul><li>Một</li><li>Hai</li></ul><img src=x onerror=alert(3)></body></html>';
    const response = await paste({ text: 'Kính gửi bà con Một Hai', html });
    expect(response.status).toBe(303);
    const text = textOf(response);
    expect(text).toContain('**bà con**');
    expect(text).toMatch(/- Một\n- Hai/);
    expect(text).not.toMatch(/alert|color|onclick|<img|<script/);
  });

  test('without its shape the letters alone', async () => {
    const response = await paste({ text: 'Lịch phun thuốc\n\nBà con tổ 3 đóng cửa.' });
    expect(textOf(response)).toContain('Bà con tổ 3 đóng cửa.');
  });

  test('may be long', async () => {
    const html = `<p>${'Bà con chú ý. '.repeat(20_000)}</p>`;
    expect((await paste({ text: 'Bà con', html })).status).toBe(303);
  });

  test.each([
    [
      'bring-in',
      { from: 'paste', kind: 'announcement' },
      5_200_000,
      /chữ dán hay gõ vào tối đa 5 MB/i,
    ],
    ['new-text', { kind: 'announcement' }, 70_000, /tối đa 64 kB.*\/dai\/bai\/moi\//],
  ])('%s with more than it takes: its own measure is told', async (form, fields, letters, says) => {
    const sent = { ...fields, text: 'a'.repeat(letters) };
    const response = await sendForm(console, form, cookie, sent);
    expect([response.status, seenIn(await response.text())]).toEqual([
      413,
      expect.stringMatching(says),
    ]);
  });

  test('nothing is told as nothing', async () => {
    const response = await paste({ text: '' });
    expect(seenIn(await response.text())).toContain('Dán chữ vào ô này');
  });
});

describe('a blank document', () => {
  const begin = async (kind: string, title = 'Lịch họp tổ dân phố'): Promise<string> => {
    const response = await sendForm(console, 'new-text', cookie, { kind, title });
    return response.headers.get('location') ?? seenIn(await response.text());
  };
  test.each([
    ['announcement', '/dai/bai/thong-bao/lich-hop-to-dan-pho/'],
    ['guide', '/dai/bai/huong-dan/lich-hop-to-dan-pho/'],
    ['faq', '/dai/bai/hoi-dap/lich-hop-to-dan-pho/'],
    ['answer', '/dai/bai/hoi-dap/lich-hop-to-dan-pho-2/'],
    ['errand', '/dai/bai/viec/lich-hop-to-dan-pho/'],
    ['page', '/dai/bai/lich-hop-to-dan-pho/'],
  ])('%s begins at %s', async (kind, path) => {
    expect(await begin(kind)).toBe(path);
  });
  test('takes no address that is something else', async () => {
    expect(await begin('page', 'Hỏi đáp')).toBe('/dai/bai/hoi-dap-2/');
    expect(await begin('announcement', 'Dịch vụ công trực tuyến')).toBe(
      '/dai/bai/thong-bao/dich-vu-cong-truc-tuyen-2/',
    );
  });
  test('has a title', async () => {
    expect(await begin('page', ' ')).toContain('Ghi tên bài');
  });
});
