import type { Nodes, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { letterheadOf } from '../content/markup/letter-lines.ts';
import { isElement, textOf } from '../content/markup/nodes.ts';

/** `Trần Thị B`, not `PHÓ CHỦ TỊCH`: who signed stands below the room for a signature. */
const personName = /^(?:[\p{L}.]{1,6}\s)?(?:\p{Lu}\p{Ll}*\s){1,5}\p{Lu}\p{Ll}*$/u;

/**
 * Remark plugin: a letterhead, which bringing in a file puts into `<WebOnly>` above the title, is set as on paper, and so are
 * the title below it and the name at the end. It changes no word and no order of words.
 */
export function letterhead() {
  return (tree: Root): void => {
    const title = tree.children.findIndex(({ type }) => type === 'heading');
    const at = tree.children.slice(0, Math.max(title, 0)).findIndex(setHead);
    if (at >= 0) {
      for (const node of tree.children.slice(at + 1, title + 1)) {
        nameAs(node, 'letter-title');
      }
    }
    for (const node of tree.children) {
      if (isNamed(node, 'Signature')) {
        setSigner(node);
      }
    }
  };
}

function setHead(node: RootContent): boolean {
  if (!isNamed(node, 'WebOnly')) {
    return false;
  }
  const lines = letterheadOf(node.children.map(textOf));
  if (lines === undefined) {
    return false;
  }
  node.attributes.push({ type: 'mdxJsxAttribute', name: 'letterhead', value: null });
  node.children.forEach((line, at) => {
    nameAs(line, `letter-${lines[at] ?? 'issuer'}`);
  });
  return true;
}

function setSigner({ children }: MdxJsxFlowElement): void {
  const last = children.at(-1);
  if (last !== undefined && children.length > 1 && personName.test(textOf(last).trim())) {
    nameAs(last, 'signer');
  }
}

function isNamed(node: Nodes, name: string): node is MdxJsxFlowElement {
  return isElement(node) && node.type === 'mdxJsxFlowElement' && node.name === name;
}

/** What plugins before gave it, an id among them. */
function propertiesOf({ data }: RootContent): object {
  return data !== undefined && 'hProperties' in data ? (data.hProperties ?? {}) : {};
}

function nameAs(node: RootContent, className: string): void {
  if (node.type === 'paragraph' || node.type === 'heading') {
    node.data = { ...node.data, hProperties: { ...propertiesOf(node), className: [className] } };
  }
}
