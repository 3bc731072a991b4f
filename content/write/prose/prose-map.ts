import type { Node } from 'prosemirror-model';
import type { ReadFile, Unit } from './unit.ts';

/** Places between a file, in UTF-16 units, and its document. */
export interface ProseMap {
  readonly doc: Node;
  /** The place in the document for one in the file: in the words where it can; 0 for what stands before them. */
  posAt(offset: number): number;
  offsetAt(pos: number): number;
  /** Where a line of the file, 1-based, begins to say something. */
  posOfLine(line: number): number;
}

interface Anchor {
  readonly pos: number;
  readonly from: number;
  readonly to: number;
  readonly isWord: boolean;
}

export function mapOf({ root, text, bom }: ReadFile): ProseMap {
  const anchors: Anchor[] = [];
  anchor(root, -1, anchors);
  const shift = bom.length;
  const posAt = (offset: number): number => {
    const at = lastAt(anchors, (one) => one.from <= offset - shift);
    const found = anchors[wordBefore(anchors, at)];
    const isBehind = found !== undefined && found.isWord && offset - shift >= found.to;
    return Math.max(0, (found?.pos ?? 0) + (isBehind && found.to > found.from ? 1 : 0));
  };
  return {
    doc: root.node,
    posAt,
    offsetAt(pos) {
      return (anchors[lastAt(anchors, (one) => one.pos <= pos)]?.from ?? 0) + shift;
    },
    posOfLine(line) {
      const lines = text.split(/\r\n|[\r\n]/);
      const before = text
        .split(/(?<=\n|\r(?!\n))/)
        .slice(0, line - 1)
        .join('').length;
      const margin = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
      return posAt(before + margin + shift);
    },
  };
}

/** Of anchors at one place that of the words. */
function wordBefore(anchors: readonly Anchor[], last: number): number {
  let at = last;
  while (at > 0 && anchors[at]?.isWord === false && anchors[at - 1]?.from === anchors[last]?.from) {
    at--;
  }
  return anchors[at]?.isWord === true ? at : last;
}

/** The index of the last one that `isBefore`; they are in order. */
function lastAt(anchors: readonly Anchor[], isBefore: (one: Anchor) => boolean): number {
  let [low, high] = [-1, anchors.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const one = anchors[middle];
    if (one !== undefined && isBefore(one)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** `pos`: where the node begins; the document itself begins before its first place. */
function anchor(
  { node, from, to, openEnd, atoms, kids = [] }: Unit,
  pos: number,
  out: Anchor[],
): void {
  const put = (at: number, start: number, end: number, isWord: boolean) => {
    out.push({ pos: at, from: start, to: end, isWord });
  };
  if (pos >= 0) {
    put(pos, from, from, false);
  }
  const last = atoms?.at(-1);
  if (atoms !== undefined) {
    for (const [at, atom] of atoms.entries()) {
      put(pos + 1 + at, atom.from, atom.to, true);
    }
    const end = last?.to ?? from;
    put(pos + 1 + atoms.length, end, end, true);
  } else if (!node.isLeaf) {
    put(pos + 1, openEnd ?? from, openEnd ?? from, false);
    let inside = pos + 1;
    for (const kid of kids) {
      anchor(kid, inside, out);
      inside += kid.node.nodeSize;
    }
  }
  if (pos >= 0) {
    put(pos + node.nodeSize, to, to, false);
  }
}
