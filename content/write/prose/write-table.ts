import type { Node } from 'prosemirror-model';
import { proseSchema } from '../../markup/prose-schema.ts';
import { align } from './align.ts';
import { escapedText } from './escape.ts';
import { readsAs } from './reads-as.ts';
import { withoutMargin } from './read-words.ts';
import type { Unit } from './unit.ts';
import { piecesOf, type Piece } from './word-pieces.ts';

const { nodes } = proseSchema;

/** The rows of a table, lines ended by `\n`; what is as it was stays as it was written. undefined: they can't be read so. */
export function writeRows(table: Node, was?: Unit, source = ''): string | undefined {
  const rows = rowPieces(table, was, source);
  const text = (inside: string) => `<Table>\n\n${inside}\n\n</Table>`;
  return escapedText(rows, (one) => readsAs(text(one), table));
}

function rowPieces(table: Node, was: Unit | undefined, source: string): readonly Piece[] {
  const olds = was?.kids ?? [];
  const pairs = align(olds.map(nodeOf), table.children);
  const pieces: Piece[] = [];
  for (const [at, row] of table.children.entries()) {
    const old = olds[pairs[at] ?? -1];
    pieces.push({ plain: at === 0 ? '' : '\n' }, ...rowOf(row, old, source));
    if (at === 0 && isHeader(row)) {
      const isOfOld = was?.rule !== undefined && olds[0]?.node.childCount === row.childCount;
      const rule = isOfOld ? source.slice(...was.rule) : `|${' --- |'.repeat(row.childCount)}`;
      pieces.push({ plain: `\n${rule}` });
    }
  }
  return pieces;
}

function nodeOf({ node, settled }: Unit): Node {
  return settled ?? node;
}

function isHeader(row: Node): boolean {
  return row.firstChild?.type === nodes.table_header;
}

function rowOf(row: Node, was: Unit | undefined, source: string): readonly Piece[] {
  const cells = was?.kids ?? [];
  if (was === undefined || cells.length !== row.childCount) {
    const inside = row.children.flatMap((cell): readonly Piece[] =>
      cell.textContent === ''
        ? [{ plain: '  |' }]
        : [{ plain: ' ' }, ...cellPieces(cell), { plain: ' |' }],
    );
    return [{ plain: '|' }, ...inside];
  }
  const pieces: Piece[] = [];
  let done = was.from;
  for (const [at, cell] of row.children.entries()) {
    const old = cells[at];
    if (old === undefined || nodeOf(old).eq(cell)) {
      continue;
    }
    const wasEmpty = old.from === old.to;
    const isTight = wasEmpty && !/[ \t]/.test(source.charAt(old.from - 1));
    pieces.push(
      { plain: `${source.slice(done, old.from)}${isTight ? ' ' : ''}` },
      ...cellPieces(cell),
      { plain: wasEmpty && cell.textContent !== '' ? ' ' : '' },
    );
    done = old.to;
  }
  return [...pieces, { plain: withoutMargin(source.slice(done, was.to), '') }];
}

function cellPieces(cell: Node): readonly Piece[] {
  const words = cell.firstChild?.children ?? [];
  // Not at the beginning of a line: the stroke stands there.
  return piecesOf(words, { em: '*', before: '| ', isCell: true });
}
