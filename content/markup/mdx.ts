import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { proseSigns } from './prose-signs.ts';
// These register the MDX and frontmatter nodes with mdast's types.
import type {} from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkMdx)
  .use(proseSigns)
  .freeze();

/**
 * The tree of an MDX file, with positions in the file as it is. The page is made with the same grammar: MDX without
 * GFM and without smart quotes, so that a text node has the same position here and there.
 * Throws a VFileMessage where the file does not parse.
 */
export function parseMdx(source: string): Root {
  const root = parser.parse(source);
  unravel(root);
  return root;
}

/** `<Note>…</Note>` on one line is parsed as inline, but the page makes a block of it; here likewise. */
function unravel(parent: Nodes): void {
  if (!('children' in parent)) return;
  // The children of any parent are nodes; TypeScript cannot hold that through the union of parents.
  const children = parent.children as RootContent[];
  for (const [index, node] of [...children.entries()].toReversed()) {
    if (node.type === 'paragraph' && node.children.every(standsAlone))
      children.splice(index, 1, ...node.children.filter(({ type }) => type !== 'text').map(asFlow));
  }
  for (const child of children) unravel(child);
}

function standsAlone(node: PhrasingContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxTextExpression';
}

function asFlow(node: PhrasingContent): RootContent {
  // The flow forms differ from the inline ones in nothing but what their children may be.
  if (node.type === 'mdxJsxTextElement')
    return { ...node, type: 'mdxJsxFlowElement' } as unknown as RootContent;
  if (node.type === 'mdxTextExpression') return { ...node, type: 'mdxFlowExpression' };
  return node;
}
