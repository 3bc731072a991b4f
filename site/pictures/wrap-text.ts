/** A text in lines of at most `length` letters, a longer word alone on its line: `('một hai ba', 7)` → `['một hai', 'ba']`. */
export function wrapText(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
