/** How a PDF moves, turns and stretches what it draws. */
export type Matrix = readonly [number, number, number, number, number, number];

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** What is first moved by `inner`, then by `outer`. */
export function times(outer: Matrix, inner: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Numbers of an array, a typed array, or an object like one. */
export function numbers(list: unknown): readonly number[] {
  return typeof list === 'object' && list !== null
    ? Object.values(list).filter((one) => typeof one === 'number')
    : [];
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []; // its members are looked at one by one
}
