/** One measured figure of `npm run bench`, beside its baseline of the same run and its target. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly baseline?: number;
  readonly unit: string;
  /** The target in words, e.g. `≥ 100000`. */
  readonly target: string;
  readonly ok: boolean;
}

/** To two digits after the point: a table is read by people. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
