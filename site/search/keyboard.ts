import { formOf, letterRange, type Form } from './fold.ts';

// Two ways to type Vietnamese on a plain keyboard. Where the phone's input method is off, the keys remain as typed:
// "ddawng kys" (Telex), "d9ang8 ky1" (VNI).
const telexTones: Readonly<Record<string, string>> = { f: '1', s: '2', r: '3', x: '4', j: '5' };
const horn: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' };
const roof: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };

const vniWord = new RegExp(`^[${letterRange}]+\\d[${letterRange}\\d]*$`);
const vowel = /[aeiouyăâêôơư]/;

/** The form meant by Telex or VNI keys (`taif` → tài), or undefined when the word holds no such key. */
export function undoKeyboard(typed: string): Form | undefined {
  const word = typed.toLowerCase();
  const undone = vniWord.test(word) ? undoVni(word) : undoTelex(word);
  if (undone === undefined) return undefined;
  // formOf unifies y and i; the tone is already a digit and is put back after it.
  const { exact, fold } = formOf(undone.letters);
  return { exact: exact + undone.tone, fold };
}

interface Undone {
  readonly letters: string;
  readonly tone: string;
}

function undoTelex(word: string): Undone | undefined {
  let letters = '';
  let tone = '';
  for (const key of word) {
    const last = letters.slice(-1);
    if (key === 'd' && last === 'd') letters = `${letters.slice(0, -1)}đ`;
    else if (key in roof && isOpen(letters, key)) letters = roofLast(letters, key);
    else if (key === 'w' && /[aou]/.test(letters)) letters = hornLast(letters);
    else if (key in telexTones && vowel.test(letters)) tone = telexTones[key] || '';
    else letters += key;
  }
  return tone === '' && letters === word ? undefined : { letters, tone };
}

/** Whether the vowel waits for its roof: the last letter, or the only vowel of a closed syllable (`nopo` → nôp). */
function isOpen(letters: string, key: string): boolean {
  return letters.endsWith(key) || new RegExp(`^[^aeiouy]*${key}[^aeiouy]+$`).test(letters);
}

function roofLast(letters: string, key: string): string {
  const at = letters.lastIndexOf(key);
  return letters.slice(0, at) + (roof[key] || '') + letters.slice(at + 1);
}

function undoVni(word: string): Undone | undefined {
  let letters = '';
  let tone = '';
  for (const key of word) {
    if (key >= '1' && key <= '5') tone = key === '1' ? '2' : key === '2' ? '1' : key;
    else if (key === '6') letters = letters.replace(/[aeo](?=[^aeo]*$)/, (at) => roof[at] ?? at);
    else if (key === '7' || key === '8') letters = hornLast(letters);
    else if (key === '9') letters = letters.replace(/^d/, 'đ');
    else if (key === '0') tone = '';
    else letters += key;
  }
  return { letters, tone };
}

/** `uo` takes the horn on both letters (`uow` → ươ), any other vowel on the last that can. */
function hornLast(letters: string): string {
  if (/uo/.test(letters)) return letters.replace('uo', 'ươ');
  return letters.replace(/[aou](?=[^aou]*$)/, (at) => horn[at] ?? at);
}
