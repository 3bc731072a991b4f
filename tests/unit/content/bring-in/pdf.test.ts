import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { pdfOf, type Words } from '../../../setup/notices/pdf.ts';

const bodyOf = ({ mdx }: { readonly mdx: string }) => mdx.replace(/^---[\s\S]*?\n---\n\n/, '');

/** Lines below each other, from a height down. */
function lines(
  texts: readonly string[],
  from: number,
  look: Partial<Words> = {},
): readonly Words[] {
  return texts.map((text, at) => ({ text, x: 80, y: from - at * 16, ...look }));
}

function centred(text: string, y: number, look: Partial<Words> = {}): Words {
  return { text, x: 298 - text.length * 3, y, ...look };
}

const notice = [
  'Thực hiện kế hoạch tuyển sinh đầu cấp của thành phố, Trường Tiểu học Lê Văn',
  'Tám thông báo tuyển sinh vào lớp Một năm học 2026 - 2027 như sau:',
];

test('letters that a second font draws into the gaps of a line are in their words', async () => {
  const page = [
    centred('THÔNG BÁO', 760, { bold: true, fallback: true }),
    centred('Tuyển sinh vào lớp Một', 740, { bold: true, fallback: true }),
    ...lines(notice, 700, { fallback: true }),
  ];
  const read = await bringInHere(pdfOf([page]));
  expect(bodyOf(read)).toBe(`**THÔNG BÁO**\n\n# Tuyển sinh vào lớp Một\n\n${notice.join(' ')}\n`);
  expect(read.doubts.filter(({ why }) => /^chữ "/.test(why))).toEqual([]);
});

test.each([
  ['a program', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', 'chương trình'],
  ['another program to start', '/OpenAction << /S /Launch /F (cmd.exe) >>', 'chương trình'],
  [
    'a file',
    '/Names << /EmbeddedFiles << /Names [(a) << /F (a.exe) /EF << >> >>] >> >>',
    'tệp gài',
  ],
])('%s in it is told, and the words are read', async (_, catalog, said) => {
  const read = await bringInHere(pdfOf([lines(notice, 700)], { catalog }));
  expect(bodyOf(read)).toBe(`${notice.join(' ')}\n`);
  expect(read.doubts.map(({ why }) => why).filter((why) => why.includes(said))).toHaveLength(1);
});

test.each([
  ['letters with air', 'ĐIỀU LỆ', 4],
  ['letters with much air', 'THÔNG BÁO', 9],
  ['letters with air from two fonts', 'QUY CHẾ', 4],
])('a title is set wide: %s', async (what, title, air) => {
  const fallback = what.includes('two fonts');
  const page = [{ text: title, x: 240, y: 760, bold: true, air, fallback }, ...lines(notice, 700)];
  expect(bodyOf(await bringInHere(pdfOf([page])))).toContain(`# ${title}\n`);
});

test('entries `a b c` and single letters of a list stay apart', async () => {
  const page = lines(
    ['Các hạng xe A B C D được miễn phí trong hai ngày đầu của hội chợ xuân này.'],
    700,
  );
  expect(bodyOf(await bringInHere(pdfOf([page])))).toContain('Các hạng xe A B C D được');
});

test('a title that was broken for its length is one', async () => {
  const page = [
    centred('THÔNG BÁO', 760, { bold: true }),
    centred('Tổ chức Hội thao chào mừng ngày thành lập', 744, { bold: true }),
    centred('Hội Nông dân Việt Nam', 728, { bold: true }),
    ...lines(notice, 690),
  ];
  expect(bodyOf(await bringInHere(pdfOf([page])))).toContain(
    '# Tổ chức Hội thao chào mừng ngày thành lập Hội Nông dân Việt Nam\n',
  );
});

test('a greeting under a title is none of it', async () => {
  const page = [
    centred('THƯ KÊU GỌI', 760, { bold: true }),
    centred('Tham gia Ngày hội hiến máu tình nguyện', 744, { bold: true }),
    centred('Thưa toàn thể đồng bào, hội viên!', 728, { bold: true }),
    ...lines(notice, 690),
  ];
  expect(bodyOf(await bringInHere(pdfOf([page])))).toContain(
    '# Tham gia Ngày hội hiến máu tình nguyện\n',
  );
});

test.each([
  ['upright', { turn: 0 }, {}],
  ['turned by whoever shows it', { turn: 1 }, { rotate: 90 }],
  ['turned to the left', { turn: 1 }, {}],
  ['turned to the right', { turn: 3 }, {}],
  ['on its head', { turn: 2 }, {}],
])('a page %s is read; what stands turned against it is told', async (_, { turn }, options) => {
  const place = (x: number, y: number) =>
    [
      { x, y },
      { x: 595 - y, y: x },
      { x: 595 - x, y: 842 - y },
      { x: y, y: 842 - x },
    ][turn] ?? { x, y };
  const page = [
    ...notice.map((text, at) => ({ text, turn, ...place(60, 500 - at * 16) })),
    { text: 'Trường Tiểu học Lê Văn Tám', turn: (turn + 1) % 4, ...place(30, 200) },
  ];
  const read = await bringInHere(pdfOf([page], options));
  expect(bodyOf(read)).toBe(`${notice.join(' ')}\n`);
  expect(read.leftOut).toMatchObject([
    { text: 'Trường Tiểu học Lê Văn Tám', why: expect.stringContaining('xoay') as unknown },
  ]);
});

const left = [
  'Bà con không đốt rơm rạ ngoài',
  'đồng vào giờ nắng nóng, dọn cỏ',
  'khô quanh nhà.',
  'Mỗi hộ có một bình chữa cháy,',
  'để ở chỗ dễ thấy, dễ lấy, và',
  'biết cách dùng.',
];
const right = [
  'Khi có cháy, hô hoán cho mọi',
  'người biết, ngắt điện rồi gọi',
  'số 114 và báo thôn.',
  'Không quay lại lấy đồ khi nhà',
  'còn khói; chờ người của đội',
  'chữa cháy cho phép.',
];

test.each([
  ['level', 0],
  ['not level', 5],
])('a section in columns is read one column after the other, lines %s', async (_, drop) => {
  const wide = 'Thực hiện phương án phòng cháy chữa cháy năm 2026, thôn thông báo tới bà con:';
  const columns = left.flatMap((text, at) => [
    { text, x: 80, y: 640 - at * 16 },
    { text: right[at] ?? '', x: 320, y: 640 - at * 16 - (at > 2 ? drop : 0) },
  ]);
  const page = [
    ...lines([wide], 680),
    ...columns,
    ...lines(
      ['Trưởng thôn tới từng nhà xem vào sáng thứ Bảy; bà con nhắc nhau cùng làm cho tốt.'],
      510,
    ),
  ];
  expect(bodyOf(await bringInHere(pdfOf([page]))).split('\n\n')).toEqual([
    wide,
    'Bà con không đốt rơm rạ ngoài đồng vào giờ nắng nóng, dọn cỏ khô quanh nhà.',
    'Mỗi hộ có một bình chữa cháy, để ở chỗ dễ thấy, dễ lấy, và biết cách dùng.',
    'Khi có cháy, hô hoán cho mọi người biết, ngắt điện rồi gọi số 114 và báo thôn.',
    'Không quay lại lấy đồ khi nhà còn khói; chờ người của đội chữa cháy cho phép.',
    'Trưởng thôn tới từng nhà xem vào sáng thứ Bảy; bà con nhắc nhau cùng làm cho tốt.\n',
  ]);
});

test('recipients and signature that a page’s end cut are whole', async () => {
  const first = [
    ...lines(notice, 180),
    ...lines(['Nơi nhận:', '- Như trên;', '- UBND phường;'], 120, { size: 11 }),
    { text: 'TM. ỦY BAN NHÂN DÂN', x: 360, y: 120, bold: true },
    { text: 'CHỦ TỊCH', x: 390, y: 104, bold: true },
  ];
  const second = [
    { text: '- Lưu: VT.', x: 80, y: 770, size: 11 },
    { text: 'Nguyễn Thị Lụa', x: 370, y: 770, bold: true },
  ];
  const { mdx } = await bringInHere(pdfOf([first, second]));
  expect(mdx).toContain('<Recipients>\n\n- Như trên;\n- UBND phường;\n- Lưu: VT.\n\n</Recipients>');
  expect(mdx).toContain(
    '<Signature>\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nNguyễn Thị Lụa\n\n</Signature>',
  );
});
