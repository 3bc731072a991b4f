import type { Corpus } from './corpus.ts';
import { tokenise, type Token } from './fold.ts';
import type { Matches } from './match.ts';

/** A piece of text, marked where it answers the query. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Words shown around what was found. */
const excerptWords = 26;
/** Words shown before the first of them. */
const leadWords = 5;
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

/** The text whole, what answers the query marked; neighbours that are both marked become one piece. */
export function markText(text: string, marked: ReadonlySet<number>, corpus: Corpus): Piece[] {
  return pieces(text, tokensOf(text), 0, text.length, marked, corpus);
}

/** The part of a long text that holds most of the query, marked, with `…` where it is cut. */
export function excerptOf(text: string, marked: ReadonlySet<number>, corpus: Corpus): Piece[] {
  const tokens = tokensOf(text);
  if (tokens.length <= excerptWords) return markText(text, marked, corpus);
  const first = Math.max(0, densest(tokens, marked, corpus) - leadWords);
  const from = Math.min(first, tokens.length - excerptWords);
  const start = from === 0 ? 0 : (tokens[from]?.start ?? 0);
  const last = from + excerptWords - 1;
  const end = last >= tokens.length - 1 ? text.length : (tokens[last]?.end ?? text.length);
  return [
    ...(start > 0 ? [{ text: '… ', marked: false }] : []),
    ...pieces(text, tokens, start, end, marked, corpus),
    ...(end < text.length ? [{ text: ' …', marked: false }] : []),
  ];
}

// The same texts are shown at each key; there are no more of them than the index has.
const tokensByText = new Map<string, readonly Token[]>();

function tokensOf(text: string): readonly Token[] {
  const tokens = tokensByText.get(text) ?? tokenise(text);
  tokensByText.set(text, tokens);
  return tokens;
}

function isMarked(token: Token, marked: ReadonlySet<number>, corpus: Corpus): boolean {
  const number = corpus.numbers.get(token.exact);
  return number !== undefined && marked.has(number);
}

/** Where the window with the most different marked words begins; the earliest of equals. */
function densest(tokens: readonly Token[], marked: ReadonlySet<number>, corpus: Corpus): number {
  const span = excerptWords - leadWords;
  let best = 0;
  let bestCount = 0;
  tokens.forEach((token, at) => {
    if (!isMarked(token, marked, corpus)) return;
    const window = tokens.slice(at, at + span).filter((each) => isMarked(each, marked, corpus));
    const count = new Set(window.map((each) => each.fold)).size + window.length / 100;
    if (count > bestCount) [best, bestCount] = [at, count];
  });
  return best;
}

function pieces(
  text: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  marked: ReadonlySet<number>,
  corpus: Corpus,
): Piece[] {
  const found: Piece[] = [];
  let at = start;
  let markEnd = -1;
  for (const token of tokens) {
    if (token.start < start || token.end > end || !isMarked(token, marked, corpus)) continue;
    const between = text.slice(at, token.start);
    const last = found.at(-1);
    if (last?.marked === true && at === markEnd && /^\s*$/.test(between)) {
      found[found.length - 1] = {
        text: text.slice(markEnd - last.text.length, token.end),
        marked: true,
      };
    } else {
      if (between !== '') found.push({ text: between, marked: false });
      found.push({ text: text.slice(token.start, token.end), marked: true });
    }
    at = token.end;
    markEnd = token.end;
  }
  if (at < end) found.push({ text: text.slice(at, end), marked: false });
  return found;
}
