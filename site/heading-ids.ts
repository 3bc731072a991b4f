import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** `3.1. Cách đăng ký` → `muc-3-1-cach-dang-ky`: ASCII, at most 48 letters, so that a shared link stays short and readable. */
export function headingId(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return `muc-${plain}`.replace(/-+/g, '-').slice(0, 48).replace(/-$/, '');
}

/** Remark plugin: gives headings ids of plain letters instead of Astro's accented ones, which need not begin with a letter. */
export function headingIds() {
  return (tree: Root): void => {
    const taken = new Set<string>();
    visit(tree, 'heading', (node: Heading) => {
      let text = '';
      visit(node, 'text', (part) => {
        text += part.value;
      });
      let id = headingId(text);
      while (taken.has(id)) id += '-nua';
      taken.add(id);
      node.data = { ...node.data, hProperties: { id } };
    });
  };
}
