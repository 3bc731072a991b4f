// Stands in until content/write/prose/ is there: paragraphs of plain words.
import { Schema, type Node } from 'prosemirror-model';

export const proseSchema = new Schema({
  nodes: {
    doc: {
      content: 'paragraph+',
      attrs: { title: { default: null }, question: { default: null } },
    },
    paragraph: { content: 'text*', toDOM: () => ['p', 0] },
    text: {},
  },
});

export function readProse(text: string): Node {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const title = /^title: (.*)$/m.exec(front)?.[1] ?? null;
  const words = body.split('\n').filter((line) => line !== '');
  return proseSchema.node(
    'doc',
    { title },
    (words.length > 0 ? words : ['']).map((line) =>
      proseSchema.node('paragraph', null, line === '' ? [] : [proseSchema.text(line)]),
    ),
  );
}

export function writeProse(was: string, doc: Node): string {
  return doc.eq(readProse(was)) ? was : newProse(doc);
}

export function newProse(doc: Node): string {
  const lines = Array.from({ length: doc.childCount }, (_, index) => doc.child(index).textContent);
  return `---\ntitle: ${String(doc.attrs['title'])}\n---\n\n${lines.join('\n\n')}\n`;
}
