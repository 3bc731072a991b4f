import { proseSchema } from '../../../content/markup/prose-schema.ts';
import { cellOf } from './fresh-blocks.ts';
import { some, type Edit, type Place } from './random-places.ts';
import { someWords } from './random-words.ts';

const { nodes } = proseSchema;

export const tableEdits: Readonly<Record<string, Edit>> = {
  row(tr, random) {
    const place = some(tr.doc, random, (node) => node.type === nodes.table_row);
    if (place === undefined) return false;
    const cells = Array.from({ length: place.node.childCount }, (_, at) =>
      cellOf(at === 0 ? someWords(random).replaceAll('\n', ' ') : ''),
    );
    tr.insert(place.pos + place.node.nodeSize, nodes.table_row.create(null, cells));
    return true;
  },
  column(tr, random) {
    const place = some(tr.doc, random, (node) => node.type === nodes.table);
    if (place === undefined) return false;
    const rows: Place[] = [];
    place.node.forEach((node, offset) => rows.push({ node, pos: place.pos + 1 + offset }));
    for (const { node, pos } of rows.toReversed()) {
      const type =
        node.firstChild?.type === nodes.table_header ? nodes.table_header : nodes.table_cell;
      tr.insert(pos + node.nodeSize - 1, cellOf('x', type));
    }
    return true;
  },
};
