import type { Paragraph } from 'mdast';
import { childrenOf, lineOf, textOf } from './nodes.ts';
import { writtenText, type Written } from './written.ts';

/**
 * A cell's words, without the backslashes that keep signs from being markup, and where they stand in the file; both
 * offsets are UTF-16 code units.
 */
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
  // The words are the paragraph's, as the loudspeaker has them: a cell read by itself would be a list or a heading.
  const words = unitsBySource(writtenText(textOf(node), source, start), start, end);
  const rows: TableRow[] = [];
  let headed = false;
  let at = start;
  for (const [index, line] of source.slice(start, end).split('\n').entries()) {
    if (index === 1 && rule.test(line.trimEnd())) {
      headed = true;
    } else if (row.test(line.trimEnd())) {
      rows.push({ line: lineOf(node) + index, cells: cellsOf(line, at - start, start, words) });
    } else {
      return undefined;
    }
    at += line.length + 1;
  }
  const [header, ...body] = rows;
  return headed && header !== undefined ? { header, rows: body } : { rows };
}

/** What each unit of the source from `start` on became: '' for a backslash, a letter for an entity. */
function unitsBySource(words: Written, start: number, end: number): readonly string[] {
  const units = Array<string>(end - start).fill('');
  let place = 0;
  for (const [at, own] of words.starts.entries()) {
    // A unit that stands nowhere in the file belongs to the one before.
    place = own < 0 ? place : own - start;
    units[place] = (units[place] ?? '') + words.text.charAt(at);
  }
  return units;
}

/** The cells of a line that begins `from` units after the table, which begins at `start`. */
function cellsOf(
  line: string,
  from: number,
  start: number,
  units: readonly string[],
): readonly TableCell[] {
  const strokes = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  return strokes.slice(1).map((stroke, at) => {
    const left = (strokes[at] ?? 0) + 1;
    const written = line.slice(left, stroke);
    const first = from + left + (written.length - written.trimStart().length);
    const last = first + written.trim().length;
    return { text: units.slice(first, last).join(''), start: start + first, end: start + last };
  });
}
