import { readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { afterAll, expect, test } from 'vitest';
import { buildScript } from '../../../../audio/script/build-script.ts';
import { parseMdx } from '../../../../content/markup/mdx.ts';
import { textOf, walk } from '../../../../content/markup/nodes.ts';
import { tables } from '../../../../site/tables.ts';
import { aDocument } from '../../script/a-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-table-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const written =
  '<Table>\n\n| Ngày | Khu vực |\n| --- | --- |\n| 07/12 | Tổ \\<1, số \\| 2 |\n| 08/12 | |\n\n</Table>\n';

function cellsOf(mdx: string): readonly Nodes[] {
  const path = join(folder, 'x.mdx');
  writeFileSync(path, mdx);
  const root = parseMdx(readFileSync(path, 'utf8'));
  tables()(root, { path });
  return [...walk(root)].filter(({ type }) => type === 'tableCell');
}

test('rows are cells that know their column, each word with its place in the file', () => {
  const cells = cellsOf(written);
  expect(cells.map(textOf)).toEqual(['Ngày', 'Khu vực', '07/12', 'Tổ <1, số | 2', '08/12', '']);
  expect(cells[3]?.data).toEqual({ hProperties: { 'data-column': 'Khu vực' } });
  const [words] = cells[3]?.type === 'tableCell' ? cells[3].children : [];
  expect(written.slice(words?.position?.start.offset, words?.position?.end.offset)).toBe(
    'Tổ \\<1, số \\| 2',
  );
});

test('without a line of strokes the first row is a row like the others', () => {
  const cells = cellsOf('<Table>\n\n| a | b |\n| c | d |\n\n</Table>\n');
  expect(cells.map(({ data }) => data)).toEqual(Array(4).fill({ hName: 'td' }));
});

test('on air a table is said row by row', () => {
  const { sentences } = buildScript(
    aDocument(
      '<Table>\n\n| Khu vực | Số hộ |\n| --- | --- |\n| Tổ 1 | 320 |\n| Tổ 2 | 145 |\n\n</Table>\n',
    ),
  );
  expect(sentences.map(({ text }) => text)).toEqual(['Tổ 1, Số hộ 320.', 'Tổ 2, Số hộ 145.']);
});
