// Tables of Word, Excel and pages as ours are: rows of the same many cells, names of columns in the first row alone.
import { namesColumns } from '../../content/markup/header-row.ts';

/** What no text of ours has; a page may claim any number. */
const mostColumns = 60;

export function makeTables(parsed: Document): void {
  for (const table of parsed.body.querySelectorAll('table')) {
    // Within a cell its words stand in one line: no table of ours holds another.
    if (table.parentElement?.closest('table')) continue;
    const rows = [...table.rows].map(({ cells }) => [...cells]).filter(({ length }) => length > 0);
    const [first = []] = rows;
    const caption = parsed.createElement('p');
    caption.append(...(table.caption?.childNodes ?? []));
    table.before(caption);
    // A page often lays itself out so.
    if (rows.length <= 1 && first.length <= 1) table.replaceWith(...(first[0]?.childNodes ?? []));
    else table.replaceChildren(...rowsOf(rows, parsed));
  }
}

type Grid = readonly (HTMLTableCellElement | undefined)[][];

/** Each cell where it begins; where it reaches further there is an empty one. */
function rowsOf(rows: readonly (readonly HTMLTableCellElement[])[], parsed: Document) {
  const grid = gridOf(rows);
  const width = Math.max(...grid.map(({ length }) => length));
  // In some columns nothing begins: all their cells reach in from the left.
  const columns = Array.from({ length: width }, (_, at) => at).filter((at) =>
    grid.some((row) => row[at]),
  );
  const isHeader = ({ tagName }: Element): boolean => tagName === 'TH';
  const hasNames = namesColumns((grid[0] ?? []).flatMap((cell) => (cell ? [isHeader(cell)] : [])));
  return grid.map((cells, at) => {
    const row = parsed.createElement('tr');
    for (const column of columns) {
      const made = parsed.createElement(at === 0 && hasNames ? 'th' : 'td');
      made.append(...(cells[column]?.childNodes ?? []));
      row.append(made);
    }
    return row;
  });
}

function gridOf(rows: readonly (readonly HTMLTableCellElement[])[]): Grid {
  const grid: (HTMLTableCellElement | undefined)[][] = rows.map(() => []);
  const taken = rows.map(() => new Set<number>());
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (taken[at]?.has(column)) column += 1;
      const wide = Math.max(1, Math.min(cell.colSpan, mostColumns - column));
      // 0 is all that are left.
      const high = cell.rowSpan || rows.length;
      for (const below of taken.slice(at, at + high))
        for (let over = 0; over < wide; over += 1) below.add(column + over);
      const row = grid[at] ?? [];
      row[column] = cell;
      column += wide;
    }
  }
  return grid;
}
