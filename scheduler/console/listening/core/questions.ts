// A sentence → what may be asked of it: which number, hour, day or name was in it, beside three that sound alike.
import type { Spoken } from '../../../../audio/index.ts';
import { shuffled } from './plan.ts';
import type { Question } from './shape.ts';

/** By the normaliser's class, the first that a sentence has. */
const asks: readonly (readonly [rule: string, asks: string, limits: readonly number[]])[] = [
  ['phone', 'Trong câu vừa nghe có số máy nào?', []],
  ['date', 'Trong câu vừa nghe có ngày nào?', [28, 12]],
  ['time', 'Trong câu vừa nghe có giờ nào?', [23, 59]],
  ['number', 'Trong câu vừa nghe có số nào?', []],
  ['measure', 'Trong câu vừa nghe có số nào?', []],
];
const others = 3;

/** Undefined: there is nothing in it that could be asked. */
export function questionOf(
  written: string,
  tokens: readonly Pick<Spoken['tokens'][number], 'start' | 'end' | 'rule'>[],
  seed: string,
): Question | undefined {
  const name = nameIn(written);
  if (name !== undefined)
    return choiceOf('Tên người trong câu vừa nghe là gì?', name, likeName(name), seed);
  for (const [rule, words, limits] of asks) {
    const token = tokens.find(
      (one) => one.rule === rule && isTelling(written.slice(one.start, one.end), rule),
    );
    if (!token) continue;
    const fact = written.slice(token.start, token.end);
    const like = likeNumber(fact, limits).filter(
      (one) => !written.includes(one) && isPossible(one),
    );
    const question = choiceOf(words, fact, like, seed);
    if (question) return question;
  }
  return undefined;
}

/** “Bước 2”, “mức 1”: a single figure can be guessed from the words around it. */
function isTelling(fact: string, rule: string): boolean {
  // “24/24 giờ” is known before it is heard.
  if (/^(\d+)\/\1\b/.test(fact)) return false;
  return /\d.*\d/.test(fact) || (rule === 'time' && /\d/.test(fact));
}

function choiceOf(
  words: string,
  right: string,
  like: readonly string[],
  seed: string,
): Question | undefined {
  const wrong = [...new Set(like)].filter((one) => one !== right).slice(0, others);
  if (wrong.length < others) return undefined;
  const choices = shuffled([right, ...wrong], seed, `choices ${right}`);
  return { asks: words, choices, right: choices.indexOf(right) };
}

/** `01/07/2025` → `02/07/2025`, `01/08/2025`, …: one figure of it another. `limits`: of its first groups the highest value. */
function likeNumber(fact: string, limits: readonly number[]): readonly string[] {
  const groups = [...fact.matchAll(/\d+/g)].map(({ 0: digits, index }, place) => ({
    ...{ digits, index },
    like: otherDigits(digits, limits[place]),
  }));
  // In turns, so that they differ in different places.
  return Array.from({ length: others }, (_, turn) =>
    groups.flatMap(({ digits, index, like }) => {
      const other = like[turn];
      if (other === undefined) return [];
      return [fact.slice(0, index) + other + fact.slice(index + digits.length)];
    }),
  ).flat();
}

/** 31/11 is no day: it would give the answer away. */
function isPossible(fact: string): boolean {
  return !/^(?:31\/(?:0?[2469]|11)|30\/0?2)(?!\d)/.test(fact);
}

/** Three others of as many digits. */
function otherDigits(digits: string, limit = 10 ** digits.length - 1): readonly string[] {
  const value = Number(digits);
  const lowest = digits.length === 1 || digits.startsWith('0') ? 1 : 10 ** (digits.length - 1);
  // A thousand's noughts stay: 28.000 is 29.000, never 28.001.
  if (/^0+$/.test(digits)) return [];
  const steps = [1, 10, -1, 2, -10, -2, 20, 3, -3];
  const near = steps.map((step) => value + step).filter((one) => one >= lowest && one <= limit);
  return near.slice(0, others).map((one) => String(one).padStart(digits.length, '0'));
}

/** `ông Nguyễn Văn Thắng` → `Nguyễn Văn Thắng`. */
function nameIn(written: string): string | undefined {
  const syllable = String.raw`\p{Lu}\p{Ll}+`;
  const found = new RegExp(
    String.raw`(?:^|[\s,])(?:[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|[cC]ụ|[bB]ác)\s+(${syllable}(?:\s${syllable}){1,3})(?![\p{L}])`,
    'u',
  ).exec(written);
  return found?.[1];
}

/** Combining marks of the tones: huyền, sắc, ngã, hỏi, nặng. */
const toneMarks = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'] as const;

/** The name with its last syllable in other tones. */
function likeName(name: string): readonly string[] {
  const at = name.lastIndexOf(' ') + 1;
  const last = name.slice(at).normalize('NFD');
  const bare = last.replaceAll(/[\u0300\u0301\u0303\u0309\u0323]/g, '');
  // Syllables that end in a stop have two tones alone.
  if (/(?:p|t|c|ch)$/.test(bare)) return [];
  const vowel = stressed(bare);
  const tones = ['', ...toneMarks].map((mark) => withTone(bare, vowel, mark));
  const own = last.normalize('NFC');
  return tones
    .filter((syllable) => syllable !== own)
    .map((syllable) => name.slice(0, at) + syllable);
}

/** Where the tone is written: after which letter of the syllable without tone (NFD). */
function stressed(bare: string): number {
  const letters = [...bare.matchAll(/\p{L}\p{M}*/gu)];
  const isVowel = (text: string): boolean => /^[aeiouy]/i.test(text);
  let nucleus = letters.filter(({ 0: text, index }) => {
    if (!isVowel(text)) return false;
    // gi- and qu- are beginnings.
    const start = bare.slice(0, index + text.length).toLowerCase();
    return !(start === 'qu' || (start === 'gi' && /^gi\p{L}/iu.test(bare)));
  });
  if (nucleus.length === 0) nucleus = letters;
  const marked = nucleus.findLast(({ 0: text }) => text.length > 1);
  const isOpen = nucleus.at(-1) === letters.at(-1);
  const chosen = marked ?? (isOpen ? nucleus.at(-2) : undefined) ?? nucleus.at(-1);
  return chosen === undefined ? bare.length : chosen.index + chosen[0].length;
}

function withTone(bare: string, after: number, mark: string): string {
  return (bare.slice(0, after) + mark + bare.slice(after)).normalize('NFC');
}
