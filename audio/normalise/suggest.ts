// The rows of content/lexicon.tsv that are proposed for what nothing can read.
import { sayLetters } from './letters.ts';
import { canonicalSyllable, isSpeakable } from './syllable.ts';

/** How a group of English letters is heard in Vietnamese, the longest first. */
const onsets: readonly (readonly [string, string])[] = [
  ...([
    ['str', 'xờ tr'],
    ['spr', 'xờ pờ r'],
    ['scr', 'xờ cờ r'],
    ['sch', 's'],
  ] as const),
  ...([
    ['sh', 's'],
    ['ch', 'ch'],
    ['th', 'th'],
    ['ph', 'ph'],
    ['wh', 'u'],
    ['qu', 'qu'],
  ] as const),
  ...([
    ['st', 'xờ t'],
    ['sp', 'xờ p'],
    ['sc', 'xờ c'],
    ['sk', 'xờ c'],
    ['sm', 'xờ m'],
  ] as const),
  ...([
    ['sn', 'xờ n'],
    ['sw', 'xờ u'],
    ['sl', 'xờ l'],
    ['tr', 'tr'],
    ['dr', 'đờ r'],
  ] as const),
  ...([
    ['br', 'bờ r'],
    ['cr', 'cờ r'],
    ['kr', 'cờ r'],
    ['fr', 'phờ r'],
    ['gr', 'gờ r'],
  ] as const),
  ...([
    ['pr', 'pờ r'],
    ['bl', 'bờ l'],
    ['cl', 'cờ l'],
    ['kl', 'cờ l'],
    ['fl', 'phờ l'],
  ] as const),
  ...([
    ['gl', 'gờ l'],
    ['pl', 'pờ l'],
    ['b', 'b'],
    ['c', 'c'],
    ['d', 'đ'],
    ['f', 'ph'],
  ] as const),
  ...([
    ['g', 'g'],
    ['h', 'h'],
    ['j', 'gi'],
    ['k', 'c'],
    ['l', 'l'],
    ['m', 'm'],
  ] as const),
  ...([
    ['n', 'n'],
    ['p', 'p'],
    ['r', 'r'],
    ['s', 'x'],
    ['t', 't'],
    ['v', 'v'],
  ] as const),
  ...([
    ['w', 'u'],
    ['x', 'x'],
    ['y', 'd'],
    ['z', 'd'],
  ] as const),
];
const vowels: readonly (readonly [string, string])[] = [
  ...([
    ['ee', 'i'],
    ['ea', 'i'],
    ['oo', 'u'],
    ['ou', 'ao'],
    ['ow', 'ao'],
    ['ai', 'ây'],
  ] as const),
  ...([
    ['ay', 'ây'],
    ['ei', 'ây'],
    ['ey', 'i'],
    ['oa', 'ô'],
    ['oi', 'oi'],
    ['oy', 'oi'],
  ] as const),
  ...([
    ['au', 'o'],
    ['aw', 'o'],
    ['ie', 'i'],
    ['ue', 'u'],
    ['ui', 'u'],
    ['ew', 'iu'],
  ] as const),
  ...([
    ['io', 'i ô'],
    ['ia', 'i a'],
    ['eu', 'ê u'],
    ['a', 'a'],
    ['e', 'e'],
    ['i', 'i'],
  ] as const),
  ...([
    ['o', 'o'],
    ['u', 'u'],
    ['y', 'i'],
  ] as const),
];
const codas: Readonly<Record<string, string>> = {
  ...{ m: 'm', n: 'n', ng: 'ng', p: 'p', b: 'p', t: 't', d: 't', c: 'c', k: 'c', ck: 'c', g: 'c' },
  ...{ s: 't', ss: 't', x: 'c', f: 'p', ff: 'p', l: 'n', ll: 'n', nt: 'n', nd: 'n', nk: 'n' },
};
const stops = /[ptc]$/;

/** One Vietnamese syllable out of its parts, with the tone that a stopped one needs. */
function syllableOf(onset: string, vowel: string, coda: string): string {
  const head = /^[eêi]/.test(vowel) ? onset.replace(/c$/, 'k').replace(/g$/, 'gh') : onset;
  const plain = head.replace(/gi$/, /^i/.test(vowel) ? 'd' : 'gi') + vowel + coda;
  const words = plain.split(' ');
  const last = words.pop() ?? '';
  const toned = stops.test(last) ? last.replace(/[aeiouêôơư](?=[ptc]$)/, '$&\u0301') : last;
  return [...words, canonicalSyllable(toned.normalize('NFC')) ?? toned.normalize('NFC')].join(' ');
}

function take(
  table: readonly (readonly [string, string])[],
  text: string,
): readonly [string, string] | undefined {
  return table.find(([written]) => text.startsWith(written));
}

/** A foreign word as it is heard: `store` -> xờ to; undefined where no Vietnamese syllables come of it. */
function asHeard(word: string): string | undefined {
  let rest = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    // A silent e, but not that of a word of one vowel.
    .replace(/(?<=[aeiou][a-z]?[bcdfgklmnprstvz])e$/, '');
  const syllables: string[] = [];
  while (rest !== '') {
    const [onset = '', heardOnset = ''] = take(onsets, rest) ?? [];
    const length = rest.length;
    rest = rest.slice(onset.length);
    const [vowel, heardVowel = ''] = take(vowels, rest) ?? [];
    if (vowel === undefined) {
      if (rest.length === length) {
        // No Latin letter: nothing is heard.
        return undefined;
      }
      // A consonant without a vowel of its own is heard with ờ.
      syllables.push(`${heardOnset}ờ`);
      continue;
    }
    rest = rest.slice(vowel.length);
    const [, closing = ''] =
      /^(ng|ck|ss|ff|ll|nt(?![aeiou])|nd(?![aeiou])|nk|[mnpbtdckgsxfl](?![aeiouyhr]))/.exec(rest) ??
      [];
    const coda = codas[closing];
    rest = coda === undefined ? rest.replace(/^r(?![aeiouy])/, '') : rest.slice(closing.length);
    syllables.push(syllableOf(heardOnset, heardVowel, coda ?? ''));
  }
  const spoken = syllables.join(' ');
  return isSpeakable(spoken) ? spoken : undefined;
}

/** The row to add for a form that nothing can read, with a proposal to be corrected: foreign words as heard, acronyms by letter. */
export function suggestedRow(form: string): string {
  const heard = /^\p{Lu}?\p{Ll}{2,}$/u.test(form) ? asHeard(form) : undefined;
  return heard === undefined
    ? `${form}\t${sayLetters(form)}\tđọc từng chữ; sửa lại nếu có cách đọc khác`
    : `${form}\t${heard}\tđọc như nghe; sửa lại nếu có cách đọc khác`;
}

/** The row that decides for one reading of a form. */
export function decidingRow(form: string, spoken: string): string {
  return `${form}\t${spoken}\tđã chọn cách đọc`;
}
