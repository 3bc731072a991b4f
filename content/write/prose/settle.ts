// Of what an editor holds, what a file can say: blanks at the ends of a line, an empty paragraph and the like say nothing.
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { namesColumns } from '../../markup/header-row.ts';
import { proseSchema } from '../../markup/prose-schema.ts';

const { nodes, marks } = proseSchema;
const control = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFEFF]/g;
/** Marks that Markdown cannot begin or end at a blank. */
const tight = [marks.strong, marks.em, marks.link];

/** The node as a file holds it, its letters in NFC; undefined where nothing is in it. What is settled stays as it is. */
export function settled(node: Node): Node | undefined {
  if (node.type === nodes.paragraph || node.type === nodes.heading) {
    const words = settledWords(node);
    return words.length === 0 ? undefined : node.type.create(node.attrs, words);
  }
  if (node.type === nodes.cell_text) {
    const text = tidy(node.textContent).replaceAll('\n', ' ').trim();
    return node.type.create(null, text === '' ? [] : [proseSchema.text(text)]);
  }
  if (node.isAtom || node.isLeaf) {
    return node.attrs['source'] === '' ? undefined : node.type.create(settledAttrs(node));
  }
  const kids: Node[] = [];
  node.forEach((child) => {
    const kid = settled(child);
    if (kid !== undefined) {
      kids.push(kid);
    }
  });
  if (kids.length > 0) {
    const held = node.type === nodes.table ? headed(kids) : kids;
    return node.type.create(settledAttrs(node), held);
  }
  const isList = node.type === nodes.bullet_list || node.type === nodes.ordered_list;
  if (isList || node.type === nodes.list_item) {
    return undefined;
  }
  return node.type.create(settledAttrs(node), nodes.paragraph.create());
}

/** Names of columns stand in the first row, or nowhere. */
function headed(rows: readonly Node[]): readonly Node[] {
  const isHeader = ({ type }: Node): boolean => type === nodes.table_header;
  const hasNames = namesColumns(rows[0]?.children.map(isHeader) ?? []);
  return rows.map((row, at) => {
    const type = at === 0 && hasNames ? nodes.table_header : nodes.table_cell;
    return row.children.every((cell) => cell.type === type)
      ? row
      : row.type.create(
          null,
          row.children.map((cell) => type.create(null, cell.content)),
        );
  });
}

/** What stands in a settled node; the empty paragraph that a part without words must hold is none. */
export function kidsOf(node: Node): readonly Node[] {
  const [first] = node.children;
  const isBare = node.childCount === 1 && first?.type === nodes.paragraph && first.childCount === 0;
  return isBare ? [] : node.children;
}

function settledAttrs(node: Node): Node['attrs'] {
  if (node.type === nodes.doc || node.type === nodes.opaque) {
    return node.attrs;
  }
  return Object.fromEntries(
    Object.entries(node.attrs).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? tidyAttr(value, node) : value,
    ]),
  );
}

/** A note of those who write may have several lines; no attribute of a tag has. */
function tidyAttr(value: string, { type }: Node): string {
  const text = tidy(value);
  return type === nodes.comment ? text.trim() : text.replaceAll('\n', ' ');
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(control, '').normalize('NFC');
}

interface Piece {
  /** '' for what is no letter. */
  text: string;
  readonly node: Node;
  marks: readonly Mark[];
}

function settledWords(block: Node): readonly Node[] {
  const isHeading = block.type === nodes.heading;
  const pieces = withoutHalves(block.children.flatMap((node) => piecesOf(node, isHeading)));
  const kept = trimmed(pieces);
  for (const type of tight) {
    loosenEnds(kept, type);
  }
  const words = kept.map(({ text, node, marks: on }) =>
    text === '' ? node.type.create(node.attrs, null, on) : proseSchema.text(text, on),
  );
  return Fragment.from(words).content;
}

/** One letter each: what is taken off an end is then the same everywhere. */
function piecesOf(node: Node, isHeading: boolean): readonly Piece[] {
  if (!node.isText) {
    if (node.attrs['source'] === '') {
      return [];
    }
    // Code is letters, and nothing else.
    const isBreak = node.type === nodes.hard_break;
    const bare = isBreak ? [] : node.marks.filter(({ type }) => type !== marks.code);
    return [{ text: '', node, marks: bare }];
  }
  const isCode = marks.code.isInSet(node.marks) !== undefined;
  const text = tidy(node.text ?? '');
  const line = isHeading || isCode ? text.replaceAll('\n', ' ') : text;
  return Array.from(line, (letter) => ({ text: letter, node, marks: node.marks }));
}

/** A sign that a mark cut in two (😀 is two units) is whole, with the marks that it begins with. */
function withoutHalves(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece, at) => {
    const [before, next] = [pieces[at - 1], pieces[at + 1]];
    const isHalf = (one: Piece | undefined, half: RegExp) =>
      one !== undefined && half.test(one.text);
    if (isHalf(piece, /^[\uDC00-\uDFFF]$/) && isHalf(before, /^[\uD800-\uDBFF]$/)) {
      return [];
    }
    const isCut = isHalf(piece, /^[\uD800-\uDBFF]$/) && isHalf(next, /^[\uDC00-\uDFFF]$/);
    return isCut ? [{ ...piece, text: piece.text + (next?.text ?? '') }] : [piece];
  });
}

/** Without blanks at the ends of the lines, and without a line that ends in nothing. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  const dropBlanks = (): void => {
    while (isBlank(kept.at(-1))) {
      kept.pop();
    }
  };
  for (const piece of pieces) {
    const before = kept.at(-1);
    const isLineEnd = endsLine(piece);
    if (isLineEnd) {
      dropBlanks();
    }
    const isAtStart = before === undefined || endsLine(before);
    const isEmptyLine = isLineEnd && isAtStart && piece.text === '\n';
    if (!(isAtStart && isBlank(piece)) && !isEmptyLine) {
      // A line that is broken by hand ends there once.
      kept.push(piece);
    }
  }
  for (let last = kept.at(-1); last && (isBlank(last) || endsLine(last)); last = kept.at(-1)) {
    kept.pop();
  }
  return kept;
}

function isBlank(piece: Piece | undefined): boolean {
  return piece !== undefined && /^[ \t]$/.test(piece.text) && !isCode(piece);
}

function isCode(piece: Piece): boolean {
  return marks.code.isInSet(piece.marks) !== undefined;
}

function endsLine(piece: Piece): boolean {
  return piece.text === '\n' || (piece.text === '' && piece.node.type === nodes.hard_break);
}

/** Takes the mark off blanks and line ends with which a stretch of it begins or ends. */
function loosenEnds(pieces: readonly Piece[], type: Mark['type']): void {
  const loosen = (order: readonly Piece[]): void => {
    let on: Mark | undefined;
    for (const piece of order) {
      const mark = type.isInSet(piece.marks);
      const isNew = mark !== undefined && !(on?.eq(mark) ?? false);
      if (isNew && /^\s?$/.test(piece.text) && piece.node.type !== nodes.opaque_inline) {
        piece.marks = mark.removeFromSet(piece.marks);
      } else {
        on = mark;
      }
    }
  };
  loosen(pieces);
  loosen(pieces.toReversed());
}
