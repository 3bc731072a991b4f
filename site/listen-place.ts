import { readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { bearsLetterhead } from '../content/markup/letter-lines.ts';
import { documentIdOf } from './document-id.ts';

/** Remark plugin: the player of a letter stands below its title, which a telephone shows first; others have it above their words. */
export function listenPlace() {
  return (tree: Root, file: { readonly path: string }): void => {
    const document = documentIdOf(file.path);
    if (document === undefined || !bearsLetterhead(readFileSync(file.path, 'utf8'))) return;
    const title = tree.children.findIndex(({ type }) => type === 'heading');
    tree.children.splice(title + 1, 0, {
      type: 'mdxJsxFlowElement',
      name: 'Listen',
      attributes: [{ type: 'mdxJsxAttribute', name: 'document', value: document }],
      children: [],
    });
  };
}
