import type { Paragraph } from 'mdast';
import { childrenOf, lineOf } from './nodes.ts';

/** A cell's words with where they stand in the file; both offsets are UTF-16 code units. */
export interface TableCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly TableCell[];
}

export interface WrittenTable {
  /** Names of the columns; absent where no line of strokes stands under the first row. */
  readonly header?: TableRow;
  readonly rows: readonly TableRow[];
}

const rule = /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$/;
const row = /^[ \t]*\|.*\|[ \t]*$/;

/**
 * The rows of a paragraph inside <Table>, as it stands in the file: `| Ngày | Khu vực |`, one a line; `\|` is a stroke
 * within a cell. Undefined where it is no table: a line without strokes, or markup of its own.
 */
export function readTable(node: Paragraph, source: string): WrittenTable | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (
    start === undefined ||
    end === undefined ||
    childrenOf(node).some(({ type }) => type !== 'text')
  ) {
    return undefined;
  }
  const rows: TableRow[] = [];
  let headed = false;
  let at = start;
  for (const [index, line] of source.slice(start, end).split('\n').entries()) {
    if (index === 1 && rule.test(line)) {
      headed = true;
    } else if (row.test(line.trimEnd())) {
      rows.push({ line: lineOf(node) + index, cells: cellsOf(line, at) });
    } else {
      return undefined;
    }
    at += line.length + 1;
  }
  const [header, ...body] = rows;
  return headed && header !== undefined ? { header, rows: body } : { rows };
}

function cellsOf(line: string, offset: number): readonly TableCell[] {
  const strokes = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  return strokes.slice(1).map((end, at) => {
    const from = (strokes[at] ?? 0) + 1;
    const written = line.slice(from, end);
    const text = written.trim();
    const start = offset + from + (written.length - written.trimStart().length);
    return { text, start, end: start + text.length };
  });
}
