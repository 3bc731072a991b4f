import type { Node } from 'prosemirror-model';

/** From a place in one document to the same place in another. */
export type Shift = (pos: number) => number;

/** A stretch that is the same in both; `to` is after its last place. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/**
 * The document that a file gives back lacks what no file holds: a paragraph that somebody has just begun, spaces at an end.
 * Places in it as places in the document that is being edited.
 */
export function alignDocs(written: Node, live: Node): Shift {
  if (written.eq(live)) return (pos) => pos;
  const stretches: Stretch[] = [];
  alignChildren(written, live, 0, 0, stretches);
  const end = live.content.size;
  return (pos) => {
    const found = stretches.findLast(({ from }) => from <= pos);
    if (found === undefined) return Math.min(pos, end);
    return Math.min(Math.min(pos, found.to) + found.by, end);
  };
}

/** `from` and `liveFrom`: where the children of each begin. */
function alignChildren(
  written: Node,
  live: Node,
  from: number,
  liveFrom: number,
  stretches: Stretch[],
): void {
  let at = from;
  let liveAt = liveFrom;
  let index = 0;
  for (let liveIndex = 0; liveIndex < live.childCount; liveIndex += 1) {
    const theirs = live.child(liveIndex);
    if (index < written.childCount) {
      const ours = written.child(index);
      if (isPair(ours, theirs, written, index, live, liveIndex)) {
        alignPair(ours, theirs, at, liveAt, stretches);
        at += ours.nodeSize;
        index += 1;
      }
    }
    liveAt += theirs.nodeSize;
  }
}

/** Whether what stands in the file is this of the document, and not what comes behind it. */
function isPair(
  ours: Node,
  theirs: Node,
  written: Node,
  index: number,
  live: Node,
  liveIndex: number,
): boolean {
  if (ours.eq(theirs)) return true;
  if (ours.type !== theirs.type || isBare(theirs)) return false;
  const left = written.childCount - index;
  const liveLeft = live.childCount - liveIndex;
  // More stands in the document: what is the same further on is waited for.
  return left >= liveLeft || !hasLater(ours, live, liveIndex);
}

function hasLater(ours: Node, live: Node, from: number): boolean {
  for (let index = from + 1; index < live.childCount; index += 1)
    if (live.child(index).eq(ours)) return true;
  return false;
}

function isBare(node: Node): boolean {
  return !node.isLeaf && node.textContent.trim() === '' && node.content.size <= 4;
}

function alignPair(
  ours: Node,
  theirs: Node,
  at: number,
  liveAt: number,
  stretches: Stretch[],
): void {
  const by = liveAt - at;
  if (ours.eq(theirs)) {
    stretches.push({ from: at, to: at + ours.nodeSize, by });
    return;
  }
  stretches.push({ from: at, to: at + 1, by });
  if (!ours.isTextblock) {
    alignChildren(ours, theirs, at + 1, liveAt + 1, stretches);
    return;
  }
  const same = ours.content.findDiffStart(theirs.content) ?? ours.content.size;
  stretches.push({ from: at, to: at + 1 + same, by });
  // Behind what differs places are counted from the end.
  const back = theirs.nodeSize - ours.nodeSize;
  if (same < ours.content.size)
    stretches.push({ from: at + 1 + same, to: at + ours.nodeSize, by: by + back });
}
