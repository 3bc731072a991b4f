import type { Node } from 'prosemirror-model';
import { isCode } from '../../markup/code.ts';
import { parseMdx } from '../../markup/mdx.ts';
import { walk } from '../../markup/nodes.ts';
import { refuse } from './refuse.ts';

/** Throws where a document brings what runs as a program and was not in its file: no editor makes that, a paste could. */
export function refuseForeignCode(was: Node, is: Node): void {
  const known = new Set(opaques(was).map(sourceOf));
  for (const node of opaques(is)) {
    const source = sourceOf(node);
    if (!known.has(source) && runs(source)) {
      throw refuse(
        `Đoạn "${source.slice(0, 60)}" là lệnh lập trình, không đưa vào bài được.`,
        node,
        'Xóa đoạn ấy, hoặc gõ lại bằng chữ thường.',
      );
    }
  }
}

function opaques(doc: Node): readonly Node[] {
  const found: Node[] = [];
  doc.descendants((node) => {
    if (typeof node.attrs['source'] === 'string') {
      found.push(node);
    }
  });
  return found;
}

function sourceOf({ attrs }: Node): string {
  return String(attrs['source']);
}

function runs(source: string): boolean {
  try {
    return [...walk(parseMdx(source))].some(isCode);
  } catch {
    return true;
  }
}
