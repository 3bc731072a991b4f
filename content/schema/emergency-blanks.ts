// The blanks of a prepared emergency text: `Nước {tên sông} đang lên`. Without zod, so that any room may use it.

const blank = /\{([^{}]*)\}/g;

/** The names of its blanks, each once, in the order in which they are read: `['tên sông']`. */
export function blanksOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(blank)].map(([, name = '']) => tidy(name)))];
}

/**
 * The text with its blanks filled: `{ text, missing }`. What stays open is named in `missing` and keeps its braces in
 * `text`: such a text is not to be aired. What is filled in is taken as it is, never as a blank.
 */
export function fillEmergency(
  text: string,
  filled: Readonly<Record<string, string>>,
): { readonly text: string; readonly missing: readonly string[] } {
  const wordsFor = (name: string): string =>
    tidy(Object.hasOwn(filled, name) ? (filled[name] ?? '') : '');
  return {
    text: text.replace(blank, (whole, name: string) => wordsFor(tidy(name)) || whole),
    missing: blanksOf(text).filter((name) => wordsFor(name) === ''),
  };
}

function tidy(words: string): string {
  return words.normalize('NFC').trim().replace(/\s+/g, ' ');
}
