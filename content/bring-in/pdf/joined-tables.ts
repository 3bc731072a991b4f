import { paragraphsOf, textOf, type Block, type Cell, type Table } from '../blocks.ts';
import type { Remark } from '../brought-in.ts';

/** Tables right below each other with as many columns are one that a page's end cut; a head that is said again goes. */
export function joinTables(blocks: readonly Block[], leftOut: Remark[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.kind === 'table' && block.kind === 'table' && goesOn(last, block)) {
      const [first, ...rest] = block.rows;
      const again = first !== undefined && rowText(first) === rowText(last.rows[0] ?? []);
      if (again) {
        leftOut.push({ text: rowText(first), why: 'hàng đầu của bảng, lặp lại ở trang sau' });
      }
      joined[joined.length - 1] = { ...last, rows: [...last.rows, ...(again ? rest : block.rows)] };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

function goesOn(above: Table, below: Table): boolean {
  return (
    above.ruled && below.ruled && columnsOf(above) === columnsOf(below) && columnsOf(above) > 1
  );
}

function columnsOf({ rows }: Table): number {
  return Math.max(...rows.map((row) => row.reduce((sum, { span }) => sum + span, 0)));
}

function rowText(row: readonly Cell[]): string {
  return paragraphsOf([{ kind: 'table', rows: [row], ruled: true }])
    .map(textOf)
    .join(' ');
}
