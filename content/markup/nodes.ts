import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

export function isElement(node: Nodes): node is Element {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

export function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : [];
}

/** The node and everything under it, in the order of the text. */
export function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** The words of a node, markup removed. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  return childrenOf(node).map(textOf).join('');
}

/** 1-based; parsed nodes always have a position, so 1 is never seen. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** The text of an attribute, or undefined where it is absent or not plain text. */
export function attribute(element: Element, name: string): string | undefined {
  for (const found of element.attributes)
    if (found.type === 'mdxJsxAttribute' && found.name === name && typeof found.value === 'string')
      return found.value;
  return undefined;
}
