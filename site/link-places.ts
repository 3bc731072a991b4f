import { readFileSync } from 'node:fs';
import type { Nodes, PhrasingContent, Root, Text } from 'mdast';
import { isElement, textOf } from '../content/markup/nodes.ts';
import { writtenText } from '../content/markup/written.ts';
import { content } from './content.ts';
import { documentIdOf } from './document-id.ts';
import { placesIn } from './places-in-words.ts';

/** A paragraph that warns of false pages, or has people type the name themselves, leads nowhere. */
const warns = /giả mạo|giả danh|lừa đảo|trang giả|đừng bấm|không bấm|tự gõ/i;

/**
 * Remark plugin: web addresses and telephone numbers in running words can be tapped, as they are written. Where the way a text
 * teaches is closed, and where a fact has put an address out of use, they stay words. A bare name (`vneid.gov.vn`) is a link in
 * notices alone: guides teach to type it and to look at it.
 */
export function linkPlaces() {
  return (tree: Root, file: { readonly path: string }): void => {
    const { documents, facts } = content();
    const id = documentIdOf(file.path);
    if (documents.find((one) => one.id === id)?.frontmatter.closed !== undefined) {
      return;
    }
    linkIn(tree, {
      source: readFileSync(file.path, 'utf8'),
      bareNames: id?.startsWith('thong-bao/') ?? false,
      outOfUse: facts.flatMap(({ supersedes }) => supersedes),
    });
  };
}

interface Words {
  readonly source: string;
  readonly bareNames: boolean;
  readonly outOfUse: readonly string[];
}

function linkIn(node: Nodes, words: Words): void {
  if (!('children' in node) || keepsWords(node)) {
    return;
  }
  for (const child of node.children) {
    linkIn(child, words);
  }
  // A link may stand wherever a text does: what may hold no link was passed over.
  const children = [...node.children].flatMap((child): readonly Nodes[] =>
    child.type === 'text' ? linked(child, words) : [child],
  );
  Object.assign(node, { children });
}

function keepsWords(node: Nodes): boolean {
  return (
    ['link', 'linkReference', 'heading'].includes(node.type) ||
    (isElement(node) && node.name === 'Sms') ||
    (node.type === 'paragraph' && warns.test(textOf(node)))
  );
}

function linked(node: Text, { source, bareNames, outOfUse }: Words): readonly PhrasingContent[] {
  const parts = placesIn(node.value, bareNames);
  if (!parts.some(({ href }) => href !== undefined)) {
    return [node];
  }
  const start = node.position?.start.offset;
  const starts = start === undefined ? [] : writtenText(node.value, source, start).starts;
  let at = 0;
  return parts.map(({ text, href }): PhrasingContent => {
    const words = placed(text, starts, at);
    at += text.length;
    return href === undefined || outOfUse.some((old) => text.includes(old))
      ? words
      : { type: 'link', url: href, children: [words], ...(href.startsWith('tel:') && call) };
  });
}

/** No line end parts a number. */
const call = { data: { hProperties: { className: ['call'] } } };

/** A text that knows where in the file it stands: what is spoken is marked by that. */
function placed(value: string, starts: readonly number[], at: number): Text {
  const offset = starts[at];
  if (offset === undefined || offset < 0) {
    return { type: 'text', value };
  }
  const point = (place: number) => ({ line: 1, column: 1, offset: place });
  return {
    type: 'text',
    value,
    position: { start: point(offset), end: point(offset + value.length) },
  };
}
