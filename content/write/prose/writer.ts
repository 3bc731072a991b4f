import type { Node } from 'prosemirror-model';
import { proseSchema } from '../../markup/prose-schema.ts';
import { align } from './align.ts';
import { FreshWriter, type Written } from './fresh-writer.ts';
import { Gaps } from './gaps.ts';
import { withoutMargin } from './read-words.ts';
import { kidsOf } from './settle.ts';
import type { ReadFile, Unit } from './unit.ts';
import { clashes, isList, listSign, openTag, otherSign } from './write-blocks.ts';
import { writeRows } from './write-table.ts';
import { patchWords } from './write-words.ts';

const { nodes } = proseSchema;

/** A block of the file; in an entry of a list it stands behind the entry's sign. */
interface Placed {
  readonly unit: Unit;
  readonly isInEntry: boolean;
}

/** Writes a document over the file that it was: what is as it was stays as it was written, to the byte. */
export class Writer {
  readonly #source: string;
  readonly #eol: string;
  readonly #isCareful: (node: Node) => boolean;
  readonly #gaps: Gaps;
  readonly #fresh: FreshWriter;
  /** All blocks of the file by their words: what was moved, or wrapped in something, is written as it was. */
  readonly #pool = new Map<string, Placed[]>();

  /** The signs of the entries of all lists, likewise. */
  readonly #signs = new Map<string, string>();

  /** And their numbers: only that of the first says anything. */
  readonly #numbers = new Map<string, string>();

