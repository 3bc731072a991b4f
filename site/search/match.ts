import type { Corpus, Term } from './corpus.ts';
import type { Form } from './fold.ts';

/** How well a word of the site answers a typed one, 1 at best. Tuned on tests/cases/search-queries.tsv. */
const worth = {
  exact: 1,
  /** Typed without any mark: any marks will do. */
  unmarked: 0.97,
  /** Typed with some of the marks, none of them wrong: `điên` for điện. */
  halfMarked: 0.85,
  /** Typed with other marks: `mả` for mã. */
  otherMarks: 0.55,
  /** The beginning of a longer word, for the word being typed. */
  beginning: 0.5,
  firstLetter: 0.2,
} as const;

/** A slip may also have hit another word of the site; then the word as typed is much likelier. */
const slipOfKnown = 0.3;

/** The words of the site that may be meant by one typed word: term number → worth. */
export type Matches = ReadonlyMap<number, number>;

/** How well a typed word with a slip answers a word of the site. */
export type Slip = (word: Form, term: Term) => number;

/** What each typed word may mean. `isLast`: the last word may be unfinished. */
export function matchWord(word: Form, isLast: boolean, corpus: Corpus, slip: Slip): Matches {
  const known = corpus.folds.has(word.fold);
  const matches = new Map<number, number>();
  corpus.terms.forEach((term, number) => {
    const found = Math.max(
      sameLetters(word, term),
      isLast ? beginning(word, term) : 0,
      slip(word, term) * (known ? slipOfKnown : 1),
    );
    if (found > 0) matches.set(number, found);
  });
  return matches;
}

function sameLetters(word: Form, term: Term): number {
  if (word.fold !== term.fold) return 0;
  if (word.exact === term.exact) return worth.exact;
  if (word.exact === word.fold) return worth.unmarked;
  return marksAgree(word.exact, term.exact) ? worth.halfMarked : worth.otherMarks;
}

function beginning(word: Form, term: Term): number {
  if (!term.fold.startsWith(word.fold)) return 0;
  if (word.fold.length < 2) return worth.firstLetter;
  return word.exact === word.fold || marksAgree(word.exact, term.exact)
    ? worth.beginning
    : worth.beginning / 2;
}

/** Whether every mark that was typed stands in the term too; `đien` and điện, not `đién` and điện. */
function marksAgree(typed: string, term: string): boolean {
  const typedTone = /\d$/.exec(typed)?.[0];
  if (typedTone !== undefined && !term.endsWith(typedTone)) return false;
  const typedLetters = typed.replace(/\d$/, '');
  const termLetters = term.replace(/\d$/, '');
  return Array.from(typedLetters).every(
    (letter, at) => letter === termLetters[at] || /[a-z]/.test(letter),
  );
}
