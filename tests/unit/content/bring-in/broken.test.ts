import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { widestRow } from '../../../../content/bring-in/blocks.ts';
import { zipOf } from '../../../setup/notices/zip.ts';

const html = (body: string) => Buffer.from(`<html><body>${body}</body></html>`);
const cells = (...texts: readonly string[]) =>
  `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const word = (body: string, numbering = '') =>
  zipOf({
    'word/document.xml': `<w:document><w:body>${body}<w:p><w:r><w:t>Kính gửi bà con</w:t></w:r></w:p></w:body></w:document>`,
    'word/numbering.xml': `<w:numbering>${numbering}</w:numbering>`,
  });
const wordCell = (text: string, span: string) =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const listed = (level: string, start: string) =>
  word(
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Một mục</w:t></w:r></w:p>`,
    `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  );

/** Numbers that no program should have written; the words around them are there all the same. */
const cases: readonly (readonly [what: string, bytes: Uint8Array, words: string])[] = [
  ['a letter beyond Unicode', html('<p>Họp &#1114112; tổ dân phố</p>'), 'tổ dân phố'],
  ['a letter beyond Unicode in hex', html('<p>Họp &#xFFFFFFFFF; tổ dân phố</p>'), 'tổ dân phố'],
  ['a number that is none', html('<p>Họp &#ab; tổ dân phố</p>'), 'tổ dân phố'],
  [
    'a letter beyond Unicode in Word',
    word('<w:p><w:r><w:t>Họp &#1114112; &#ab; tổ</w:t></w:r></w:p>'),
    'tổ',
  ],
  [
    'cells merged over more columns than memory has',
    html(
      `<table border="1">${cells('Tổ', 'Số hộ')}<tr><td colspan="4294967296">Cộng</td></tr></table>`,
    ),
    'Cộng',
  ],
  [
    'rows merged without end',
    html(`<table border="1"><tr><td rowspan="-1">Tổ</td><td rowspan="1e9">5</td></tr></table>`),
    'Tổ',
  ],
  ...['4294967296', '-3', 'abc'].map(
    (span) =>
      [
        `gridSpan of ${span}`,
        word(`<w:tbl><w:tr>${wordCell('Tổ', span)}${wordCell('Hộ', '1')}</w:tr></w:tbl>`),
        'Hộ',
      ] as const,
  ),
  ['a level that no list has', listed('4294967296', '1'), 'Một mục'],
  ['a Roman number of a billion', listed('0', '1000000000'), 'Một mục'],
  [
    'a list that begins with no number',
    html('<ol start="abc"><li>Một mục</li></ol>'),
    '1. Một mục',
  ],
];

test.each(cases)('%s', async (_, bytes, words) => {
  const { mdx } = await bringInHere(bytes);
  expect(mdx).toContain(words);
  expect(mdx.length).toBeLessThan(2000);
});

test('a cell over "the whole width" makes no columns that have no words', async () => {
  const table = `<table border="1"><tr><td colspan="100">Số hộ từng tổ</td></tr>${cells('Tổ 1', '120', '5')}${cells('Tổ 2', '95', '4')}</table>`;
  const { mdx } = await bringInHere(html(table));
  expect(mdx).toContain('| Số hộ từng tổ | | |\n');
  expect(mdx).toContain('| Tổ 1 | 120 | 5 |\n| Tổ 2 | 95 | 4 |');
});

test('a table of more rows than a call takes arguments', () => {
  expect(widestRow(Array.from({ length: 200_000 }, (_, at) => (at === 7 ? [1, 2] : [1])))).toBe(2);
});
