/** How many letters must be changed, added, left out or swapped to get from one word to the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? a.length;
}

/** The known word nearest to what was written, when it is near enough to be meant: `titel` → `title`. */
export function closest(written: string, known: readonly string[]): string | undefined {
  const reach = Math.max(1, Math.floor(written.length / 3));
  return known
    .map((word) => ({ word, far: distance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far)[0]?.word;
}

/** `Ý bạn là "title"? ` where something near is known, else ''. */
export function didYouMean(written: string, known: readonly string[]): string {
  const word = closest(written, known);
  return word === undefined ? '' : `Ý bạn là "${word}"? `;
}
