// Blocks that come anew into a document.
import type { Node, NodeType } from 'prosemirror-model';
import { proseSchema } from '../../../content/markup/prose-schema.ts';

const { nodes } = proseSchema;

export const cellOf = (text: string, type: NodeType = nodes.table_cell) =>
  type.create(null, nodes.cell_text.create(null, text === '' ? [] : proseSchema.text(text)));
const paragraphOf = (text: string) => nodes.paragraph.create(null, proseSchema.text(text));

export const freshBlocks: readonly ((text: string) => Node)[] = [
  paragraphOf,
  (text) => nodes.heading.create({ level: 2 }, proseSchema.text(text)),
  (text) => nodes.note.create(null, paragraphOf(text)),
  (text) => nodes.step.create({ id: '', title: text }, paragraphOf(text)),
  (text) => nodes.bullet_list.create(null, nodes.list_item.create(null, paragraphOf(text))),
  (text) => nodes.table.create(null, nodes.table_row.create(null, [cellOf(text), cellOf('')])),
  (text) => nodes.comment.create({ text: text.replaceAll('*/', '') }),
  (text) => nodes.sms.create({ read: text }, paragraphOf(text)),
  (text) => nodes.picture.create({ src: '/hinh/x.webp', alt: text }),
  (text) => nodes.file.create({ name: 'x.pdf', title: text }),
];
