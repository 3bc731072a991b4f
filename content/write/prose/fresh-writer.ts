import type { Node } from 'prosemirror-model';
import { proseSchema } from '../../markup/prose-schema.ts';
import { refuse } from './refuse.ts';
import { kidsOf } from './settle.ts';
import {
  clashes,
  closeTag,
  isList,
  openTag,
  otherSign,
  signOf,
  writeAtom,
} from './write-blocks.ts';
import { writeRows } from './write-table.ts';
import { writeWords } from './write-words.ts';

const { nodes } = proseSchema;

/** A block as it is written, without what stands before it on its first line. */
export interface Written {
  readonly node: Node;
  readonly text: string;
  readonly margin: string;
}

/** What a file has already. */
interface Known {
  /** How the same block is written somewhere, if it is. */
  readonly known: (node: Node, margin: string) => Written | undefined;
  /** The sign of entries of this list, where one of them is there. */
  readonly signOf: (list: Node) => string | undefined;
  /** The number of an entry, where it is there. */
  readonly numberOf: (item: Node) => string | undefined;
}

/** Blocks written anew. */
export class FreshWriter {
  readonly #eol: string;
  readonly #known: Known['known'];

  readonly #signOf: (list: Node) => string;

  readonly #numberOf: Known['numberOf'];

  constructor(eol: string, { known, signOf: knownSign, numberOf }: Known) {
    this.#numberOf = numberOf;
    this.#eol = eol;
    this.#known = known;
    this.#signOf = (list) => knownSign(list) ?? (list.type === nodes.ordered_list ? '.' : '-');
  }

  block(node: Node, margin: string): Written {
    return this.#known(node, margin) ?? { node, margin, text: this.#text(node, margin) };
  }

  #text(node: Node, margin: string): string {
    const atom = writeAtom(node);
    if (atom !== undefined) {
      return this.lines(atom, margin);
    }
    if (!node.isTextblock) {
      return isList(node) ? this.list(node, margin) : this.#part(node, margin);
    }
    const words = writeWords(node);
    if (words === undefined) {
      throw refuse(
        'Chỗ sửa này không ghi được vào tệp mà vẫn giữ đúng chữ và kiểu chữ.',
        node,
        'Bỏ chữ đậm, chữ nghiêng hay liên kết ở chỗ ấy rồi đặt lại.',
      );
    }
    return this.lines(words, margin);
  }

  list(node: Node, margin: string, sign = this.#signOf(node)): string {
    const items = node.children.map((item, at) => this.item(node, at, item, margin, sign));
    return items.join(`${this.#eol}${margin}`);
  }

  item(list: Node, at: number, item: Node, margin: string, sign: string): string {
    const number = at > 0 && list.type === nodes.ordered_list ? this.#numberOf(item) : undefined;
    const mark = number === undefined ? signOf(list, at, sign) : `${number}${sign} `;
    const inner = margin + ' '.repeat(mark.length);
    // `* ***` would be one line across the page.
    const lead = isAcross(item.firstChild) ? mark.trimEnd() + this.#eol + inner : mark;
    return lead + this.#flow(item.children, inner, true).text;
  }

  #part(node: Node, margin: string): string {
    const blank = `${this.#eol}${this.#eol}`;
    if (node.type !== nodes.table) {
      const inside = this.#flow(kidsOf(node), margin, false);
      const words = inside.text === '' ? '' : `${inside.margin}${inside.text}${blank}`;
      return `${openTag(node)}${blank}${words}${margin}${closeTag(node)}`;
    }
    const rows = writeRows(node);
    if (rows === undefined) {
      throw refuse(
        'Bảng này không ghi được vào tệp.',
        node,
        'Mỗi hàng cần số ô như nhau, không ô nào gộp; tên cột chỉ ở hàng đầu.',
      );
    }
    return `<Table>${blank}${margin}${this.lines(rows, margin)}${blank}${margin}</Table>`;
  }

  /** With the margin of the first. In an entry of a list a list stands close below its words. */
  #flow(kids: readonly Node[], margin: string, isItem: boolean): Omit<Written, 'node'> {
    let text = '';
    let firstMargin = margin;
    let before: Written | undefined;
    for (const node of kids) {
      let piece = this.block(node, margin);
      if (before && clashes(before, piece)) {
        piece = { node, margin, text: this.list(node, margin, otherSign(before.text)) };
      }
      const isClose =
        isItem &&
        before?.node.type === nodes.paragraph &&
        node.type === nodes.bullet_list &&
        // An entry with nothing behind its sign is none right below words.
        !isAcross(node.firstChild?.firstChild ?? null);
      const gap = isClose ? this.#eol : `${this.#eol}${this.#eol}`;
      text += before ? gap + piece.margin + piece.text : piece.text;
      firstMargin = before ? firstMargin : piece.margin;
      before = piece;
    }
    return { text, margin: firstMargin };
  }

  /** Lines behind a margin, the first without. */
  lines(text: string, margin: string): string {
    return text
      .split('\n')
      .map((line, at) => (at === 0 || line === '' ? line : margin + line))
      .join(this.#eol);
  }
}

/** `***`, a line across the page. */
function isAcross(node: Node | null): boolean {
  return /^[-*_ \t]+$/.test(String(node?.attrs['source'] ?? ''));
}
