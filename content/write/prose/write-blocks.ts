import type { Node } from 'prosemirror-model';
import { attributesOf, elementOf, proseSchema } from '../../markup/prose-schema.ts';
import { escapedText } from './escape.ts';
import { readsAs } from './reads-as.ts';
import { refuse } from './refuse.ts';
import { destination, piecesOf, type Piece } from './word-pieces.ts';

const { nodes } = proseSchema;
const names: ReadonlyMap<string, string> = new Map(Object.entries(elementOf));

export function openTag(node: Node): string {
  const attributes = (attributesOf[node.type.name] ?? [])
    .map((key) => [key, String(node.attrs[key])] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  return `<${names.get(node.type.name) ?? ''}${attributes.join('')}>`;
}

export function closeTag(node: Node): string {
  return `</${names.get(node.type.name) ?? ''}>`;
}

function attributeText(value: string): string {
  return value.replace(/&(?=#?\w+;)/g, '&amp;').replaceAll('"', '&quot;');
}

export function isList(node: Node | undefined): boolean {
  return node?.type === nodes.bullet_list || node?.type === nodes.ordered_list;
}

/** What is written in one go, lines ended by `\n`; undefined for what has blocks in it, or words. */
export function writeAtom(node: Node): string | undefined {
  switch (node.type) {
    case nodes.comment: {
      const text = String(node.attrs['text']);
      if (text.includes('*/')) {
        throw refuse('Lời ghi chú không chứa được hai dấu */ liền nhau.', node, 'Bỏ hai dấu ấy.');
      }
      return `{/* ${text} */}`;
    }
    case nodes.opaque:
      return String(node.attrs['source']);
    case nodes.picture: {
      const [src, alt] = [String(node.attrs['src']), String(node.attrs['alt'])];
      return written(node, [{ plain: '![' }, ...letters(alt), { plain: `](${destination(src)})` }]);
    }
    case nodes.file: {
      const title = letters(String(node.attrs['title']));
      return written(node, [{ plain: openTag(node) }, ...title, { plain: closeTag(node) }]);
    }
    default:
      return undefined;
  }
}

function letters(text: string): readonly Piece[] {
  const words = text === '' ? [] : [proseSchema.text(text)];
  // Never at the beginning of a line.
  return piecesOf(words, { em: '*', before: '| ' });
}

function written(node: Node, pieces: readonly Piece[]): string {
  const text = escapedText(pieces, (one) => readsAs(one, node));
  if (text === undefined) {
    const what = 'Ảnh hay tệp này không ghi được vào bài.';
    throw refuse(what, node, 'Viết lại lời mô tả bằng chữ thường, trên một dòng.');
  }
  return text;
}

/** The sign of a list's entry, and what its other lines begin with. */
export function signOf(list: Node, index: number, end: string): string {
  return list.type === nodes.ordered_list
    ? `${Number(list.attrs['start']) + index}${end} `
    : `${end} `;
}

interface Written {
  readonly node: Node;
  readonly text: string;
}

/** Two lists of a kind below each other are told apart by their signs. */
export function clashes(above: Written, below: Written): boolean {
  const isAlike = isList(above.node) && above.node.type === below.node.type;
  return isAlike && listSign(above.text) === listSign(below.text);
}

/** What tells a list from another: `-` of `- a`, `)` of `1) a`. */
export function listSign(text: string): string {
  return /^\d+([.)])/.exec(text)?.[1] ?? text.charAt(0);
}

export function otherSign(text: string): string {
  return { '.': ')', ')': '.', '-': '*', '*': '-', '+': '-' }[listSign(text)] ?? '-';
}
