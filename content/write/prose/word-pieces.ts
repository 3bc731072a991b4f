import type { Mark, Node } from 'prosemirror-model';
import { proseSchema } from '../../markup/prose-schema.ts';

const { nodes, marks } = proseSchema;

/** A stretch of markup or letters; what may have to be written otherwise to stay a letter says how. */
export interface Piece {
  readonly plain: string;
  readonly escaped?: string;
  /** A letter beside markup: written as a number only where Markdown would not see the markup. */
  readonly isNeighbour?: true;
  readonly isMarkup?: true;
}

export interface Shape {
  /** What em begins and ends with. */
  readonly em: '*' | '_';
  /** The last line of what stands before. */
  readonly before: string;
  /** In a cell of a table. */
  readonly isCell?: true;
}

/** The words with their markup; lines end in `\n`. */
export function piecesOf(words: readonly Node[], shape: Shape): readonly Piece[] {
  const writer = new PieceWriter(shape);
  writer.words(words, []);
  return withNeighbours(writer.pieces);
}

export function joinPieces(pieces: readonly Piece[], isEscaped: (at: number) => boolean): string {
  return pieces
    .map(({ plain, escaped }, at) => (escaped !== undefined && isEscaped(at) ? escaped : plain))
    .join('');
}

class PieceWriter {
  readonly pieces: Piece[] = [];
  readonly #shape: Shape;
  /** What stands on the line so far. */
  #line: string;

  constructor(shape: Shape) {
    this.#shape = shape;
    this.#line = shape.before;
  }

  words(words: readonly Node[], done: readonly Mark[]): void {
    for (let at = 0; at < words.length;) {
      const node = words[at];
      if (node === undefined) {
        return;
      }
      const { mark, end } = nextMark(words, at, done);
      if (mark === undefined) {
        this.#node(node);
        at++;
        continue;
      }
      const run = words.slice(at, end);
      if (mark.type === marks.code) {
        this.#markup(codeSpan(run.map(({ text }) => text ?? '').join('')));
      } else {
        const [open, close] = this.#signs(mark);
        this.#markup(open);
        this.words(run, [...done, mark]);
        this.#markup(close);
      }
      at = end;
    }
  }

  #node(node: Node): void {
    if (node.isText) {
      this.#letters(node.text ?? '');
    } else if (node.type === nodes.hard_break) {
      this.pieces.push({ plain: '\\\n' });
      this.#line = '';
    } else {
      this.#markup(String(node.attrs['source']));
    }
  }

  #markup(plain: string): void {
    this.pieces.push({ plain, isMarkup: true });
    this.#line = (this.#line + plain).split('\n').at(-1) ?? '';
  }

  #letters(text: string): void {
    for (const letter of text) {
      this.pieces.push(this.#letter(letter));
      this.#line = letter === '\n' ? '' : this.#line + letter;
    }
  }

  #letter(letter: string): Piece {
    if (letter === '|' && this.#shape.isCell === true) {
      return { plain: '\\|' };
    }
    const line = this.#line.trimStart();
    const isSign =
      /[\\*_`[\]<{&!]/.test(letter) ||
      (line === '' && /[-+#>=~:]/.test(letter)) ||
      (/[.)]/.test(letter) && /^\d{1,9}$/.test(line)) ||
      (letter === '#' && /^\s*$|[\s#]$/.test(this.#line));
    if (isSign) {
      return { plain: letter, escaped: `\\${letter}` };
    }
    // A line that begins with these words is a program's.
    return line === '' && /[ie]/.test(letter)
      ? { plain: letter, escaped: `&#${letter.charCodeAt(0)};` }
      : { plain: letter };
  }

  #signs(mark: Mark): readonly [string, string] {
    if (mark.type === marks.strong) {
      return ['**', '**'];
    }
    return mark.type === marks.em
      ? [this.#shape.em, this.#shape.em]
      : ['[', `](${destination(String(mark.attrs['href']))}${titleOf(mark)})`];
  }
}

/** Of the marks that begin here the one that reaches furthest; code is the innermost. */
function nextMark(
  words: readonly Node[],
  at: number,
  done: readonly Mark[],
): { readonly mark: Mark | undefined; readonly end: number } {
  const open = (words[at]?.marks ?? []).filter((mark) => !mark.isInSet(done));
  const outer = open.filter(({ type }) => type !== marks.code);
  let best: Mark | undefined;
  let end = at + 1;
  for (const mark of outer.length > 0 ? outer : open) {
    let to = at + 1;
    while (to < words.length && reaches(words[to], mark, done)) {
      to++;
    }
    if (best === undefined || to > end) {
      best = mark;
      end = to;
    }
  }
  return { mark: best, end };
}

function reaches(node: Node | undefined, mark: Mark, done: readonly Mark[]): boolean {
  const on = node?.marks ?? [];
  const isAlone = on.filter((one) => !one.isInSet(done)).length === 1;
  return mark.isInSet(on) && (mark.type !== marks.code || isAlone);
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const needsBlank =
    /^`|`$/.test(text) || (text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '');
  const blank = needsBlank ? ' ' : '';
  return `${fence}${blank}${text}${blank}${fence}`;
}

/** Where a link leads, between its brackets. */
export function destination(href: string): string {
  const safe = href.replace(/[<>\\]/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;');
  const isPlain = href !== '' && !/[\s<>()\\\p{Cc}]/u.test(href);
  return isPlain ? safe : `<${safe.replace(/[\n\r]/g, '%0A')}>`;
}

function titleOf({ attrs }: Mark): string {
  const title = attrs['title'] as string | null; // as the schema has it
  return title === null
    ? ''
    : ` "${title.replace(/["\\]/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;')}"`;
}

/** The letters on both sides of a star may keep Markdown from seeing it: they can be written as numbers. */
function withNeighbours(pieces: readonly Piece[]): readonly Piece[] {
  const isStar = (piece: Piece | undefined) =>
    piece?.isMarkup === true && /^(?:\*\*?|_)$/.test(piece.plain);
  return pieces.map((piece, at) => {
    const isBeside = isStar(pieces[at - 1]) || isStar(pieces[at + 1]);
    const code = piece.plain.codePointAt(0);
    const isLetter = Array.from(piece.plain).length === 1 && piece.isMarkup !== true;
    return isBeside && isLetter && code !== undefined && piece.plain !== '\n'
      ? { ...piece, escaped: `&#${code};`, isNeighbour: true }
      : piece;
  });
}
