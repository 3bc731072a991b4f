import type { Node } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { proseSchema } from '../../../content/markup/prose-schema.ts';
import { insertBlock } from './blocks.ts';

/** Three columns with names, and a row to begin with. */
export const insertTable: Command = insertBlock(() => {
  const { table, table_row: row, table_header: header, table_cell: cell } = proseSchema.nodes;
  if (!table || !row || !header || !cell) return undefined;
  const three = (make: () => Node | null) => [make(), make(), make()].filter((one) => one !== null);
  return table.create(null, [
    row.create(
      null,
      three(() => header.createAndFill()),
    ),
    row.create(
      null,
      three(() => cell.createAndFill()),
    ),
    row.create(
      null,
      three(() => cell.createAndFill()),
    ),
  ]);
});
