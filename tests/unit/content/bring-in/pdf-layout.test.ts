// What stands beside, below and across in a PDF: read as it was written, and never through a word.
import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { pdfOf, type Words } from '../../../setup/notices/pdf.ts';

const bodyOf = ({ mdx }: { readonly mdx: string }) => mdx.replace(/^---[\s\S]*?\n---\n\n/, '');

const wide = 'Thực hiện kế hoạch của thành phố, Ủy ban nhân dân phường thông báo tới bà con:';

function foot(y: number): readonly Words[] {
  return [
    { text: 'Nơi nhận:', x: 60, y, size: 11 },
    { text: '- Như trên;', x: 60, y: y - 16, size: 11 },
    { text: '- Lưu: VT.', x: 60, y: y - 32, size: 11 },
    { text: 'TM. ỦY BAN NHÂN DÂN', x: 360, y, bold: true },
    { text: 'CHỦ TỊCH', x: 390, y: y - 16, bold: true },
    { text: 'Nguyễn Thị Lụa', x: 370, y: y - 80, bold: true },
  ];
}

const recipients = '<Recipients>\n\n- Như trên;\n- Lưu: VT.\n\n</Recipients>';
const signature =
  '<Signature>\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nNguyễn Thị Lụa\n\n</Signature>';

const left = [
  'Kính gửi:',
  'Các hộ dân cần chủ động theo dõi thông',
  'báo của tổ dân phố, chuẩn bị đầy đủ và',
  'phối hợp với cán bộ khi đến làm việc.',
  'Trường hợp đi vắng thì báo cho tổ',
];
const indent = (text: string) => (/^(?:Các|Trường|Trưởng)/.test(text) ? 20 : 0);
const right = [
  'trưởng biết để sắp xếp vào buổi khác,',
  'tránh phải đi lại nhiều lần trong năm.',
  'Trưởng các phòng chuyên môn và các ông,',
  'bà có tên chịu trách nhiệm thi hành văn',
  'bản này từ ngày ký./.',
];

test.each([
  ['level', 0],
  ['not level', 7],
])(
  'text in columns, lines %s: it goes on in the next column, and its foot is none of it',
  async (_, drop) => {
    const page = [
      { text: wide, x: 60, y: 700 },
      ...left.map((text, at) => ({ text, x: 60 + indent(text), y: 660 - at * 15 })),
      ...right.map((text, at) => ({
        text,
        x: 330 + indent(text),
        y: 660 - at * 15 - (at > 0 ? drop : 0),
      })),
      ...foot(545),
    ];
    const body = bodyOf(await bringInHere(pdfOf([page])));
    expect(body.slice(0, body.indexOf('<Recipients>')).trim().split('\n\n')).toEqual([
      wide,
      left[0],
      left.slice(1, 4).join(' '),
      [left[4], ...right.slice(0, 2)].join(' '),
      right.slice(2).join(' '),
    ]);
    expect(body).toContain(recipients);
    expect(body).toContain(signature);
  },
);

const columnLines = (texts: readonly string[], x: number, from: number) =>
  texts.map((text, at) => ({ text, x: x + indent(text), y: from - at * 15 }));

test('a letter wholly in columns: its foot in the second, while the first goes on beside it', async () => {
  const first = [...left.slice(1), ...right.slice(0, 2), ...left.slice(1)];
  const page = [
    { text: wide, x: 60, y: 700 },
    ...columnLines(first, 60, 660),
    ...columnLines(right, 330, 660),
    ...['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'].map((text, at) => ({
      ...{ text, x: 555 - text.length * 6, y: 570 - at * 16, bold: true },
    })),
  ];
  const body = bodyOf(await bringInHere(pdfOf([page])));
  expect(body).toContain(right.slice(2).join(' '));
  expect(body).toMatch(
    /<Signature>\n\nTM. ỦY BAN NHÂN DÂN\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\n<\/Signature>\n$/,
  );
});

test('text in columns goes on over the page’s end', async () => {
  const half = [...left.slice(1, 4), ...left.slice(1, 4)];
  const read = await bringInHere(
    pdfOf([
      [...columnLines(half, 60, 500), ...columnLines([...half, ...left.slice(4)], 330, 500)],
      [...columnLines([...right.slice(0, 2), ...half], 60, 770), ...columnLines(half, 330, 770)],
    ]),
  );
  expect(bodyOf(read)).toContain(`\n${[left[4], ...right.slice(0, 2)].join(' ')}\n`);
});

