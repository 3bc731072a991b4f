import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
// These register the MDX and frontmatter nodes with mdast's types.
import type {} from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkMdx).freeze();

/**
 * The tree of an MDX file, with positions in the file as it is. The page is made with the same grammar: MDX without
 * GFM and without smart quotes, so that a text node has the same position here and there.
 * Throws a VFileMessage where the file does not parse.
 */
export function parseMdx(source: string): Root {
  return parser.parse(source);
}