  /** `isCareful`: nothing of this block is kept as it was written. */
  constructor({ text, eol, root }: ReadFile, isCareful: (node: Node) => boolean) {
    this.#source = text;
    this.#eol = eol;
    this.#isCareful = isCareful;
    this.#gaps = new Gaps(text, eol);
    this.#fresh = new FreshWriter(eol, {
      known: (node, margin) => this.#known(node, margin),
      signOf: (list) =>
        list.children
          .map((item) => this.#signs.get(signKey(list.type.name, item)))
          .find((sign) => sign !== undefined),
      numberOf: (item) => this.#numbers.get(signKey(nodes.ordered_list.name, item)),
    });
    this.#gather(root);
  }

  #gather(unit: Unit): void {
    for (const kid of unit.kids ?? []) {
      if (kid.node.type === nodes.list_item) {
        const written = this.#source.slice(kid.from, kid.to);
        const key = signKey(unit.node.type.name, kid.settled ?? null);
        this.#signs.set(key, listSign(written));
        this.#numbers.set(key, /^\d*/.exec(written)?.[0] ?? '');
      } else if (kid.settled !== undefined) {
        const key = keyOf(kid.settled);
        const isInEntry = unit.node.type === nodes.list_item;
        this.#pool.set(key, [...(this.#pool.get(key) ?? []), { unit: kid, isInEntry }]);
      }
      this.#gather(kid);
    }
  }

  #known(node: Node, margin: string): Written | undefined {
    const placed = this.#isCareful(node)
      ? undefined
      : this.#pool.get(keyOf(node))?.find(({ unit }) => unit.settled?.eq(node) === true);
    if (placed === undefined) {
      return undefined;
    }
    const { unit, isInEntry } = placed;
    const slice = this.#source.slice(unit.from, unit.to) + this.#gaps.tail(unit);
    // Where nothing must stand before it, it stands as it stood; in an entry its margin was the entry's.
    if ((margin === '' && !isInEntry) || unit.margin === margin) {
      return { node, margin: unit.margin, text: slice };
    }
    return { node, margin, text: this.#fresh.lines(withoutMargin(slice, unit.margin), margin) };
  }

  /** What stands between a unit's tags, or in the whole file. */
  body(was: Unit, kids: readonly Node[]): string {
    const olds = (was.kids ?? []).filter(({ settled }) => settled !== undefined);
    const [first, last] = [olds[0], olds.at(-1)];
    const { openEnd = was.from, closeStart = was.to } = was;
    const isDocument = was.node.type === nodes.doc;
    if (kids.length === 0) {
      return isDocument ? this.#eol : this.#gaps.blankLine(was.margin);
    }
    const middle = this.#kids(was, olds, kids);
    const top = isDocument && openEnd === 0 ? '' : this.#gaps.blankLine('');
    const written = first ? this.#source.slice(openEnd, first.from) : top;
    const lead = /[\n\r]/.test(written) ? written.replace(/[ \t]*$/, middle.margin) : written;
    if (!last) {
      return `${lead}${middle.text}${isDocument ? this.#eol : this.#gaps.blankLine(was.margin)}`;
    }
    const end = last.to + this.#gaps.tail(last, closeStart).length;
    return `${lead}${middle.text}${this.#source.slice(end, closeStart)}`;
  }

  /** The blocks and what is between them, with the margin that the first one has. */
  #kids(was: Unit, olds: readonly Unit[], kids: readonly Node[]): Omit<Written, 'node'> {
    const pairs = align(
      olds.map(({ settled, node }) => settled ?? node),
      kids,
    );
    // Behind an entry's sign the first block has a margin that was only reckoned.
    const margin = (was.node.type === nodes.list_item ? olds[1] : undefined) ?? olds[0] ?? was;
    const limit = was.closeStart ?? was.to;
    let text = '';
    let before: Written | undefined;
    let firstMargin: string | undefined;
    for (const [at, node] of kids.entries()) {
      const old = olds[pairs[at] ?? -1];
      let now = this.#kid(was, olds, at, node, old, margin.margin);
      if (before && clashes(before, now)) {
        now = { ...now, text: this.#fresh.list(node, now.margin, otherSign(before.text)) };
      }
      const sides = [pairs[at - 1], pairs[at]] as const;
      if (before && isList(was.node)) {
        text += this.#gaps.inList(olds, sides, now.margin);
      } else if (before) {
        const isClose = !this.#isCareful(before.node) && !this.#isCareful(node);
        text += this.#gaps.between(olds, sides, now.margin, isClose);
      }
      firstMargin ??= now.margin;
      text += now.text + (old && !this.#isCareful(node) ? this.#gaps.tail(old, limit) : '');
      before = now;
    }
    return { text, margin: firstMargin ?? margin.margin };
  }

  #kid(
    was: Unit,
    olds: readonly Unit[],
    at: number,
    node: Node,
    old: Unit | undefined,
    margin: string,
  ): Written {
    if (old && !(isList(was.node) && this.#isCareful(node))) {
      return { node, margin: old.margin, text: this.#change(old, node) };
    }
    if (!isList(was.node)) {
      return this.#fresh.block(node, margin);
    }
    const sign = listSign(this.#source.slice(olds[0]?.from));
    return { node, margin, text: this.#fresh.item(was.node, at, node, margin, sign) };
  }

  /** A block of the file as it is now. */
  #change(was: Unit, node: Node): string {
    if (this.#isCareful(node)) {
      return this.#anew(was, node);
    }
    if (was.settled?.eq(node) === true) {
      return this.#source.slice(was.from, was.to);
    }
    if (node.isTextblock) {
      const text = patchWords(was, node, this.#source);
      return text === undefined ? this.#anew(was, node) : this.#fresh.lines(text, was.margin);
    }
    if (isList(node)) {
      return this.#changeList(was, node);
    }
    if (node.type === nodes.list_item) {
      return this.#source.slice(was.from, was.openEnd) + this.body(was, node.children);
    }
    return node.isAtom ? this.#anew(was, node) : this.#changePart(was, node);
  }

  /** Its margin stands before it already. */
  #anew(was: Unit, node: Node): string {
    const { text: whole, margin } = this.#fresh.block(node, was.margin);
    // The blanks behind it are still to come.
    const text = this.#isCareful(node) ? whole : whole.trimEnd();
    return margin === was.margin
      ? text
      : this.#fresh.lines(withoutMargin(text, margin), was.margin);
  }

  #changePart(was: Unit, node: Node): string {
    const { openEnd = was.from, closeStart = was.to } = was;
    const kids = kidsOf(node);
    const [first] = was.kids ?? [];
    const isOnLine = !first || !/[\n\r]/.test(this.#source.slice(openEnd, first.from));
    const isOneStill =
      kids.length === 1 && was.kids?.length === 1 && kids[0]?.type === nodes.paragraph;
    if (closeStart === was.to || (isOnLine && !isOneStill)) {
      return this.#anew(was, node);
    }
    const isSame = Object.entries(node.attrs).every(
      ([key, value]) => was.node.attrs[key] === value,
    );
    const open = isSame ? this.#source.slice(was.from, openEnd) : openTag(node);
    const inside = node.type === nodes.table ? this.#rows(was, node) : this.body(was, kids);
    return inside === undefined
      ? this.#anew(was, node)
      : `${open}${inside}${this.#source.slice(closeStart, was.to)}`;
  }

  #rows(was: Unit, node: Node): string | undefined {
    const [first, last] = [was.kids?.[0], was.kids?.at(-1)];
    const rows = writeRows(node, was, this.#source);
    return rows === undefined || !first || !last
      ? undefined
      : this.#source.slice(was.openEnd, first.from) +
          this.#fresh.lines(rows, was.margin) +
          this.#source.slice(last.to, was.closeStart);
  }

  #changeList(was: Unit, node: Node): string {
    const text = this.body(was, node.children);
    const number = /^\d+/.exec(text)?.[0];
    const start = String(node.attrs['start']);
    if (node.type !== nodes.ordered_list || Number(number) === Number(start)) {
      return text;
    }
    // A number as long as the other moves no line.
    return number?.length === start.length
      ? start + text.slice(start.length)
      : this.#fresh.list(node, was.margin, listSign(text));
  }
}

function signKey(list: string, item: Node | null): string {
  return `${list} ${item?.textContent ?? ''}`;
}

function keyOf(node: Node): string {
  return `${node.type.name} ${node.textContent}`;
}
