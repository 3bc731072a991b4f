import type { Paragraph } from 'mdast';
import { readTable, type TableRow } from '../../markup/table.ts';
import { proseSchema } from '../../markup/prose-schema.ts';
import { rangeOf } from './read-words.ts';
import { settled } from './settle.ts';
import { writtenText } from '../../markup/written.ts';
import type { Atom, Unit } from './unit.ts';

const { nodes } = proseSchema;

/** The rows of a table and where each is written; undefined where it is none. */
export function readRows(
  paragraph: Paragraph,
  source: string,
): (Required<Pick<Unit, 'kids'>> & Pick<Unit, 'rule'>) | undefined {
  const table = readTable(paragraph, source);
  if (table === undefined) {
    return undefined;
  }
  const lines = linesOf(source, ...rangeOf(paragraph));
  const [rule] = table.header === undefined ? [] : lines.splice(1, 1);
  const rows = [...(table.header === undefined ? [] : [table.header]), ...table.rows];
  const kids = rows.map((row, at) =>
    readRow(row, row === table.header, lines[at] ?? [0, 0], source),
  );
  return { kids, ...(rule === undefined ? {} : { rule }) };
}

function readRow(
  { cells }: TableRow,
  isHeader: boolean,
  [from, to]: readonly [number, number],
  source: string,
): Unit {
  const type = isHeader ? nodes.table_header : nodes.table_cell;
  const kids = cells.map(({ text, start, end }): Unit => {
    const words = nodes.cell_text.create(null, text === '' ? [] : [proseSchema.text(text)]);
    const node = type.create(null, words);
    const place = { from: start, to: end, margin: '' };
    const { starts, ends } = writtenText(text, source, start);
    const atoms = text.split('').map((letter, at): Atom => ({
      ...{ text: letter, marks: [] },
      ...{ from: starts[at] ?? start, to: ends[at] ?? start },
    }));
    const inner: Unit = { node: words, settled: words, ...place, atoms };
    return { node, settled: settled(node), ...place, kids: [inner] };
  });
  const node = nodes.table_row.createChecked(
    null,
    kids.map((kid) => kid.node),
  );
  return { node, settled: settled(node), from, to, margin: '', kids };
}

/** Where the lines of a stretch stand, without blanks at their ends. */
function linesOf(source: string, start: number, end: number): [number, number][] {
  const lines: [number, number][] = [];
  let at = start;
  for (const line of source.slice(start, end).split('\n')) {
    const from = at + (line.length - line.trimStart().length);
    lines.push([from, at + line.trimEnd().length]);
    at += line.length + 1;
  }
  return lines;
}
