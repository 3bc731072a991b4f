import type { Node } from 'prosemirror-model';
import { proseSchema } from '../../markup/prose-schema.ts';
import { align } from './align.ts';
import { withoutMargin } from './read-words.ts';
import { refuse } from './refuse.ts';
import { kidsOf } from './settle.ts';
import type { ReadFile, Unit } from './unit.ts';
import { closeTag, isList, openTag, signOf, writeAtom } from './write-blocks.ts';
import { writeRows } from './write-table.ts';
import { patchWords, writeWords } from './write-words.ts';

const { nodes } = proseSchema;

/** Writes a document over the file that it was: what is as it was stays as it was written, to the byte. */
export class Writer {
  readonly #source: string;
  readonly #eol: string;
  readonly #isCareful: (node: Node) => boolean;
  /** All blocks of the file by their words: what was moved, or wrapped in something, is written as it was. */
  readonly #pool = new Map<string, Unit[]>();

  /** `isCareful`: nothing of this block is kept as it was written. */
  constructor({ text, eol, root }: ReadFile, isCareful: (node: Node) => boolean) {
    this.#source = text;
    this.#eol = eol;
    this.#isCareful = isCareful;
    this.#gather(root);
  }

  #gather(unit: Unit): void {
    for (const kid of unit.kids ?? []) {
      if (kid.settled !== undefined && kid.node.type !== nodes.list_item) {
        const key = keyOf(kid.settled);
        this.#pool.set(key, [...(this.#pool.get(key) ?? []), kid]);
      }
      this.#gather(kid);
    }
  }

  /** What stands between a unit's tags, or in the whole file. */
  body(was: Unit, kids: readonly Node[]): string {
    const olds = (was.kids ?? []).filter(({ settled }) => settled !== undefined);
    const [first, last] = [olds[0], olds.at(-1)];
    const { openEnd = was.from, closeStart = was.to } = was;
    const isDocument = was.node.type === nodes.doc;
    if (kids.length === 0) {
      return isDocument ? this.#eol : `${this.#eol}${this.#eol}${was.margin}`;
    }
    const margin = first?.margin ?? was.margin;
    const middle = this.#kids(was, olds, kids, margin);
    const top = isDocument && openEnd === 0 ? '' : this.#blankLine(margin);
    const lead = first ? this.#source.slice(openEnd, first.from) : top;
    const bottom = isDocument ? this.#eol : this.#blankLine(was.margin);
    return `${lead}${middle}${last ? this.#source.slice(last.to, closeStart) : bottom}`;
  }

  #kids(was: Unit, olds: readonly Unit[], kids: readonly Node[], margin: string): string {
    const pairs = align(
      olds.map(({ settled, node }) => settled ?? node),
      kids,
    );
    const isInList = isList(was.node);
    let text = '';
    let before: { readonly node: Node; readonly text: string } | undefined;
    for (const [at, node] of kids.entries()) {
      const old = olds[pairs[at] ?? -1];
      const own = old?.margin ?? margin;
      let piece = old
        ? this.change(old, node)
        : isInList
          ? this.#item(was.node, at, node, own, lastSign(this.#source.slice(olds[0]?.from)))
          : this.block(node, own);
      if (before && clashes(before, { node, text: piece })) {
        piece = this.#list(node, own, otherSign(before.text));
      }
      if (before) {
        text += isInList
          ? this.#listGap(olds, pairs, at, own)
          : this.#gap(olds, pairs, at, own, before.node);
      }
      text += piece;
      before = { node, text: piece };
    }
    return text;
  }

  /** Between two blocks: as it was, where both stood so; else one empty line. */
  #gap(
    olds: readonly Unit[],
    pairs: readonly (number | undefined)[],
    at: number,
    margin: string,
    before: Node,
  ): string {
    const pair = pairs[at];
    const [above, below] = [olds[(pair ?? 0) - 1], olds[pair ?? -1]];
    if (!above || !below) {
      return this.#blankLine(margin);
    }
    const gap = this.#source.slice(above.to, below.from);
    const isBlank = gap.trim() === '' && /\n[ \t]*\r?\n/.test(gap);
    const wereNeighbours = pairs[at - 1] === (pair ?? 0) - 1;
    const isClose = wereNeighbours && !this.#isCareful(before) && !this.#isCareful(below.node);
    return isBlank || isClose ? gap : this.#blankLine(margin);
  }

  #listGap(
    olds: readonly Unit[],
    pairs: readonly (number | undefined)[],
    at: number,
    margin: string,
  ): string {
    const [one, two] = [pairs[at - 1], pairs[at]];
    const [first, second] =
      one !== undefined && two === one + 1 ? [olds[one], olds[two]] : [olds[0], olds[1]];
    if (!first || !second) {
      return `${this.#eol}${margin}`;
    }
    const gap = this.#source.slice(first.to, second.from);
    if (one !== undefined && two === one + 1) {
      return gap;
    }
    return /\n[ \t]*\r?\n/.test(gap) ? this.#blankLine(margin) : `${this.#eol}${margin}`;
  }

  /** A block of the file as it is now. */
  change(was: Unit, node: Node): string {
    const isCareful = this.#isCareful(node);
    if (was.settled?.eq(node) === true && !isCareful) {
      return this.#source.slice(was.from, was.to);
    }
    if (isCareful || node.isAtom) {
      return this.block(node, was.margin);
    }
    if (node.isTextblock) {
      const text = patchWords(was, node, this.#source);
      return text === undefined ? this.block(node, was.margin) : this.#lines(text, was.margin);
    }
    if (isList(node)) {
      return this.#changeList(was, node);
    }
    return node.type === nodes.list_item
      ? `${this.#source.slice(was.from, was.openEnd)}${this.body(was, node.children)}`
      : this.#changePart(was, node);
  }

  #changePart(was: Unit, node: Node): string {
    const { openEnd = was.from, closeStart = was.to } = was;
    const kids = kidsOf(node);
    const [first] = was.kids ?? [];
    const isOnLine = !first || !this.#source.slice(openEnd, first.from).includes('\n');
    const isOneStill =
      kids.length === 1 && was.kids?.length === 1 && kids[0]?.type === nodes.paragraph;
    if (closeStart === was.to || (isOnLine && !isOneStill)) {
      return this.block(node, was.margin);
    }
    const isSame = Object.entries(node.attrs).every(
      ([key, value]) => was.node.attrs[key] === value,
    );
    const open = isSame ? this.#source.slice(was.from, openEnd) : openTag(node);
    const close = this.#source.slice(closeStart, was.to);
    if (node.type !== nodes.table) {
      return `${open}${this.body(was, kids)}${close}`;
    }
    const rows = writeRows(node, was, this.#source);
    const last = was.kids?.at(-1);
    return rows === undefined || !first || !last
      ? this.block(node, was.margin)
      : `${open}${this.#source.slice(openEnd, first.from)}${this.#lines(rows, was.margin)}${this.#source.slice(last.to, closeStart)}${close}`;
  }

  #changeList(was: Unit, node: Node): string {
    const text = this.body(was, node.children);
    const written = /^(\d+)([.)])/.exec(text);
    const sign = written?.[2] ?? text.charAt(0);
    const isCounted = node.type === nodes.ordered_list;
    const start = String(node.attrs['start']);
    if (!isCounted || Number(written?.[1]) === Number(start)) {
      return text;
    }
    // A number as long as the other moves no line.
    return written?.[1]?.length === start.length
      ? start + text.slice(start.length)
      : this.#list(node, was.margin, sign);
  }

  /** A block written anew, or as it stands elsewhere in the file. */
  block(node: Node, margin: string): string {
    const known = this.#isCareful(node) ? undefined : this.#known(node, margin);
    if (known !== undefined) {
      return known;
    }
    const atom = writeAtom(node);
    if (atom !== undefined) {
      return this.#lines(atom, margin);
    }
    if (node.isTextblock) {
      const words = writeWords(node);
      if (words === undefined) {
        throw refuse(
          'Chỗ sửa này không ghi được vào tệp mà vẫn giữ đúng chữ và kiểu chữ.',
          node,
          'Bỏ chữ đậm, chữ nghiêng hay liên kết ở chỗ ấy rồi đặt lại.',
        );
      }
      return this.#lines(words, margin);
    }
    return isList(node) ? this.#list(node, margin) : this.#part(node, margin);
  }

  #known(node: Node, margin: string): string | undefined {
    const unit = this.#pool.get(keyOf(node))?.find(({ settled }) => settled?.eq(node) === true);
    return (
      unit &&
      this.#lines(withoutMargin(this.#source.slice(unit.from, unit.to), unit.margin), margin)
    );
  }

  #list(node: Node, margin: string, sign = node.type === nodes.ordered_list ? '.' : '-'): string {
    const items = node.children.map((item, at) => this.#item(node, at, item, margin, sign));
    return items.join(`${this.#eol}${margin}`);
  }

  #item(list: Node, at: number, item: Node, margin: string, sign: string): string {
    const mark = signOf(list, at, sign);
    return mark + this.#flow(item.children, margin + ' '.repeat(mark.length), true);
  }

  #part(node: Node, margin: string): string {
    const blank = this.#blankLine(margin);
    if (node.type !== nodes.table) {
      const inside = this.#flow(kidsOf(node), margin, false);
      return `${openTag(node)}${blank}${inside}${inside === '' ? '' : blank}${closeTag(node)}`;
    }
    const rows = writeRows(node);
    if (rows === undefined) {
      throw refuse(
        'Bảng này không ghi được vào tệp.',
        node,
        'Mỗi hàng cần số ô như nhau, không ô nào gộp; tên cột chỉ ở hàng đầu.',
      );
    }
    return `<Table>${blank}${this.#lines(rows, margin)}${blank}</Table>`;
  }

  /** New blocks; in an entry of a list a list stands close below its words. */
  #flow(kids: readonly Node[], margin: string, isItem: boolean): string {
    let text = '';
    let before: { readonly node: Node; readonly text: string } | undefined;
    for (const node of kids) {
      let piece = this.block(node, margin);
      if (before && clashes(before, { node, text: piece })) {
        piece = this.#list(node, margin, otherSign(before.text));
      }
      const isClose =
        isItem && before?.node.type === nodes.paragraph && node.type === nodes.bullet_list;
      const gap = isClose ? `${this.#eol}${margin}` : this.#blankLine(margin);
      text += before ? gap + piece : piece;
      before = { node, text: piece };
    }
    return text;
  }

  #blankLine(margin: string): string {
    return `${this.#eol}${this.#eol}${margin}`;
  }

  #lines(text: string, margin: string): string {
    return text
      .split('\n')
      .map((line, at) => (at === 0 || line === '' ? line : margin + line))
      .join(this.#eol);
  }
}

function keyOf(node: Node): string {
  return `${node.type.name} ${node.textContent}`;
}

interface Written {
  readonly node: Node;
  readonly text: string;
}

/** Two lists of a kind below each other are told apart by their signs. */
function clashes(above: Written, below: Written): boolean {
  const isAlike = isList(above.node) && above.node.type === below.node.type;
  return isAlike && lastSign(above.text) === lastSign(below.text);
}

function lastSign(text: string): string {
  return /^\d+([.)])/.exec(text)?.[1] ?? text.charAt(0);
}

function otherSign(text: string): string {
  return { '.': ')', ')': '.', '-': '*', '*': '-', '+': '-' }[lastSign(text)] ?? '-';
}
