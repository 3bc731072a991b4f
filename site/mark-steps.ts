import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

import { documentIdOf } from './document-id.ts';

/** Remark plugin: tells each `<Step>` of an MDX file its document and its number (from 1), which its author need not write. */
export function markSteps() {
  return (tree: Root, file: { readonly path: string }): void => {
    const document = documentIdOf(file.path);
    if (document === undefined) return;
    let number = 0;
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
      if (node.name !== 'Step') return;
      number += 1;
      node.attributes.push(
        { type: 'mdxJsxAttribute', name: 'document', value: document },
        { type: 'mdxJsxAttribute', name: 'number', value: String(number) },
      );
    });
  };
}
