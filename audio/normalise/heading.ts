import { canonicalSyllable } from './syllable.ts';

/** A word of capitals right after or before that is a syllable: the line is a heading. */
const capitalNext = /^[\s,]*(\p{Lu}{2,})/u;
const capitalBefore = /(\p{Lu}{2,})\s$/u;

function isCapitalSyllable(match: RegExpExecArray | null): boolean {
  const word = match?.[1] ?? '';
  return word !== '' && canonicalSyllable(word.toLowerCase()) !== undefined;
}

/** Whether a word of capitals beside it is a syllable. */
export function isInHeading(text: string, at: number, end: number): boolean {
  return (
    isCapitalSyllable(capitalNext.exec(text.slice(end, end + 12))) ||
    isCapitalSyllable(capitalBefore.exec(text.slice(Math.max(0, at - 9), at)))
  );
}
