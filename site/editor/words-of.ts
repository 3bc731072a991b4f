import { ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform';

/** The words that steps bring in, for a person to read: where they cannot be put in any more they are shown. */
export function wordsOf(steps: readonly Step[]): string {
  let words = '';
  let end = -1;
  for (const step of steps) {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) continue;
    const { content } = step.slice;
    const text = content.textBetween(0, content.size, '\n', ' ');
    // Letter by letter behind each other is one word.
    words += step.from === end || words === '' || text === '' ? text : ` … ${text}`;
    end = step.from + step.slice.size;
  }
  return words;
}
