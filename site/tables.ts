import { readFileSync } from 'node:fs';
import type { Paragraph, Root, Table, TableCell, TableRow, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { parseMdx } from '../content/markup/mdx.ts';
import { isElement, textOf } from '../content/markup/nodes.ts';
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
  const names = table.header?.cells.map(({ text }) => wordsOf(text)) ?? [];
  const body = table.rows.map((row) => rowOf(row, names));
  return {
    type: 'table',
    children: table.header === undefined ? body.map(asBody) : [rowOf(table.header, []), ...body],
  };
}

/** A table whose columns have no names: mdast makes names of its first row, so each cell says what it is. */
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
        value: wordsOf(text),
        position: { start: place(start), end: place(end) },
      };
      return {
        type: 'tableCell',
        children: text === '' ? [] : [words],
        ...(name === undefined ? {} : { data: { hProperties: { 'data-column': name } } }),
      };
    }),
  };
}

/** A cell's words without the backslashes that keep signs from being markup. */
function wordsOf(written: string): string {
  return textOf(parseMdx(written));
}
