import type { Nodes } from 'mdast';
import { isElement } from './nodes.ts';

const comment = /^\s*\/\*[\s\S]*\*\/\s*$/;

/** Whether a place is `import` or `export`: a program's line, not staff's words. */
export function isProgramLine(node: Nodes): boolean {
  return node.type === 'mdxjsEsm';
}

/** Whether a place is `{…}` that is computed; a comment is not. */
export function isExpression(
  node: Nodes,
): node is Extract<Nodes, { type: 'mdxFlowExpression' | 'mdxTextExpression' }> {
  return (
    (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') &&
    !comment.test(node.value)
  );
}

/** Whether anything of a place would be run as a program: its line, an expression, an attribute that is computed. */
export function isCode(node: Nodes): boolean {
  const isComputed =
    isElement(node) &&
    node.attributes.some(({ value }) => typeof value === 'object' && value !== null);
  const isSpread =
    isElement(node) && node.attributes.some(({ type }) => type === 'mdxJsxExpressionAttribute');
  return isProgramLine(node) || isExpression(node) || isComputed || isSpread;
}
