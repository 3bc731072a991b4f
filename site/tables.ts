import { readFileSync } from 'node:fs';
import type { Paragraph, Root, Table, TableCell, TableRow, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { isElement } from '../content/markup/nodes.ts';
import { readTable, type TableRow as WrittenRow } from '../content/markup/table.ts';

/**
 * Remark plugin: the rows inside <Table> become a table. Each cell knows its column's name, so that a narrow screen can
 * show it beside the cell; each text keeps its place in the file, so that what is spoken can be marked in it.
 */
export function tables() {
  return (tree: Root, file: { readonly path: string }): void => {
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
      if (isElement(node) && node.name === 'Table') {
        const source = readFileSync(file.path, 'utf8');
        node.children = node.children.map((child) =>
          child.type === 'paragraph' ? (tableOf(child, source) ?? child) : child,
        );
      }
    });
  };
}

function tableOf(paragraph: Paragraph, source: string): Table | undefined {
  const table = readTable(paragraph, source);
  if (table === undefined) {
    return undefined;
  }
  const { header, rows } = table;
  if (header === undefined || rows.length === 0) {
    const all = header === undefined ? rows : [header];
    return { type: 'table', children: all.map((row) => asBody(rowOf(row, []))) };
  }
  const names = header.cells.map(({ text }) => text);
  return {
    type: 'table',
    children: [rowOf(header, []), ...rows.map((row) => rowOf(row, names))],
    // mdast makes a head of every first row: a narrow screen may hide only one that each cell repeats.
    data: { hProperties: { className: ['named'] } },
  };
}

/** A row that names nothing: mdast makes names of a table's first row, and each cell says what it is. */
function asBody(row: TableRow): TableRow {
  return {
    ...row,
    children: row.children.map((cell) => ({ ...cell, data: { ...cell.data, hName: 'td' } })),
  };
}

function rowOf({ cells }: WrittenRow, names: readonly string[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map(({ text, start, end }, at): TableCell => {
      const name = names[at];
      const place = (offset: number) => ({ line: 1, column: 1, offset });
      const words: Text = {
        type: 'text',
        value: text,
        position: { start: place(start), end: place(end) },
      };
      return {
        type: 'tableCell',
        children: text === '' ? [] : [words],
        ...(name === undefined || name === ''
          ? {}
          : { data: { hProperties: { 'data-column': name } } }),
      };
    }),
  };
}
