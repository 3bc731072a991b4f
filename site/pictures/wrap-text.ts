/** How much wider a capital is than a usual letter: a heading all in capitals takes more room. */
const capitalWidth = 1.2;

function widthOf(text: string): number {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return text.length + capitals * (capitalWidth - 1);
}

/** A text in lines as wide as `length` usual letters, a longer word alone on its line: `('một hai ba', 7)` → `['một hai', 'ba']`. */
export function wrapText(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= length) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
