// Pages whose text runs up or down the paper: a wide table on a tall sheet, a sheet that was scanned into place.
import type { Matrix } from './matrix.ts';

export interface Written {
  readonly text: string;
  readonly transform: readonly number[];
}

/** Quarter turns that letters stand in, against the clock. */
export function turnOf([a = 0, b = 0]: readonly number[]): number {
  return Math.abs(a) >= Math.abs(b) ? (a < 0 ? 2 : 0) : b > 0 ? 1 : 3;
}

/** The turn of most letters of a page. */
export function turnOfMost(written: readonly Written[]): number {
  const letters = [0, 0, 0, 0];
  for (const { text, transform } of written) {
    const turn = turnOf(transform);
    letters[turn] = (letters[turn] ?? 0) + text.trim().length;
  }
  return letters.indexOf(Math.max(...letters));
}

/** Sets a page upright that was turned so often; its lower left corner is 0, 0. */
export function upright(
  turn: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): { readonly matrix: Matrix; readonly width: number; readonly height: number } {
  const width = x1 - x0;
  const height = y1 - y0;
  switch (turn) {
    case 1:
      return { matrix: [0, -1, 1, 0, -y0, x1], width: height, height: width };
    case 2:
      return { matrix: [-1, 0, 0, -1, x1, y1], width, height };
    case 3:
      return { matrix: [0, 1, -1, 0, y1, -x0], width: height, height: width };
    default:
      return { matrix: [1, 0, 0, 1, -x0, -y0], width, height };
  }
}
