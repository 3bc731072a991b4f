import type { Piece, Rule } from './types.ts';

/** A cell of a drawn table, merged ones as one, with its place in the grid. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Grid {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly GridCell[];
}

const near = 2.5;

/** The tables that the lines of a page draw; a lone box or underline is none. */
export function gridsOf(rules: readonly Rule[]): readonly Grid[] {
  return touching(rules).flatMap((group) => {
    const lying = group.filter((rule) => rule.right - rule.left > rule.top - rule.bottom);
    const standing = group.filter((rule) => !lying.includes(rule));
    const xs = distinct(standing.map(({ left, right }) => (left + right) / 2));
    const ys = distinct(lying.map(({ top, bottom }) => (top + bottom) / 2)).reverse();
    if (xs.length < 2 || ys.length < 2 || (xs.length === 2 && ys.length === 2)) {
      return [];
    }
    return [gridFrom(xs, ys, lying, standing)];
  });
}

function gridFrom(
  xs: readonly number[],
  ys: readonly number[],
  lying: readonly Rule[],
  standing: readonly Rule[],
): Grid {
  const cells: GridCell[] = [];
  const taken = new Set<string>();
  const x = (at: number) => xs[at] ?? 0;
  const y = (at: number) => ys[at] ?? 0;
  const wall = (at: number, row: number) =>
    standing.some(
      (rule) => within(rule.left, x(at)) && covers(rule.bottom, rule.top, y(row + 1), y(row)),
    );
  const floor = (at: number, column: number) =>
    lying.some(
      (rule) => within(rule.top, y(at)) && covers(rule.left, rule.right, x(column), x(column + 1)),
    );
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (taken.has(`${row} ${column}`)) {
        continue;
      }
      let columns = 1;
      while (column + columns < xs.length - 1 && !wall(column + columns, row)) {
        columns += 1;
      }
      let rows = 1;
      while (row + rows < ys.length - 1 && !floor(row + rows, column)) {
        rows += 1;
      }
      for (let down = 0; down < rows; down += 1) {
        for (let across = 0; across < columns; across += 1) {
          taken.add(`${row + down} ${column + across}`);
        }
      }
      cells.push({
        ...{ row, column, rows, columns },
        ...{ left: x(column), right: x(column + columns), top: y(row), bottom: y(row + rows) },
      });
    }
  }
  return {
    ...{ left: x(0), right: x(xs.length - 1), top: y(0), bottom: y(ys.length - 1) },
    ...{ rowCount: ys.length - 1, columnCount: xs.length - 1, cells },
  };
}

function within(a: number, b: number): boolean {
  return Math.abs(a - b) < near * 1.6;
}

/** Whether a line reaches over the middle of a stretch. */
function covers(from: number, to: number, start: number, end: number): boolean {
  const middle = (start + end) / 2;
  return from - near <= middle && to + near >= middle;
}

function distinct(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (found.at(-1) ?? -Infinity) > near * 1.6) {
      found.push(value);
    }
  }
  return found;
}

function touching(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  let groups: Rule[][] = [];
  for (const rule of rules.slice(0, 4000)) {
    const met = groups.filter((group) => group.some((other) => meet(rule, other)));
    groups = [...groups.filter((group) => !met.includes(group)), [...met.flat(), rule]];
  }
  return groups;
}

function meet(a: Rule, b: Rule): boolean {
  return (
    a.left <= b.right + near &&
    b.left <= a.right + near &&
    a.bottom <= b.top + near &&
    b.bottom <= a.top + near
  );
}

export function inside(
  piece: Piece,
  box: { left: number; right: number; top: number; bottom: number },
): boolean {
  const middle = (piece.left + piece.right) / 2;
  const height = piece.base + piece.size * 0.3;
  return (
    middle > box.left - 1 &&
    middle < box.right + 1 &&
    height < box.top + 1 &&
    height > box.bottom - 1
  );
}

/** A piece that reaches over a line between cells is cut at the space nearest to it. */
export function cutAtWalls(piece: Piece, walls: readonly number[]): readonly Piece[] {
  const wall = walls.find(
    (x) => x > piece.left + piece.size * 0.4 && x < piece.right - piece.size * 0.4,
  );
  if (wall === undefined || !piece.text.trim().includes(' ')) {
    return [piece];
  }
  const wanted = ((wall - piece.left) / (piece.right - piece.left)) * piece.text.length;
  const spaces = [...piece.text.matchAll(/\s+/g)].map(({ index }) => index);
  const at = spaces.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? 0;
  return [
    { ...piece, text: `${piece.text.slice(0, at)} `, right: wall - 1 },
    ...cutAtWalls({ ...piece, text: piece.text.slice(at).trimStart(), left: wall + 1 }, walls),
  ];
}
