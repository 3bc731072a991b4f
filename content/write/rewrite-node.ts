// A YAML tree made to read as another value, by changes of the text it was read from. What a method cannot change in
// place it refuses before it has changed anything; whoever called it then writes all of the node anew.
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import {
  isRecord,
  itemLines,
  pairLines,
  renderFlow,
  renderScalar,
  renderYaml,
} from './render-yaml.ts';
import type { Splices } from './splices.ts';
import { isBlock, isBlockText, keyOf, type YamlPlaces } from './yaml-places.ts';

type Fields = Readonly<Record<string, unknown>>;

export class Rewriter {
  readonly #at: YamlPlaces;
  readonly #splices: Splices;

  constructor(places: YamlPlaces, splices: Splices) {
    this.#at = places;
    this.#splices = splices;
  }

  /** Whether the node reads as `wanted` now. */
  node(node: unknown, wanted: unknown): boolean {
    if (isDeepStrictEqual(this.#at.valueOf(node), wanted)) return true;
    if (isMap(node) && node.flow !== true) return isRecord(wanted) && this.#blockMap(node, wanted);
    if (isSeq(node) && node.flow !== true)
      return Array.isArray(wanted) && this.#blockSeq(node, wanted);
    if (isBlockText(node) || this.#at.isEmpty(node) || renderYaml(wanted).body.length > 0)
      return this.#inFlow(node, wanted);
    const [from, to] = this.#at.rangeOf(node);
    this.#splices.replace(from, to, this.#onOneLine(node, wanted));
    return true;
  }

  /** A list or map on one line stays there, whatever is in it now; but one that was empty begins anew. */
  #inFlow(node: unknown, wanted: unknown): boolean {
    const isList = isSeq(node) && Array.isArray(wanted);
    const isFields = isMap(node) && isRecord(wanted);
    if (!(isList || isFields) || node.items.length === 0) return false;
    const [from, to] = this.#at.rangeOf(node);
    this.#splices.replace(from, to, this.#onOneLine(node, wanted));
    return true;
  }

  /** As it was written, where it is still the same. */
  #onOneLine(node: unknown, wanted: unknown, isInFlow = false): string {
    const written = this.#at.text.slice(...this.#at.rangeOf(node));
    if (isDeepStrictEqual(this.#at.valueOf(node), wanted)) return written;
    if (isSeq(node) && Array.isArray(wanted))
      return `[${wanted.map((one, index) => this.#onOneLine(node.items[index], one, true)).join(', ')}]`;
    if (!isScalar(node)) return renderFlow(wanted);
    const quote = /^['"]/.exec(written)?.[0] ?? '';
    return typeof wanted === 'object' && wanted !== null
      ? renderFlow(wanted)
      : renderScalar(wanted, quote, isInFlow);
  }

  #blockMap(node: YAMLMap, wanted: Fields): boolean {
    const [first] = node.items;
    const keys = Object.keys(wanted).filter((key) => wanted[key] !== undefined);
    if (!first || keys.length === 0) return false;
    const start = this.#at.startOf(first);
    // On the first key's line stands the dash of the list that holds the map.
    if (!this.#at.isFirstOnLine(start) && keys[0] !== keyOf(first)) return false;
    const column = this.#at.columnOf(start);
    for (const pair of node.items) {
      if (wanted[keyOf(pair)] === undefined) this.#remove(pair);
      else this.#pair(pair, wanted[keyOf(pair)], column);
    }
    const places = new Map(node.items.map((pair, index) => [keyOf(pair), index]));
    let before = -1;
    for (const key of keys) {
      const index = places.get(key);
      if (index !== undefined) before = index;
      else
        this.#splices.insertLines(
          this.#placeAfter(node, before, wanted),
          pairLines(key, wanted[key]),
          column,
        );
    }
    return true;
  }

  /** Where a new key stands behind the pair at `index`: in the place of one that is taken out there, below its comment. */
  #placeAfter({ items }: YAMLMap, index: number, wanted: Fields): number {
    const [pair, next] = [items[index], items[index + 1]];
    const isFree = next !== undefined && wanted[keyOf(next)] === undefined;
    if (pair === undefined || isFree) return this.#at.lineStart(this.#at.startOf(next ?? pair));
    return this.#at.nextLine(this.#at.lastOf(pair));
  }

  #pair(pair: Pair, wanted: unknown, column: number): void {
    const { value } = pair;
    if (this.node(value, wanted)) return;
    const at = this.#at;
    const { head, body } = renderYaml(wanted);
    const behindColon = at.colonOf(pair) + 1;
    const isBelow = isBlock(value);
    // What stands on the line of the key: a value, the sign of a block of text, or nothing.
    const [from, to] =
      isBelow || at.isEmpty(value) ? [behindColon, behindColon] : at.rangeOf(value);
    const headEnd = isBlockText(value) ? from + signOf(at.text.slice(from)).length : to;
    if (head === '') this.#splices.replace(behindColon, headEnd, '');
    else this.#splices.replace(from, headEnd, from === behindColon ? ` ${head}` : head);
    const below = at.nextLine(headEnd - 1);
    this.#splices.insertLines(below, body, column);
    if (isBelow) for (const child of value.items) this.#remove(child);
    else if (isBlockText(value))
      this.#splices.replace(below, Math.max(below, at.nextLine(at.lastOf(value))), '');
  }

  #blockSeq(node: YAMLSeq, wanted: readonly unknown[]): boolean {
    const { items } = node;
    if (items.length === 0 || wanted.length === 0) return false;
    const at = this.#at;
    const start = at.startOf(items[0]);
    // Behind the dash of another list there is no line of its own.
    if (!at.isFirstOnLine(start)) return false;
    const column = at.columnOf(start);
    const { before, changed, after } = alike(
      items.map((item) => at.valueOf(item)),
      wanted,
    );
    for (let index = before; index < before + changed; index++)
      if (!this.node(items[index], wanted[index])) {
        this.#remove(items[index]);
        const line = at.lineStart(at.startOf(items[index]));
        this.#splices.insertLines(line, itemLines(wanted[index]), column);
      }
    const last = items[before + changed - 1];
    const place = last === undefined ? at.lineStart(start) : at.nextLine(at.lastOf(last));
    const isSpaced = items.length > 1 && items.slice(1).every((item) => this.#isBelowBlank(item));
    for (const value of wanted.slice(before + changed, wanted.length - after)) {
      const lines = itemLines(value);
      const spaced = last === undefined ? [...lines, ''] : ['', ...lines];
      this.#splices.insertLines(place, isSpaced ? spaced : lines, column);
    }
    for (const item of items.slice(before + changed, items.length - after))
      this.#remove(item, isSpaced);
    return true;
  }

  /** Whether an empty line parts it from what stands before it, or from what is said about it. */
  #isBelowBlank(child: unknown): boolean {
    let from = this.#at.lineStart(this.#at.startOf(child));
    for (;;) {
      const above = this.#at.lineStart(Math.max(0, from - 1));
      const line = this.#at.text.slice(above, Math.max(above, from - 1)).trim();
      if (line === '' || from === 0) return true;
      if (!line.startsWith('#')) return false;
      from = above;
    }
  }

  /** Its lines, with what is said behind it and the empty line that parts it; comments before it stay. */
  #remove(child: unknown, isSpaced = false): void {
    const start = this.#at.lineStart(this.#at.startOf(child));
    const above = this.#at.lineStart(Math.max(0, start - 1));
    const isBlank = isSpaced && start > 0 && this.#at.text.slice(above, start).trim() === '';
    const from = isBlank ? above : start;
    this.#splices.replace(from, this.#at.nextLine(this.#at.lastOf(child)), '');
  }
}

/** How many items two lists have in common at their beginnings and ends, and how many between them changed in place. */
function alike(was: readonly unknown[], wanted: readonly unknown[]) {
  const most = Math.min(was.length, wanted.length);
  let before = 0;
  while (before < most && isDeepStrictEqual(was[before], wanted[before])) before++;
  let after = 0;
  while (after < most - before && isDeepStrictEqual(was.at(-1 - after), wanted.at(-1 - after)))
    after++;
  return { before, after, changed: most - before - after };
}

/** `>-` of `>- # a remark`. */
function signOf(text: string): string {
  return /^[|>][-+0-9]*/.exec(text)?.[0] ?? '';
}
