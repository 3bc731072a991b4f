import type { DraftSpeech } from '../../../../audio/index.ts';
import { parseMdx } from '../../../../content/markup/mdx.ts';
import { isElement, textOf, walk } from '../../../../content/markup/nodes.ts';
import { components } from '../../../../content/schema/components.ts';
import type { Beside } from '../../../../content/schema/beside.ts';
import { unspokenNames } from '../../../../content/schema/unspoken.ts';
import type { DraftPlaces } from './places.ts';

type Nodes = Parameters<typeof textOf>[0];

const elementNames: Readonly<Record<string, string>> = {
  WebOnly: 'phần chỉ hiện trên trang',
  Recipients: 'nơi nhận',
  Signature: 'chữ ký',
  File: 'tệp để tải về',
};

/** What of a text is not spoken, in its order: by its shape, or because of what holds it. Throws where the source does not parse. */
export function besideLeftOut(
  source: string,
  byShape: DraftSpeech['leftOut'],
  places: DraftPlaces,
): Beside['leftOut'] {
  const held = [...walk(parseMdx(source))].flatMap((node) => {
    const why = whyUnspoken(node);
    if (why === undefined) return [];
    const { start, end } = node.position ?? {};
    const text =
      node.type === 'image' ? (node.alt ?? '') : wordsIn(node).replace(/\s+/g, ' ').trim();
    return [{ text, why, ...places.range(start?.offset, end?.offset) }];
  });
  const shaped = byShape.map(({ text, why, line }) => ({
    ...{ text, why: unspokenNames[why] },
    ...places.line(line),
  }));
  return [...shaped, ...held].toSorted((a, b) => a.from - b.from);
}

function whyUnspoken(node: Nodes): string | undefined {
  if (node.type === 'image') return 'hình';
  if (node.type === 'code') return 'khối chữ của máy';
  const name = isElement(node) ? (node.name ?? '') : '';
  return components[name]?.spoken === false ? (elementNames[name] ?? `thẻ <${name}>`) : undefined;
}

const holdsBlocks: ReadonlySet<string> = new Set([
  ...['mdxJsxFlowElement', 'blockquote', 'list', 'listItem', 'table', 'tableRow'],
]);

/** Its words, a blank between one block and the next. */
function wordsIn(node: Nodes): string {
  if (!holdsBlocks.has(node.type) || !('children' in node)) return textOf(node);
  return node.children.map(wordsIn).join(' ');
}
