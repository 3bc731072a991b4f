// Pictures and files that texts show and offer: what is there, what is missing, what nobody shows.
import { expect, describe, test } from 'vitest';
import sharp from 'sharp';
import { buildScript } from '../../../audio/script/build-script.ts';
import { readContent } from '../../../content/read/content.ts';
import type { AttachedFile } from '../../../content/read/attached.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const guide = 'content/guides/dang-ky.mdx';
const words = smallWard[guide] ?? '';
const blank = sharp({ create: { width: 40, height: 20, channels: 3, background: '#b22' } });
const webp = await blank.clone().webp().toBuffer();
const png = await blank.clone().png().toBuffer();
const onItsSide = await blank.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
const docx = Buffer.from('PK\u0003\u0004');

function there(file: string, head: Buffer = webp, bytes = head.length): AttachedFile {
  return { file: `content/${file}`, bytes, head };
}

function read(written: string, attached: readonly AttachedFile[]) {
  const text = words.replace('Mở trang chủ.', `Mở trang chủ.\n\n${written}`);
  const { content, problems } = readContent(asFiles({ ...smallWard, [guide]: text }), [], attached);
  return { content, said: problems.map(formatProblem) };
}

const shown = '![Cổng trụ sở](/hinh/tru-so.webp)';
const offered = '<File name="mau-don.docx">Mẫu đơn</File>';

test('a picture is shown as large as it is, a file offered with its kind', () => {
  const { content, said } = read(`${shown}\n\n${offered}`, [
    there('pictures/tru-so.webp'),
    there('files/mau-don.docx', docx),
  ]);
  expect(said).toEqual([]);
  expect(content?.pictures).toEqual([
    { name: 'tru-so.webp', width: 40, height: 20, bytes: webp.length },
  ]);
  expect(content?.files).toEqual([{ name: 'mau-don.docx', kind: 'Word', bytes: docx.length }]);
});

test('a photograph that lies on its side is measured as it is shown', () => {
  const { content } = read('![Cổng](/hinh/a.jpg)', [there('pictures/a.jpg', onItsSide)]);
  expect(content?.pictures).toMatchObject([{ width: 20, height: 40 }]);
});

test('neither is spoken', () => {
  const { content } = read(`${shown}\n\n${offered}`, [
    there('pictures/tru-so.webp'),
    there('files/mau-don.docx', docx),
  ]);
  const document = content?.documents.find(({ id }) => id === 'huong-dan/dang-ky');
  expect(document).toBeDefined();
  if (document === undefined) return;
  const spoken = JSON.stringify(buildScript(document));
  expect(spoken).toContain('Mở trang chủ');
  expect(spoken).not.toContain('Cổng trụ sở');
  expect(spoken).not.toContain('Mẫu đơn');
});

describe('what is wrong is told', () => {
  const good = there('pictures/tru-so.webp');
  const cases: readonly (readonly [string, readonly AttachedFile[], RegExp | undefined])[] = [
    [shown, [], /:13 — Không có ảnh "tru-so\.webp" trong content\/pictures\//],
    [shown, [there('pictures/tru-so-2.webp')], /Ý bạn là "tru-so-2\.webp"\?/],
    [offered, [], /Không có tệp "mau-don\.docx" trong content\/files\//],
    ['![](/hinh/tru-so.webp)', [good], /Ảnh chưa có lời mô tả/],
    ['![IMG_2030.jpg](/hinh/tru-so.webp)', [good], /Ảnh chưa có lời mô tả/],
    ['![Cổng](/hinh/tru-so.webp "Cổng")', [good], /có thêm lời "Cổng"/],
    [`Xem ${shown}`, [good], /Ảnh nằm chung đoạn với chữ/],
    ['![Cổng](https://a.vn/b.jpg)', [], /ảnh để ở nơi khác/],
    ['![Cổng](tru-so.webp)', [], /ảnh để ở nơi khác/],
    ['![Cổng][a]\n\n[a]: https://a.vn/b.jpg', [], /ảnh để ở nơi khác/],
    ['<File>Mẫu đơn</File>', [], /Thẻ <File> thiếu "name"/],
    ['<File name="mau-don.docx"></File>', [there('files/mau-don.docx', docx)], /không có chữ nào/],
    [`Xem ${offered}.`, [there('files/mau-don.docx', docx)], /nằm chung đoạn với chữ/],
    [shown, [there('pictures/tru-so.webp', png)], /không phải ảnh như đuôi tên tệp nói/],
    [shown, [there('pictures/tru-so.webp', Buffer.from('<svg>'))], /không phải ảnh/],
    [shown, [there('pictures/tru-so.webp', webp, 4_000_000)], /Tệp nặng 4,0 MB, quá mức 3,0 MB/],
    [shown, [there('pictures/tru-so.webp', webp, 600_000)], /Ảnh nặng 600 kB/],
    ['', [there('pictures/Ảnh.webp')], /Tên tệp "Ảnh\.webp" không dùng làm đường dẫn/],
    ['', [there('pictures/a.svg')], /Tệp kiểu \.svg không dùng được/],
    ['', [there('pictures/sau/a.webp')], /không dùng làm đường dẫn/],
    ['', [there('files/a.html', docx)], /Tệp kiểu \.html không dùng được/],
    ['', [there('files/a.pdf', docx)], /không phải PDF như đuôi/],
    ['', [good], /tru-so\.webp:1 — Chưa bài nào dùng ảnh này/],
    ['', [there('files/a.docx', docx)], /Chưa bài nào dùng tệp này/],
  ];
  test.each(cases)('%s', (written, attached, message) => {
    const { said } = read(written, attached);
    expect(said.filter((one) => message?.test(one))).toHaveLength(1);
  });
});

test('what no text shows is not published', () => {
  expect(read('', [there('pictures/tru-so.webp')]).content?.pictures).toEqual([]);
});
