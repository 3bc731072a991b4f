import { paragraphsOf, textOf, type Table } from './blocks.ts';
import type { Remark } from './brought-in.ts';
import type { Piece } from './notice/pieces.ts';

/** Cells that reach over rows below: there the text has an empty cell, and whoever listens to that row alone must be told. */
export function mergedCells(piece: Piece): readonly Remark[] {
  return piece.kind === 'table' ? mergedOf(piece.table) : [];
}

function mergedOf({ rows }: Table): readonly Remark[] {
  const open = new Map<number, { text: string; rows: number }>();
  const found: { text: string; rows: number }[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of row) {
      const above = open.get(column);
      if (cell.continued && above !== undefined) {
        above.rows += 1;
      } else {
        const text = paragraphsOf(cell.blocks).map(textOf).join(' ').replace(/\s+/g, ' ').trim();
        const one = { text, rows: 1 };
        open.set(column, one);
        found.push(one);
      }
      column += cell.span;
    }
  }
  return found
    .filter((one) => one.text !== '' && one.rows > 1)
    .map((one) => ({
      text: one.text,
      why: `ô này trong tệp gốc gộp ${one.rows} hàng; trong bài chỉ hàng đầu có chữ, ${one.rows - 1} hàng dưới để trống: viết lại chữ vào đó nếu loa đọc từng hàng`,
    }));
}
