// What was brought in beside its source: each difference is kept or undone by a press.
import { readProse } from '../../../../content/write/prose/index.ts';
import { ownPlace } from '../../../../scheduler/console/writing/new/own-place.ts';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { loadContentWith } from '../../../../content/load.ts';
import { consoleInTest } from '../../../setup/console.ts';
import { fileOf, seenIn, sendForm } from '../../../setup/send-file.ts';
import { hoa, sayMore, writingFolders } from '../../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const console = consoleInTest(dataDir, contentDir);
const cookie = console.signIn('editor');
const desk = console.parts.writing();
const file = 'content/announcements/lich-phun-thuoc.mdx';
const path = '/dai/bai/thong-bao/lich-phun-thuoc/';

const photo = await sharp({
  create: { width: 2400, height: 1200, channels: 3, background: '#284' },
})
  .withExif({ IFD3: { GPSLatitude: '11/1 56/1 0/1' } })
  .jpeg()
  .toBuffer();

desk.begin(
  file,
  '---\ntitle: Lịch phun thuốc\ndescription: Phun thuốc muỗi.\n---\n\n# Lịch phun thuốc\n\nBà con tổ 3 đóng cửa.\n',
  hoa,
  {
    name: 'lich.docx',
    leftOut: [{ text: 'Trang 1/2 lưu hành', why: 'số trang' }],
    doubts: [{ text: 'Lịch phun thuốc', why: 'tên bài là đề nghị' }],
    words: { source: 14, kept: 9, leftOut: 5 },
    settled: [],
  },
);

const page = async (): Promise<string> => (await console.get(`${path}doi-chieu/`, cookie)).text();
const settle = (key: string, act: string): Promise<Response> =>
  sendForm(console, 'settle-remark', cookie, { file, key, do: act });

test('it is shown with its words counted', async () => {
  const html = await page();
  expect(html).toContain('data-words="14 9 5"');
  expect(html).toContain('data-open="2"');
  expect(html).toContain('data-same="yes"');
});

test('what was left out comes back, and goes again', async () => {
  expect((await settle('ra-0', 'back')).status).toBe(303);
  expect(desk.text(file)).toMatch(/Trang 1\/2 lưu hành\n$/);
  expect(await page()).toContain('data-words="14 14 0"');
  await settle('ra-0', 'out');
  expect(desk.text(file)).not.toContain('lưu hành');
  expect(await page()).toContain('data-words="14 9 5"');
});

test.each([
  ['at the beginning', '', 0],
  ['behind the block in which the words before it end', 'phun thuốc Bà con tổ 3', 2],
  ['where only the nearest words are there still', 'chữ đã bỏ tổ 3', 2],
  ['at the end, where none of them is', 'không có ở đây', 3],
  ['at the end, where nobody knows', undefined, 3],
])('what comes back stands %s', (_, after, block) => {
  const doc = readProse('---\ntitle: A\n---\n\nLịch phun thuốc.\n\nBà con tổ 3.\n\nHết.\n');
  const ends = [0, ...doc.children.map((_child, at) => endOf(doc, at))];
  expect(ownPlace(doc, after)).toBe(ends[block]);
});

function endOf(doc: ReturnType<typeof readProse>, at: number): number {
  return doc.children.slice(0, at + 1).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
}

test('a doubt is looked at, and looked at again', async () => {
  await settle('ngo-0', 'seen');
  expect(await page()).toMatch(/data-remark="ngo-0"\s+data-state="seen"/);
  await settle('ngo-0', 'open');
  expect(await page()).toMatch(/data-remark="ngo-0"\s+data-state="open"/);
  await settle('', 'all');
  expect(await page()).toContain('data-open="0"');
});

test('a remark that is not there changes nothing', async () => {
  expect((await settle('ra-9', 'back')).status).toBe(422);
});

test('what people changed since is marked by words', async () => {
  desk.change(file, hoa, sayMore(' Nhớ che bể nước.'));
  expect(await page()).toMatch(/<ins>[^<]*Nhớ che bể nước/);
});

test('what a text says is letters on this page, whatever it looks like', async () => {
  desk.change(file, hoa, sayMore(' <script>alert(1)</script>'));
  expect(await page()).not.toContain('<script>alert');
});

