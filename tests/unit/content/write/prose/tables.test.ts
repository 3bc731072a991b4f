// Whatever a table in the editor says of its names, the file has them in the first row or nowhere.
import { expect, test } from 'vitest';
import { proseSchema } from '../../../../../content/markup/prose-schema.ts';
import { readProse, writeProse } from '../../../../../content/write/prose/index.ts';

const was = '---\ntitle: Lịch\n---\n\nLịch như sau.\n';
const { nodes } = proseSchema;

/** `#` before a cell's words: it names something. */
function written(...rows: readonly (readonly string[])[]): string {
  const doc = readProse(was);
  const table = nodes.table.create(
    null,
    rows.map((cells) =>
      nodes.table_row.create(
        null,
        cells.map((cell) => {
          const words = cell.replace(/^#/, '');
          const text = nodes.cell_text.create(null, words === '' ? [] : [proseSchema.text(words)]);
          return (cell.startsWith('#') ? nodes.table_header : nodes.table_cell).create(null, text);
        }),
      ),
    ),
  );
  const text = writeProse(was, doc.type.create(doc.attrs, doc.content.addToEnd(table)));
  expect(writeProse(text, readProse(text))).toBe(text);
  return text
    .slice(was.length)
    .replaceAll(/<\/?Table>|\n\n/g, '')
    .trim();
}

const head = '| Khu | Giờ |\n| --- | --- |\n';

test.each([
  [
    'names in the first row',
    [
      ['#Khu', '#Giờ'],
      ['1', '7'],
    ],
    `${head}| 1 | 7 |`,
  ],
  [
    'names further down',
    [
      ['#Khu', '#Giờ'],
      ['#1', '#7'],
      ['#2', '8'],
    ],
    `${head}| 1 | 7 |\n| 2 | 8 |`,
  ],
  [
    'names in the first column',
    [
      ['#Khu', '1'],
      ['#Giờ', '7'],
    ],
    '| Khu | 1 |\n| Giờ | 7 |',
  ],
  [
    'names in both',
    [
      ['', '#Giờ'],
      ['#1', '7'],
    ],
    '|  | Giờ |\n| --- | --- |\n| 1 | 7 |',
  ],
  [
    'names in the second row alone',
    [
      ['Lịch', ''],
      ['#Khu', '#Giờ'],
    ],
    '| Lịch |  |\n| Khu | Giờ |',
  ],
  ['one column', [['#Khu'], ['#1']], '| Khu |\n| --- |\n| 1 |'],
])('%s', (_, rows, text) => {
  expect(written(...rows)).toBe(text);
});
