import { sayDigits } from './numerals.ts';
import { letterNames } from './tables/letters.ts';

const names = new Map<string, string>();

/** One character's name; '' if it has none. Letters with foreign marks are named by their base letter. */
function nameOf(char: string): string {
  const lower = char.toLowerCase();
  const toneless = lower
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
  const base = lower.normalize('NFKD').slice(0, 1);
  return (
    letterNames.get(lower) ?? letterNames.get(toneless) ?? letterNames.get(base) ?? sayDigits(char)
  );
}

/** The same, remembered for the characters that are met again and again. */
function sayChar(char: string): string {
  const known = names.get(char);
  if (known !== undefined) {
    return known;
  }
  const name = nameOf(char);
  if (char < '\u2000') {
    names.set(char, name);
  }
  return name;
}

/** Letter by letter: `CT01` -> xê tê không một. Characters without a name are passed over. */
export function sayLetters(written: string): string {
  return Array.from(written, sayChar)
    .filter((name) => name !== '')
    .join(' ');
}

/** All of a code one by one, for whoever would rather have it so. */
export function sayEach(code: string): string {
  return Array.from(code, (char) => (char === '.' ? 'chấm' : sayLetters(char)))
    .filter((word) => word !== '')
    .join(' ');
}
