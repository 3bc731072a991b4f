import { canonicalSyllable } from './syllable.ts';
import { triggerWords } from './tables/triggers.ts';

/** Words seen, with what is said for them; `null` for a word that the readers must look at. */
const seen = new Map<string, string | null>();
/** More than the syllables that Vietnamese writes; a text of endless odd words cannot fill the memory. */
const seenKept = 20_000;

/** Capitals that are words rather than the name of a letter: Ô, Ở, Ý. */
const wordOfOneLetter = /^[À-ỹ]$/;

function recase(canonical: string, word: string): string {
  return word.charAt(0) === word.charAt(0).toLowerCase()
    ? canonical
    : canonical.charAt(0).toUpperCase() + canonical.slice(1);
}

function look(word: string): string | null {
  const lower = word.toLowerCase();
  const capitals = word.slice(1) !== lower.slice(1);
  const letter = word.length === 1 && word !== lower && !wordOfOneLetter.test(word);
  if (capitals || letter || triggerWords.has(lower)) {
    return null;
  }
  const canonical = canonicalSyllable(lower);
  if (canonical === undefined) {
    return null;
  }
  return canonical === lower ? word : recase(canonical, word);
}

/** A word that is a Vietnamese syllable and nothing else, in its one spelling; `null` if the readers must look at it. */
export function sayPlainWord(word: string): string | null {
  const known = seen.get(word);
  if (known !== undefined) {
    return known;
  }
  const spoken = look(word);
  if (seen.size >= seenKept) {
    seen.clear();
  }
  seen.set(word, spoken);
  return spoken;
}
