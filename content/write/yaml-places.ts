// Where nodes of a YAML tree stand in its text: offsets of first and last signs, without the comments behind them.
import {
  isCollection,
  isPair,
  isScalar,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

export class YamlPlaces {
  readonly text: string;
  readonly #document: Document;

  constructor(text: string, document: Document) {
    this.text = text;
    this.#document = document;
  }

  valueOf(node: unknown): unknown {
    return isScalar(node) || isCollection(node) ? node.toJS(this.#document) : undefined;
  }

  /** [first sign, behind the last], as the parser counts: a comment behind a block is in it. */
  rangeOf(node: unknown): readonly [number, number] {
    const range = isScalar(node) || isCollection(node) ? node.range : undefined;
    return range ? [range[0], range[1]] : [0, 0];
  }

  /** Of a pair its key, of an item its dash, of all else its first sign. */
  startOf(child: unknown): number {
    if (isPair(child)) return this.rangeOf(child.key)[0];
    const [from] = this.rangeOf(child);
    return Math.max(0, this.text.lastIndexOf('-', from - 1));
  }

  /** The last sign that says something. */
  lastOf(node: unknown): number {
    if (isPair(node))
      return this.isEmpty(node.value) ? this.colonOf(node) : this.lastOf(node.value);
    const last = isBlock(node) ? node.items.at(-1) : undefined;
    if (last !== undefined) return this.lastOf(last);
    const [from, to] = this.rangeOf(node);
    let end = to;
    while (end > from && /\s/.test(this.text.charAt(end - 1))) end--;
    return Math.max(from, end - 1);
  }

  colonOf(pair: Pair): number {
    return this.text.indexOf(':', this.rangeOf(pair.key)[1]);
  }

  /** Nothing is written there. */
  isEmpty(node: unknown): boolean {
    const [from, to] = this.rangeOf(node);
    return from === to;
  }

  /** Whether only spaces stand before it on its line. */
  isFirstOnLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === '';
  }

  columnOf(offset: number): number {
    return offset - this.lineStart(offset);
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line after the one with `offset` begins. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end + 1;
  }
}

/** A list or map whose parts stand below each other. */
export function isBlock(node: unknown): node is YAMLMap | YAMLSeq {
  return isCollection(node) && node.flow !== true;
}

/** Text in lines of its own, behind `|` or `>`. */
export function isBlockText(node: unknown): boolean {
  return isScalar(node) && node.type?.startsWith('BLOCK_') === true;
}

export function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}