test('lines of a head that tabs set are as many as they are', async () => {
  const pairs = [
    ['ỦY BAN NHÂN DÂN PHƯỜNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['TRẦN HƯNG ĐẠO', 'Độc lập - Tự do - Hạnh phúc'],
  ].flatMap(([one = '', other = ''], at) => [
    { text: one, x: 60, y: 770 - at * 16, bold: true },
    { text: other, x: 300, y: 770 - at * 16, bold: true },
  ]);
  const { mdx } = await bringInHere(pdfOf([[...pairs, { text: wide, x: 60, y: 700 }]]));
  expect(mdx).toContain('\n\nTRẦN HƯNG ĐẠO\n');
});

test('a line that runs across below the foot stays whole', async () => {
  const across =
    'Danh sách chi hội trưởng và số điện thoại niêm yết tại nhà văn hóa các tổ dân phố.';
  const read = await bringInHere(
    pdfOf([[{ text: wide, x: 60, y: 700 }, ...foot(600), { text: across, x: 60, y: 480 }]]),
  );
  expect(read.mdx).toContain(across);
  expect(read.mdx).toContain(signature);
  expect(read.doubts.filter(({ why }) => why.startsWith('chữ "'))).toEqual([]);
});

const note = 'Danh sách và số điện thoại niêm yết tại nhà văn hóa các tổ dân phố trong phường.';

test.each([
  ['called in the text', '60 90 120 0.5 re f', true],
  ['without a rule above', '', false],
])('a note at the foot of a page, %s', async (_, ink, isNote) => {
  const called = 'Ai không đi lại được thì báo cho chi hội trưởng.';
  const page = [
    { text: wide, x: 60, y: 700 },
    { text: called, x: 60, y: 660 },
    { text: '1', x: 60 + called.length * 6, y: 664, size: 7 },
    { text: 'Sự có mặt của các cụ là niềm vinh dự cho buổi lễ.', x: 60, y: 620 },
    ...foot(580),
    { text: `1 ${note}`, x: 60, y: 76, size: 10 },
  ];
  const { mdx } = await bringInHere(pdfOf([page], { ink }));
  expect(mdx).toContain(signature);
  expect(mdx.includes(`${called}1\n\n1 ${note}\n\nSự có mặt`)).toBe(isNote);
  expect(mdx).toContain(`1 ${note}`);
});

test('a foot that a page’s end cut after its first line is whole, however long its list is', async () => {
  const second = [
    ...['- Đảng ủy, HĐND;', '- Các tổ dân phố;', '- Đài truyền thanh (3 lần/tuần, trong 4 tuần);'],
    '- Lưu: VT.',
  ].map((text, at) => ({ text, x: 60, y: 770 - at * 16, size: 11 }));
  const { mdx } = await bringInHere(
    pdfOf([
      [
        { text: wide, x: 60, y: 120 },
        { text: 'Nơi nhận:', x: 60, y: 70 },
        { text: 'TM. ỦY BAN NHÂN DÂN', x: 360, y: 70, bold: true },
      ],
      [
        ...second,
        { text: 'CHỦ TỊCH', x: 390, y: 768, bold: true },
        { text: 'Nguyễn Thị Lụa', x: 370, y: 680, bold: true },
      ],
    ]),
  );
  expect(mdx).toContain('- Đài truyền thanh (3 lần/tuần, trong 4 tuần);\n- Lưu: VT.');
  expect(mdx).toContain(signature);
});

test.each([
  ['ỦY BAN NHÂN DÂN PHƯỜNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', true],
  ['PHƯỜNG NAM ĐỒNG', 'Độc lập - Tự do - Hạnh phúc', true],
  ['Số: 12/TB-UBND', 'Nam Đồng, ngày 03 tháng 12 năm 2026', true],
  ['CÔNG DÂN NƯỚC', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', false],
  ['Căn cứ Quyết định số 12/QĐ-UBND của', 'Nam Đồng, ngày 03 tháng 12 năm 2026', false],
])('%s | %s on one line are two: %#', async (one, other, areTwo) => {
  const { mdx } = await bringInHere(
    pdfOf([
      [
        { text: `${one} ${other}`, x: 60, y: 770 },
        { text: wide, x: 60, y: 700 },
      ],
    ]),
  );
  expect(mdx.includes(`${one} ${other}`)).toBe(!areTwo);
  expect(mdx).toContain(other);
});
