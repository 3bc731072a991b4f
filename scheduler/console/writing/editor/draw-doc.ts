import { html, raw } from 'hono/html';
import type { DOMOutputSpec, Mark, Node } from 'prosemirror-model';
import type { Html } from '../../pages/html.ts';

/** A document as HTML, for a page on which no script runs. Words and attributes are escaped; it has no links to press. */
export function drawDoc(doc: Node): Html {
  return html`${doc.content.content.map((node) => drawNode(node))}`;
}

function drawNode(node: Node): Html {
  const inner = node.isText
    ? html`${node.text ?? ''}`
    : draw(
        node.type.spec.toDOM?.(node),
        html`${node.content.content.map((one) => drawNode(one))}`,
        wordsOf(node),
      );
  return node.marks.reduceRight((drawn, mark) => drawMark(mark, drawn), inner);
}

const drawMark = (mark: Mark, inner: Html): Html =>
  mark.type.name === 'link'
    ? html`<u>${inner}</u>`
    : draw(mark.type.spec.toDOM?.(mark, true), inner);

/** Names of elements are our schema's own. */
function draw(spec: DOMOutputSpec | undefined, inner: Html, words = ''): Html {
  if (!Array.isArray(spec)) return inner;
  const [tag, ...rest] = spec as readonly unknown[]; // of a name, perhaps attributes, and children
  const hole = rest.at(-1);
  const open = raw(`<${String(tag)}>`);
  const close = raw(`</${String(tag)}>`);
  if (tag === 'br') return html`${raw('<br />')}`;
  // Its own shape by ProseMirror's word: a nested one, or the hole.
  const within = Array.isArray(hole)
    ? draw(hole as unknown as DOMOutputSpec, inner)
    : hole === 0
      ? inner
      : words;
  return html`${open}${within}${close}`;
}

const wordsOf = ({ attrs }: Node): string =>
  String(attrs['alt'] ?? attrs['title'] ?? attrs['source'] ?? attrs['text'] ?? '');