describe('pictures and files', () => {
  const attach = (form: string, fields: Readonly<Record<string, string | File>>) =>
    sendForm(console, form, cookie, { file, ...fields });
  const told = async (response: Response): Promise<string> => seenIn(await response.text());

  test('a photograph is made small, loses where it was taken, and stands in the text', async () => {
    const response = await attach('attach-picture', {
      ...{ picture: fileOf(photo, 'IMG_1.JPG'), alt: 'Cổng trụ sở', after: '0' },
    });
    expect(response.status).toBe(303);
    expect(desk.text(file)).toMatch(
      /# Lịch phun thuốc\n\n!\[Cổng trụ sở\]\(\/hinh\/cong-tru-so\.webp\)/,
    );
    const { content, problems } = loadContentWith(contentDir, desk.texts(file));
    expect(problems.filter(({ file: of }) => of.includes('pictures'))).toEqual([]);
    expect(content?.pictures).toMatchObject([
      { name: 'cong-tru-so.webp', width: 1600, height: 800 },
    ]);
    const bytes = desk.texts(file).get('content/pictures/cong-tru-so.webp');
    expect((await sharp(Buffer.from(bytes ?? '')).metadata()).exif).toBeUndefined();
  });

  test('it is shown on the console', async () => {
    const response = await console.get(
      `/dai/bai/hinh/cong-tru-so.webp?bai=${encodeURIComponent(file)}`,
      cookie,
    );
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect((await console.get('/dai/bai/hinh/khong-co.webp', cookie)).status).toBe(404);
  });

  const refused: readonly (readonly [
    what: string,
    bytes: Uint8Array | string,
    name: string,
    says: string,
  ])[] = [
    [
      'a drawing',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'a.svg',
      'SVG',
    ],
    ['a drawing that calls itself a picture', '<?xml version="1.0"?><svg/>', 'a.png', 'SVG'],
    ['no picture', 'x'.repeat(100), 'a.jpg', 'không phải ảnh'],
    ['half a picture', photo.subarray(0, 900), 'a.jpg', 'không phải ảnh'],
    ['sound', 'ID3', 'a.mp3', 'Phòng thu'],
  ];
  // Each is a process.
  test.each(process.env['LOA_PROOF'] === undefined ? refused.slice(0, 1) : refused)(
    '%s is refused',
    async (_, bytes, name, says) => {
      const response = await attach('attach-picture', { picture: fileOf(bytes, name), alt: 'x' });
      expect(response.status).toBe(422);
      expect(await told(response)).toContain(says);
    },
  );

  test('a picture too wide to open is refused', async () => {
    const wide = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: 'red' },
    })
      .png()
      .toBuffer();
    const response = await attach('attach-picture', { picture: fileOf(wide, 'a.png'), alt: 'x' });
    expect(await told(response)).toContain('rộng bất thường');
  });

  test('a description is asked for', async () => {
    const response = await attach('attach-picture', { picture: fileOf(photo, 'a.jpg'), alt: '' });
    expect(await told(response)).toContain('Viết ảnh cho thấy gì');
  });

  test('a file is offered at the end', async () => {
    const response = await attach('attach-file', {
      ...{ offered: fileOf('%PDF-1.7 x', 'Mẫu đơn.PDF'), title: 'Mẫu đơn' },
    });
    expect(response.status).toBe(303);
    expect(desk.text(file)).toMatch(/<File name="mau-don\.pdf">\s*Mẫu đơn\s*<\/File>/);
    const { content } = loadContentWith(contentDir, desk.texts(file));
    expect(content?.files).toMatchObject([{ name: 'mau-don.pdf', kind: 'PDF' }]);
  });

  test.each([
    ['a.html', 'Tệp kiểu .html'],
    ['a.svg', 'Tệp kiểu .svg'],
    ['a.docm', 'Tệp kiểu .docm'],
    ['a.wav', 'Phòng thu'],
  ])('%s is not offered', async (name, says) => {
    const response = await attach('attach-file', { offered: fileOf('x', name), title: 'x' });
    expect(await told(response)).toContain(says);
  });
});

test('the file it came from is offered where one wants', async () => {
  const response = await sendForm(console, 'bring-in', cookie, {
    ...{ from: 'file', kind: 'announcement' },
    file: fileOf('Lịch cắt điện\n\nBà con tổ 3 chú ý giờ cắt điện.', 'lich-cat-dien.txt'),
  });
  const other = 'content/announcements/lich-cat-dien.mdx';
  expect(response.headers.get('location')).toBe('/dai/bai/thong-bao/lich-cat-dien/doi-chieu/');
  expect((await sendForm(console, 'keep-original', cookie, { file: other })).status).toBe(303);
  expect(desk.text(other)).toContain('<File name="lich-cat-dien.txt">');
});
