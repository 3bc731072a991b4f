import type { Node } from 'prosemirror-model';
import { attributesOf, elementOf, proseSchema } from '../../markup/prose-schema.ts';
import { refuse } from './refuse.ts';

const { nodes } = proseSchema;
const names: ReadonlyMap<string, string> = new Map(Object.entries(elementOf));

export function openTag(node: Node, isClosed = false): string {
  const attributes = (attributesOf[node.type.name] ?? [])
    .map((key) => [key, String(node.attrs[key])] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  return `<${names.get(node.type.name) ?? ''}${attributes.join('')}${isClosed ? ' />' : '>'}`;
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
    case nodes.picture:
    case nodes.file:
      return openTag(node, true);
    default:
      return undefined;
  }
}

/** The sign of a list's entry, and what its other lines begin with. */
export function signOf(list: Node, index: number, end: string): string {
  return list.type === nodes.ordered_list
    ? `${Number(list.attrs['start']) + index}${end} `
    : `${end} `;
}
