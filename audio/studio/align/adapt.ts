// Two throats make the same sounds differently. What a first alignment has found teaches how this person's sounds follow
// from the voice's: a linear regression, and how far each dimension strays from it.
import { dimensions } from './features.ts';

export interface Adaptation {
  /** The script's frames as this person would say them, in units of how far they stray. */
  readonly template: Float32Array;
  /** The reading's frames in the same units. */
  readonly reading: Float32Array;
}

/** A frame of the reading with the frame of the script heard in it. */
export type Pair = readonly [reading: number, template: number];

/** Fewer frames than this (five seconds) teach nothing. */
export const fewestPairs = 500;
/** Keeps the regression from learning the noise of few frames. */
const ridge = 20;
const size = dimensions + 1;

/** Both sides, made alike by what the pairs teach. */
export function adapt(
  reading: Float32Array,
  template: Float32Array,
  pairs: readonly Pair[],
): Adaptation {
  const weights = regress(reading, template, pairs);
  const said = transform(template, weights);
  const strays = new Float64Array(dimensions);
  for (const [r, t] of pairs)
    for (let d = 0; d < dimensions; d += 1)
      strays[d] =
        (strays[d] ?? 0) +
        ((reading[r * dimensions + d] ?? 0) - (said[t * dimensions + d] ?? 0)) ** 2;
  const scale = strays.map((sum) => 1 / Math.sqrt(sum / pairs.length + 0.02));
  return { template: scaled(said, scale), reading: scaled(reading, scale) };
}

function scaled(values: Float32Array, scale: Float64Array): Float32Array {
  return values.map((value, index) => value * (scale[index % dimensions] ?? 1));
}

/** `size` weights for each dimension. */
function regress(
  reading: Float32Array,
  template: Float32Array,
  pairs: readonly Pair[],
): readonly Float64Array[] {
  const squares = new Float64Array(size * size);
  const products = Array.from({ length: dimensions }, () => new Float64Array(size));
  const input = new Float64Array(size).fill(1);
  for (const [r, t] of pairs) {
    input.set(template.subarray(t * dimensions, (t + 1) * dimensions));
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column <= row; column += 1)
        squares[row * size + column] =
          (squares[row * size + column] ?? 0) + (input[row] ?? 0) * (input[column] ?? 0);
    products.forEach((product, d) => {
      const output = reading[r * dimensions + d] ?? 0;
      for (let row = 0; row < size; row += 1)
        product[row] = (product[row] ?? 0) + output * (input[row] ?? 0);
    });
  }
  for (let row = 0; row < size; row += 1)
    squares[row * size + row] = (squares[row * size + row] ?? 0) + ridge;
  const lower = cholesky(squares);
  return products.map((product) => solve(lower, product));
}

/** The lower triangle whose square is the matrix, of which the lower half is read. */
function cholesky(matrix: Float64Array): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1)
        sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      lower[row * size + column] =
        row === column
          ? Math.sqrt(Math.max(sum, 1e-9))
          : sum / (lower[column * size + column] ?? 1);
    }
  return lower;
}

function solve(lower: Float64Array, right: Float64Array): Float64Array {
  const out = right.slice();
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < row; k += 1)
      out[row] = (out[row] ?? 0) - (lower[row * size + k] ?? 0) * (out[k] ?? 0);
    out[row] = (out[row] ?? 0) / (lower[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1)
      out[row] = (out[row] ?? 0) - (lower[k * size + row] ?? 0) * (out[k] ?? 0);
    out[row] = (out[row] ?? 0) / (lower[row * size + row] ?? 1);
  }
  return out;
}

function transform(template: Float32Array, weights: readonly Float64Array[]): Float32Array {
  const out = new Float32Array(template.length);
  for (let at = 0; at < template.length; at += dimensions)
    weights.forEach((row, d) => {
      let sum = row[dimensions] ?? 0;
      for (let k = 0; k < dimensions; k += 1) sum += (row[k] ?? 0) * (template[at + k] ?? 0);
      out[at + d] = sum;
    });
  return out;
}
