/** The key of two terms side by side in `Corpus.pairs`. */
export function pairOf(first: number, second: number): number {
  return first * 65_536 + second;
}
