import type { PublishedSentence } from '../../content/schema/published.ts';

/** Spans of one spoken sentence on the page (`data-s`), in order; none where it is not written here. */
function spansOf(root: ParentNode, sentence: string): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`[data-s="${CSS.escape(sentence)}"]`)];
}

/**
 * Wraps each written word of a sentence in `<span data-w="3">`, where 3 is its index in `words` (`3 9` where it is said twice). Needs the place in the MDX
 * file (`data-o`) that the build left on the span; the page's words stay the same.
 */
function wrapWords(spans: readonly HTMLElement[], sentence: PublishedSentence): void {
  for (const span of spans) {
    const text = span.textContent;
    const start = Number(span.dataset['o'] ?? NaN);
    if (span.dataset['words'] !== undefined || Number.isNaN(start) || span.children.length > 0)
      continue;
    span.dataset['words'] = '';
    const parts: (string | HTMLElement)[] = [];
    const marks = new Map<number, HTMLElement>();
    let done = 0;
    sentence.words.forEach((word, index) => {
      const from = (word.start ?? -1) - start;
      const to = Math.min((word.end ?? -1) - start, text.length);
      // Said a second time: the same words are marked again.
      const before = marks.get(from);
      if (before) before.dataset['w'] = `${before.dataset['w'] ?? ''} ${index}`;
      if (from < done || to <= from) return;
      const mark = document.createElement('span');
      mark.dataset['w'] = String(index);
      mark.textContent = text.slice(from, to);
      marks.set(from, mark);
      parts.push(text.slice(done, from), mark);
      done = to;
    });
    if (done === 0) continue;
    span.textContent = '';
    span.append(...parts, text.slice(done));
  }
}

/** The page's words, in which what is being spoken is marked. */
export interface WrittenText {
  /** Id of the marked sentence. */
  readonly sentence: string | undefined;
  /** The first marked element, for scrolling to; undefined while what is spoken is not written here. */
  readonly place: HTMLElement | undefined;
  /** Marks a sentence and the word `wordIndex` in it, -1 for no word; one of each at a time. Returns whether the sentence changed. */
  readonly mark: (sentence: PublishedSentence | undefined, wordIndex: number) => boolean;
}

export function writtenText(root: ParentNode): WrittenText {
  let marked: string | undefined;
  let spans: readonly HTMLElement[] = [];
  let words: readonly Element[] = [];
  const markSentence = (sentence: PublishedSentence | undefined) => {
    for (const span of spans) span.classList.remove('spoken');
    marked = sentence?.id;
    spans = sentence === undefined ? [] : spansOf(root, sentence.id);
    if (sentence !== undefined) wrapWords(spans, sentence);
    for (const span of spans) span.classList.add('spoken');
  };
  const markWord = (wordIndex: number) => {
    for (const word of words) word.classList.remove('spoken-word');
    // A number is written once and spoken as several words: the mark stays on the last word that has a written place.
    words = [];
    for (let index = wordIndex; index >= 0 && words.length === 0; index -= 1) {
      const found: Element[] = [];
      for (const span of spans) found.push(...span.querySelectorAll(`[data-w~="${index}"]`));
      words = found;
    }
    for (const word of words) word.classList.add('spoken-word');
  };
  return {
    get sentence() {
      return marked;
    },
    get place() {
      return spans[0];
    },
    mark: (sentence, wordIndex) => {
      const changed = sentence?.id !== marked;
      if (changed) markSentence(sentence);
      markWord(wordIndex);
      return changed;
    },
  };
}
