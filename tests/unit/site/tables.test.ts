import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Table } from 'mdast';
import { afterAll, describe, expect, test } from 'vitest';
import { parseMdx } from '../../../content/markup/mdx.ts';
import { textOf, walk } from '../../../content/markup/nodes.ts';
import { tables } from '../../../site/tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-tables-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function tableOf(...lines: readonly string[]): { table: Table; source: string } {
  return tableIn(`Chữ trước.\n\n<Table>\n\n${lines.join('\n')}\n\n</Table>\n`);
}

function tableIn(source: string): { table: Table; source: string } {
  const path = join(folder, 'a.mdx');
  writeFileSync(path, source);
  const root = parseMdx(source);
  tables()(root, { path });
  const table = [...walk(root)].find((node) => node.type === 'table');
  expect(table).toBeDefined();
  return { table: table ?? { type: 'table', children: [] }, source };
}

const cellsOf = ({ children }: Table) => children.map((row) => row.children.map(textOf));

describe('a cell is words, whatever they would be at the start of a line', () => {
  const cells = [
    ...['1.', '1. Lúa', '2)', '-', '---', '+', '+ 5', '> 5 tuổi', '# 3', '## 3', '***', '```'],
    ...['import giống lúa', 'export gạo', '    bốn dấu cách', '= 5', '~', '<12 tháng', '{họ tên}'],
  ];
  test.each(cells)('%s', (cell) => {
    const { table } = tableOf('| Tên | Số |', '| --- | --- |', `| ${cell} | 5 |`);
    expect(cellsOf(table)).toEqual([
      ['Tên', 'Số'],
      [cell.trim(), '5'],
    ]);
  });

  test.each([
    ['a \\| b', 'a | b'],
    ['\\<5', '<5'],
    ['&lt;5 và &amp;', '<5 và &'],
    ['1\\. Lúa', '1. Lúa'],
    ['\\*', '*'],
  ])('%s → %s', (written, read) => {
    const { table, source } = tableOf('| Tên | Số |', '| --- | --- |', `| 7 | ${written} |`);
    expect(cellsOf(table)[1]).toEqual(['7', read]);
    const place = table.children[1]?.children[1]?.children[0]?.position;
    expect(source.slice(place?.start.offset, place?.end.offset)).toBe(written);
  });
});

describe('only names that each cell repeats may be hidden on a narrow screen', () => {
  const looks = ({ data, children }: Table) => ({
    table: data ?? {},
    cells: children.map((row) => row.children.map((cell) => cell.data ?? {})),
  });

  test('columns with names, and one without', () => {
    const { table } = tableOf('| Ngày | |', '| --- | --- |', '| 5/8 | thôn 1 |');
    expect(looks(table)).toEqual({
      table: { hProperties: { className: ['named'] } },
      cells: [
        [{}, {}],
        [{ hProperties: { 'data-column': 'Ngày' } }, {}],
      ],
    });
  });

  test.each([
    ['columns without names', ['| 5/8 | thôn 1 |', '| 6/8 | thôn 2 |'], 2],
    ['a single row', ['| 5/8 | thôn 1 |'], 1],
    ['names, and nothing under them', ['| Ngày | Thôn |', '| --- | --- |'], 1],
  ])('%s', (_, lines, rows) => {
    const { table } = tableOf(...lines);
    const plain = [{ hName: 'td' }, { hName: 'td' }];
    expect(looks(table)).toEqual({ table: {}, cells: Array(rows).fill(plain) });
  });
});

test('lines that end as Windows ends them', () => {
  const lines = ['<Table>', '', '| Ngày | Thôn |', '| --- | --- |', '| 5/8 | 1. |', '', '</Table>'];
  const { table, source } = tableIn(lines.join('\r\n'));
  expect(cellsOf(table)).toEqual([
    ['Ngày', 'Thôn'],
    ['5/8', '1.'],
  ]);
  expect(table.data).toEqual({ hProperties: { className: ['named'] } });
  const place = table.children[1]?.children[0]?.children[0]?.position;
  expect(source.slice(place?.start.offset, place?.end.offset)).toBe('5/8');
});
