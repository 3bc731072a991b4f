import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { namedOtherwise } from '../../../../content/bring-in/named-otherwise.ts';

const read = async (...lines: readonly string[]) => bringInHere(Buffer.from(lines.join('\n')));
const headings = (mdx: string) => mdx.split('\n').filter((line) => line.startsWith('## '));

test('where most is typed in capitals they make no headings', async () => {
  const { mdx } = await read(
    'THÔNG BÁO HỌP THÔN',
    'KÍNH GỬI TOÀN THỂ BÀ CON TRONG THÔN!',
    'MỜI MỖI NHÀ CỬ MỘT NGƯỜI ĐẾN DỰ HỌP',
    'THỜI GIAN: 19H30 TỐI THỨ BẢY',
    '1, THÔNG QUA THU CHI QUỸ THÔN',
    'RẤT MONG BÀ CON ĐẾN ĐÔNG ĐỦ',
  );
  expect(headings(mdx)).toEqual([]);
});

test.each([
  ['NỘI DUNG CUỘC HỌP', true],
  ['AI ĐƯỢC MỜI ĐẾN DỰ?', true],
  ['KÍNH MỜI BÀ CON ĐẾN DỰ ĐÔNG ĐỦ!', false],
  ['KÍNH MONG BÀ CON ĐẾN DỰ', false],
  ['ĐỊA ĐIỂM: NHÀ VĂN HÓA THÔN', false],
  ['PHƯỜNG HÒA BÌNH, NGÀY 5 THÁNG 5 NĂM 2026', false],
])('a line in capitals among others: %s, a heading: %s', async (line, isHeading) => {
  const { mdx } = await read(
    'THÔNG BÁO',
    'Họp thôn cuối năm',
    'Thôn mời bà con đến dự buổi họp cuối năm tại nhà văn hóa vào tối thứ Bảy tuần này.',
    line,
    'Thôn báo cáo thu chi năm qua, bầu tổ hòa giải, bàn việc làm đường.',
  );
  expect(headings(mdx)).toEqual(isHeading ? [`## ${line}`] : []);
});

test.each([['(ký)'], ['(Đã ký)'], ['(đã kí)']])('a signature with %s is whole', async (signed) => {
  const { mdx } = await read(
    'THÔNG BÁO',
    'Thôn mời bà con đến dự buổi họp cuối năm tại nhà văn hóa vào tối thứ Bảy tuần này.',
    'T/M BAN QUẢN LÝ NƯỚC',
    'Trưởng ban',
    signed,
    'Giàng A Chá',
  );
  const [, block = ''] = /<Signature>\n\n([\s\S]*?)\n\n<\/Signature>/.exec(mdx) ?? [];
  expect(block.split('\n\n')).toEqual([
    'T/M BAN QUẢN LÝ NƯỚC',
    'Trưởng ban',
    signed,
    'Giàng A Chá',
  ]);
});

test('a name in whatever letters, below the post that signs, is the signature’s', async () => {
  const { mdx } = await read(
    'THÔNG BÁO',
    'Thôn mời bà con đến dự buổi họp cuối năm tại nhà văn hóa vào tối thứ Bảy tuần này.',
    'Trưởng thôn',
    'Lò văn Pành',
  );
  expect(mdx).toContain('<Signature>\n\nTrưởng thôn\n\nLò văn Pành\n\n</Signature>');
});

test('blanks to be filled in stay as long as they are', async () => {
  const { mdx, doubts } = await read(
    'Kính gửi ông (bà): ............ lớp ........',
    'Số: ....../GM',
  );
  expect(mdx).toContain('Kính gửi ông (bà): ............ lớp ........');
  expect(mdx).toContain('Số: ....../GM');
  expect(doubts.filter(({ why }) => /^chữ "/.test(why))).toEqual([]);
});

test('lines broken at a width are joined whatever marks their letters have', async () => {
  const lines = [
    'Rác thải sinh hoạt: thu gom bình thường đến hết ngày 29 tháng Chạp;',
    'nghỉ ngày mùng 1; thu gom lại từ chiều mùng 2. Bà con để rác gọn trước',
    'nhà sau 17 giờ, không đổ xuống rạch Trà Cú, không đốt ngoài đường, và',
    'nhắc con cháu giữ vệ sinh chung.',
  ];
  const { mdx } = await bringInHere(Buffer.from(lines.join('\n').normalize('NFD')));
  expect(mdx).toContain(lines.join(' '));
});

test('a cell that reaches over rows below is told', async () => {
  const table =
    '<table border="1"><tr><td>Tháng</td><td>Ngày</td></tr><tr><td rowspan="3">Tháng 1</td><td>8/1</td></tr><tr><td>15/1</td></tr><tr><td>22/1</td></tr></table>';
  const { mdx, doubts } = await bringInHere(Buffer.from(`<html><body>${table}</body></html>`));
  expect(mdx).toContain('| Tháng 1 | 8/1 |\n| | 15/1 |\n| | 22/1 |');
  expect(doubts).toContainEqual({
    text: 'Tháng 1',
    why: expect.stringContaining('gộp 3 hàng') as unknown,
  });
});

test.each([
  ['a.docx', 'Họp thôn', 'chữ trơn'],
  ['a.TXT', '%PDF-1.7', 'PDF'],
  ['a.doc', '<html><p>Họp</p></html>', 'trang web'],
  ['a.txt', 'PK\u0003\u0004', 'Word (.docx)'],
  ['a.docx', 'PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.text', 'LibreOffice'],
])('%s holds something else', (name, content, is) => {
  expect(namedOtherwise(name, Buffer.from(content))).toEqual([
    { text: name, why: expect.stringContaining(`bên trong là ${is}`) as unknown },
  ]);
});

test.each([
  ['a.docx', 'PK\u0003\u0004'],
  ['a.odt', 'PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.text'],
  ['a.htm', '<html><p>Họp</p></html>'],
  ['a.txt', 'Họp thôn'],
  ['a', 'Họp thôn'],
  ['thong-bao.2026', 'Họp thôn'],
])('%s holds what it says', (name, content) => {
  expect(namedOtherwise(name, Buffer.from(content))).toEqual([]);
});
