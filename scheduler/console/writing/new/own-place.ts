// Where in a document a piece of its source stood that was left out.
import type { Node } from 'prosemirror-model';

/** Fewer words than this stand in many places. */
const fewest = 2;

/** Behind the block at the top in which the words before it end; its beginning for '', its end where they are not there. */
export function ownPlace(doc: Node, after: string | null | undefined): number {
  if (after === '') return 0;
  const before = wordsIn(after ?? '');
  const all: { readonly word: string; readonly end: number }[] = [];
  doc.forEach((block, from) => {
    const text = block.textBetween(0, block.content.size, ' ', ' ');
    for (const word of wordsIn(text)) all.push({ word, end: from + block.nodeSize });
  });
  for (
    let count = before.length;
    count >= Math.min(fewest, before.length) && count > 0;
    count -= 1
  ) {
    const wanted = before.slice(-count);
    const at = all.findIndex((_, start) =>
      wanted.every((word, next) => all[start + next]?.word === word),
    );
    if (at >= 0) return all[at + count - 1]?.end ?? doc.content.size;
  }
  return doc.content.size;
}

function wordsIn(text: string): readonly string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}
