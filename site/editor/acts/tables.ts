import type { Node, NodeType } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { proseSchema } from '../../../content/markup/prose-schema.ts';
import { insertBlock } from './blocks.ts';

const { table, table_row: row, table_header: header, table_cell: cell } = proseSchema.nodes;

/** Three columns with names, and two rows to begin with. */
export const insertTable: Command = insertBlock(() =>
  table.create(null, [rowOf(header), rowOf(cell), rowOf(cell)]),
);

function rowOf(kind: NodeType): Node {
  return row.create(
    null,
    [1, 2, 3].flatMap(() => kind.createAndFill() ?? []),
  );
}
