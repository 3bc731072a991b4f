import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Emphasis, PhrasingContent, Root, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { writtenText } from '../content/markup/written.ts';
import { documentIdOf } from './document-id.ts';
import { readScript } from './published.ts';
import { rangesOf, splitAtRanges, type Piece, type SpokenRange } from './spoken-ranges.ts';

/**
 * Remark plugin: wraps each sentence that the published bulletin speaks in `<span data-s="s12" data-o="345">`, where `o` is
 * the place of its first character in the MDX file; the player finds words from there. It changes no word, and does nothing
 * when the bulletin was made from another version of the file.
 */
export function wrapSpoken() {
  return (tree: Root, file: { readonly path: string }): void => {
    const document = documentIdOf(file.path);
    const script = document === undefined ? undefined : readScript(document);
    if (script === undefined) return;
    const bytes = readFileSync(file.path);
    if (createHash('sha256').update(bytes).digest('hex') !== script.documentHash) return;
    const source = bytes.toString('utf8');
    const ranges = rangesOf(script);
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
      if (node.name === 'Step') markTitle(node, source, ranges);
    });
    visit(tree, 'text', (node: Text, index, parent) => {
      const start = node.position?.start.offset;
      if (start === undefined || index === undefined || parent === undefined) return;
      const { starts } = writtenText(node.value, source, start);
      const pieces = splitAtRanges(node.value, starts, ranges);
      if (!pieces.some((piece) => piece.sentence !== undefined)) return;
      parent.children.splice(index, 1, ...pieces.map(spanOf));
      return [SKIP, index + pieces.length];
    });
  };
}

/** Tells a Step which sentence speaks its title, and where in the file the title stands. */
function markTitle(node: MdxJsxFlowElement, source: string, ranges: readonly SpokenRange[]): void {
  const from = node.position?.start.offset ?? 0;
  const title = /\stitle=["']/.exec(source.slice(from, node.position?.end.offset));
  if (title === null) return;
  const start = from + title.index + title[0].length;
  const spoken = ranges.find((range) => start >= range.start && start < range.end);
  if (spoken === undefined) return;
  node.attributes.push(
    { type: 'mdxJsxAttribute', name: 'spoken', value: spoken.id },
    { type: 'mdxJsxAttribute', name: 'spokenAt', value: String(start) },
  );
}

function spanOf(piece: Piece): PhrasingContent {
  const text: Text = { type: 'text', value: piece.text };
  if (piece.sentence === undefined || piece.text.trim() === '') return text;
  // mdast has no span: an emphasis that is told to become one.
  const span: Emphasis = {
    type: 'emphasis',
    children: [text],
    data: { hName: 'span', hProperties: { 'data-s': piece.sentence, 'data-o': piece.start } },
  };
  return span;
}
