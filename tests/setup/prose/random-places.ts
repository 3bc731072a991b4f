// Where in a document something is done, by chance.
import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { proseSchema } from '../../../content/markup/prose-schema.ts';
import { pick, type Random } from './random-words.ts';

const { nodes } = proseSchema;

/** False: it can't be done there. */
export type Edit = (tr: Transform, random: Random) => boolean;

export interface Place {
  readonly node: Node;
  readonly pos: number;
}

export function all(doc: Node, is: (node: Node, parent: Node | null) => boolean): readonly Place[] {
  const found: Place[] = [];
  doc.descendants((node, pos, parent) => {
    if (is(node, parent)) {
      found.push({ node, pos });
    }
  });
  return found;
}

export function some(
  doc: Node,
  random: Random,
  is: (node: Node, parent: Node | null) => boolean,
): Place | undefined {
  const found = all(doc, is);
  return found.length === 0 ? undefined : pick(found, random);
}

export const isText = (node: Node) => node.isTextblock;
export const isParagraph = (node: Node) => node.type === nodes.paragraph;

export function rangeIn({ node, pos }: Place, random: Random): readonly [number, number] {
  const one = Math.floor(random() * (node.content.size + 1));
  const other = Math.floor(random() * (node.content.size + 1));
  return [pos + 1 + Math.min(one, other), pos + 1 + Math.max(one, other)];
}
