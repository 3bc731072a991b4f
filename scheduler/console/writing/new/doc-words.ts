import type { Node } from 'prosemirror-model';

/** All that a document says, a line for each paragraph, entry or cell. */
export function wordsOfDoc(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n', (leaf) =>
    leaf.type.name === 'hard_break' ? '\n' : '',
  );
}

/** The first words of a block, for whoever chooses among blocks. */
export function firstWords(node: Node, most = 90): string {
  const text = node.textBetween(0, node.content.size, ' ').replaceAll(/\s+/g, ' ').trim();
  const { alt, title } = node.attrs;
  const said = text || (typeof alt === 'string' ? alt : typeof title === 'string' ? title : '');
  return said.length <= most ? said : `${said.slice(0, said.lastIndexOf(' ', most))}…`;
}
