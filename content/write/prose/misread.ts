import type { Node } from 'prosemirror-model';
import { align } from './align.ts';
import { proseSchema } from '../../markup/prose-schema.ts';

const { nodes } = proseSchema;

/** A block of a document and the blocks it stands in, from the top; the block is the last. */
export type Chain = readonly Node[];

/** The blocks of `wanted`, as deep inside as can be told, that `found` has otherwise. */
export function differing(found: Node, wanted: Node, above: Chain = []): readonly Chain[] {
  const [olds, news] = [found.children, wanted.children];
  const pairs = align(olds, news);
  const chains = news.flatMap((node, at): readonly Chain[] => {
    const [old, chain] = [olds[pairs[at] ?? -1], [...above, node]];
    if (old?.eq(node) === true) {
      return [];
    }
    const isWithin = old !== undefined && holdsBlocks(node) && node.sameMarkup(old);
    return isWithin ? differing(old, node, chain) : [chain];
  });
  if (chains.length > 0) {
    return chains;
  }
  // All are there: what is too much, or stands elsewhere, came of those beside it.
  const wrong = pairs.findIndex((pair, at) => pair !== at);
  const last = wrong < 0 ? news.length : wrong;
  const beside = news.slice(Math.max(0, last - 1), last + 1);
  return beside.length === 0 && above.length > 0 ? [above] : beside.map((node) => [...above, node]);
}

function holdsBlocks(node: Node): boolean {
  return !node.isTextblock && !node.isAtom && node.type !== nodes.table;
}

/** Whether a block was there already, in something of the same kind. */
export function isOld(before: Node, chain: Chain): boolean {
  const [node, holder = before] = [chain.at(-1), chain.at(-2)];
  let found = false;
  const look = (one: Node, parent: Node): void => {
    found ||= parent.type === holder.type && node?.eq(one) === true;
    if (holdsBlocks(one)) {
      one.forEach((child) => {
        look(child, one);
      });
    }
  };
  before.forEach((child) => {
    look(child, before);
  });
  return found;
}
