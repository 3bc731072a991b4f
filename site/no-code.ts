import type { Root } from 'mdast';
import { isCode } from '../content/markup/code.ts';
import { lineOf, walk } from '../content/markup/nodes.ts';

/**
 * Remark plugin: what would be run as a program ends the build. The check of content/ says so to staff, in their words; this
 * holds also where a build has begun beside it.
 */
export function noCode() {
  return (tree: Root, file: { readonly path: string }): void => {
    for (const node of walk(tree)) {
      if (isCode(node))
        throw new Error(`${file.path}:${lineOf(node)}: lệnh lập trình trong bài, không dùng được.`);
    }
  };
}
