import type { PublishedSentence } from '../../content/schema/published.ts';

/** Spans of one spoken sentence on the page (`data-s`), in order; none where it is not written here. */
function spansOf(root: ParentNode, sentence: string): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`[data-s="${CSS.escape(sentence)}"]`)];
}

/**
 * Wraps each written word of a sentence in `<span data-w="3">`, where 3 is its index in `words`. Needs the place in the MDX
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
    let done = 0;
    sentence.words.forEach((word, index) => {
      const from = (word.start ?? -1) - start;
      const to = Math.min((word.end ?? -1) - start, text.length);
      if (from < done || to <= from) return;
      const mark = document.createElement('span');
      mark.dataset['w'] = String(index);
      mark.textContent = text.slice(from, to);
      parts.push(text.slice(done, from), mark);
      done = to;
    });
    if (done > 0) span.replaceChildren(...parts, text.slice(done));
  }
}

/** Marks what is being spoken in the written text; one sentence and one word at a time. */
export class WrittenText {
  readonly #root: ParentNode;
  #sentence: string | undefined;
  #spans: readonly HTMLElement[] = [];
  #words: readonly Element[] = [];

  constructor(root: ParentNode) {
    this.#root = root;
  }

  /** Id of the marked sentence. */
  get sentence(): string | undefined {
    return this.#sentence;
  }

  /** The first marked element, for scrolling to; undefined while what is spoken is not written here. */
  get place(): HTMLElement | undefined {
    return this.#spans[0];
  }

  /** Marks a sentence and the word `wordIndex` in it; -1 for no word. Returns whether the sentence changed. */
  mark(sentence: PublishedSentence | undefined, wordIndex: number): boolean {
    const changed = sentence?.id !== this.#sentence;
    if (changed) {
      for (const span of this.#spans) span.classList.remove('spoken');
      this.#sentence = sentence?.id;
      this.#spans = sentence === undefined ? [] : spansOf(this.#root, sentence.id);
      if (sentence !== undefined) wrapWords(this.#spans, sentence);
      for (const span of this.#spans) span.classList.add('spoken');
    }
    for (const word of this.#words) word.classList.remove('spoken-word');
    // A number is written once and spoken as several words: the mark stays on the last word that has a written place.
    this.#words = [];
    for (let index = wordIndex; index >= 0 && this.#words.length === 0; index -= 1) {
      this.#words = this.#spans.flatMap((span) => [
        ...span.querySelectorAll(`[data-w="${index}"]`),
      ]);
    }
    for (const word of this.#words) word.classList.add('spoken-word');
    return changed;
  }
}
