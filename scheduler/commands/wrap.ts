/** A text in lines of at most `width` letters, those after the first led by `margin`; a longer word stands alone. */
export function wrapped(text: string, width: number, margin: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of text.split(' ').entries()) {
    if (index > 0 && line.length + 1 + word.length > width) {
      lines.push(line.trimEnd());
      line = margin + word;
    } else line = index === 0 ? word : `${line} ${word}`;
  }
  return [...lines, line.trimEnd()];
}
