import type { Corpus } from './corpus.ts';
import { tokenise } from './fold.ts';
import { last } from './lists.ts';
import type { Matches } from './match.ts';

/** A piece of text, marked where it answers the query. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Of what a typed word may mean, only readings nearly as good as the best are marked. */
const nearlyBest = 0.8;

/** Numbers of the terms that are marked in titles and excerpts. */
export function markedTerms(words: readonly Matches[], importance: readonly number[]): Set<number> {
  const marked = new Set<number>();
  words.forEach((matches, word) => {
    if ((importance[word] ?? 1) < 1) return;
    const best = Math.max(0, ...matches.values());
    for (const [term, worth] of matches) if (worth >= nearlyBest * best) marked.add(term);
  });
  return marked;
}

/** The text, what answers the query marked; neighbours that are both marked become one piece. */
export function markText(text: string, marked: ReadonlySet<number>, corpus: Corpus): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { exact, start, end } of tokenise(text)) {
    const number = corpus.numbers.get(exact);
    if (number === undefined || !marked.has(number)) continue;
    const between = text.slice(at, start);
    const before = last(found);
    if (before !== undefined && /^\s*$/.test(between))
      found[found.length - 1] = { text: before.text + text.slice(at, end), marked: true };
    else
      found.push({ text: between, marked: false }, { text: text.slice(start, end), marked: true });
    at = end;
  }
  return [...found, { text: text.slice(at), marked: false }].filter((piece) => piece.text !== '');
}
