import { listOf, numbers, times, type Matrix } from './matrix.ts';
import type { Rule } from './types.ts';

/** What a page draws, one operation after the other. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Operators = Readonly<Record<string, number>>;

/** Thicker is a box, not a line. */
const thickest = 3;

/** The straight lines that a page draws, and how many pictures. */
export function rulesOf(
  { fnArray, argsArray }: Drawing,
  OPS: Operators,
  upright: Matrix,
): { readonly rules: readonly Rule[]; readonly pictures: number } {
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let at = upright;
  let pictures = 0;
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === OPS['save']) {
      kept.push(at);
    } else if (operator === OPS['restore'] || operator === OPS['paintFormXObjectEnd']) {
      at = kept.pop() ?? upright;
    } else if (operator === OPS['transform']) {
      at = times(at, numbers(args));
    } else if (operator === OPS['paintFormXObjectBegin']) {
      kept.push(at);
      at = times(at, numbers(listOf(args)[0]));
    } else if (operator === OPS['constructPath']) {
      rules.push(...pathRules(args, at, OPS));
    } else if (
      operator === OPS['paintImageXObject'] ||
      operator === OPS['paintInlineImageXObject']
    ) {
      pictures += 1;
    }
  }
  return { rules, pictures };
}

function pathRules(args: unknown, at: Matrix, OPS: Operators): readonly Rule[] {
  const [operator, data] = listOf(args);
  // A path that only cuts off draws nothing.
  if (operator === undefined || operator === OPS['endPath']) {
    return [];
  }
  const points = numbers(listOf(data)[0]);
  const filled = operator === OPS['fill'] || operator === OPS['eoFill'];
  return filled ? filledRules(boxesOf(points), at) : strokedRules(points, at);
}

/** Points of each outline: 0 moves, 1 draws a line, 2 and 3 curves, 4 closes. */
function outlinesOf(path: readonly number[]): readonly (readonly (readonly [number, number])[])[] {
  const outlines: [number, number][][] = [];
  let index = 0;
  while (index < path.length) {
    const kind = path[index] ?? 4;
    const count = kind <= 1 ? 2 : kind === 2 ? 6 : kind === 3 ? 4 : 0;
    const x = path[index + count - 1] ?? 0;
    const y = path[index + count] ?? 0;
    if (kind === 0) {
      outlines.push([[x, y]]);
    } else if (kind === 4) {
      const open = outlines.at(-1);
      const first = open?.[0];
      if (open !== undefined && first !== undefined) {
        open.push(first);
      }
    } else {
      outlines.at(-1)?.push([x, y]);
    }
    index += count + 1;
  }
  return outlines;
}

function boxesOf(path: readonly number[]): readonly Rule[] {
  return outlinesOf(path).map((points) => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    return {
      left: Math.min(...xs),
      right: Math.max(...xs),
      bottom: Math.min(...ys),
      top: Math.max(...ys),
    };
  });
}

function filledRules(boxes: readonly Rule[], at: Matrix): readonly Rule[] {
  return boxes.map((box) => moved(box, at)).filter(isLine);
}

function strokedRules(path: readonly number[], at: Matrix): readonly Rule[] {
  return outlinesOf(path).flatMap((points) =>
    points
      .slice(1)
      .map(([x, y], index): Rule => {
        const [fromX, fromY] = points[index] ?? [x, y];
        return moved(
          {
            left: Math.min(x, fromX),
            right: Math.max(x, fromX),
            bottom: Math.min(y, fromY),
            top: Math.max(y, fromY),
          },
          at,
        );
      })
      .filter(isLine),
  );
}

function isLine({ left, right, bottom, top }: Rule): boolean {
  const width = right - left;
  const height = top - bottom;
  return (width <= thickest && height > 4) || (height <= thickest && width > 4);
}

function moved(box: Rule, [a, b, c, d, e, f]: Matrix): Rule {
  const xs = [a * box.left + c * box.bottom + e, a * box.right + c * box.top + e];
  const ys = [b * box.left + d * box.bottom + f, b * box.right + d * box.top + f];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
  };
}
