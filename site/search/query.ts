import type { Corpus } from './corpus.ts';
import { formOf, letterRange, tokenise, tokeniseTyped, type Form } from './fold.ts';
import { undoKeyboard } from './keyboard.ts';
import { flat, last } from './lists.ts';
import { spellOut } from './shorthand.ts';

/** Longer queries are cut: nobody types more, and each word costs a pass over the vocabulary. */
const maxWords = 20;
const maxLetters = 200;
const wordsTyped = new RegExp(`[${letterRange}\\d]+`, 'g');
const lettersTyped = new RegExp(`[${letterRange}]+`, 'g');
/** `nghiêng` */
const longestSyllable = 7;
/** How a word that is no word is written for fun or by a key held down: `fường` → phường, `ji` → gi, `quáaaa`. */
const habits = [
  ['', ''],
  [/^f/i, 'ph'],
  [/^z/i, 'v'],
  [/^z/i, 'd'],
  [/^[jz]/i, 'gi'],
  [/(.)\1+/g, '$1'],
] as const;
/** Words that stand side by side nowhere are parted too, but only in two, of at least so many letters each. */
const leastPart = 2;

/** The words looked for: typing leftovers undone, spaces put where the site's words want them. */
export function readQuery(query: string, corpus: Corpus): Form[] {
  const typed = spellShorthand(query.slice(0, maxLetters).replace(/=/g, ' bằng '));
  const words = flat(joinSplit(typed, corpus).map((word) => readWord(word, corpus)));
  return repairSpaces(words, corpus).slice(0, maxWords);
}

/** `lm sao ko dc` → làm sao không được; digits stay with their letters, they may be keys: `d9a8ng`. */
function spellShorthand(typed: string): string {
  return typed.replace(wordsTyped, (word) => {
    // No key comes before a letter: `8h30` is 8 giờ 30.
    if (!/^\d/.test(word)) return spellWord(word) ?? word;
    return word.replace(lettersTyped, (part) => {
      const spelled = spellWord(part);
      return spelled === undefined ? part : ` ${spelled} `;
    });
  });
}

/** What is written short bears no mark but that of đ, which may be typed `dd`, `d9`: `hẻm` and `túi` are words. */
function spellWord(word: string): string | undefined {
  for (const { exact, fold } of [formOf(word), undoKeyboard(word) ?? formOf(word)]) {
    const spelled = exact.replace(/đ/g, 'd') === fold ? spellOut(fold) : undefined;
    if (spelled !== undefined) return spelled;
  }
  return undefined;
}

/** `ot p` → otp: before anything else is made of the parts. */
function joinSplit(typed: string, corpus: Corpus): string[] {
  const isKnown = (word: string) => corpus.folds.has(formOf(word).fold);
  const words: string[] = [];
  for (const { start, end } of tokeniseTyped(typed)) {
    const word = typed.slice(start, end);
    const before = last(words);
    const joined = (before || '') + word;
    const unlikely =
      before === undefined || !isKnown(before) || !isKnown(word) || word.length === 1;
    if (before !== undefined && unlikely && isKnown(joined)) words[words.length - 1] = joined;
    else words.push(word);
  }
  return words;
}

function readWord(written: string, corpus: Corpus): Form[] {
  const form = formOf(written);
  if (corpus.folds.has(form.fold)) return [form];
  const words = habits.map(([typed, letters]) => written.replace(typed, letters));
  // The oldest browsers have no flatMap.
  const meant = ([] as Form[])
    .concat(...words.map((word) => [formOf(word), undoKeyboard(word) ?? formOf(word)]))
    .filter(({ fold }) => corpus.folds.has(fold));
  const known = meant.find(({ exact }) => corpus.numbers.has(exact)) ?? meant[0];
  if (known !== undefined) return [known];
  const parted = tokenise(written);
  const only = parted[0];
  if (parted.length !== 1 || only === undefined) return parted;
  return partWord(written, corpus) ?? [only];
}

/** `taikhoan` → tai, khoan: the fewest words of the site, if each stands beside the next somewhere, or there are only two. */
function partWord(written: string, corpus: Corpus): Form[] | undefined {
  const text = written.normalize('NFC');
  // best[end]: the fewest words that make up the first `end` letters.
  const best: (Form[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - longestSyllable); start < end; start += 1) {
      const before = best[start];
      const word = formOf(text.slice(start, end));
      if (before === undefined || !corpus.folds.has(word.fold)) continue;
      const previous = last(before);
      if (previous && !corpus.neighbours.has(`${previous.fold} ${word.fold}`)) continue;
      const shortest = best[end];
      if (shortest === undefined || before.length + 1 < shortest.length)
        best[end] = [...before, word];
    }
  }
  return best[text.length] ?? partInTwo(text, corpus);
}

function partInTwo(text: string, corpus: Corpus): Form[] | undefined {
  for (let at = leastPart; at <= text.length - leastPart; at += 1) {
    const parts = [formOf(text.slice(0, at)), formOf(text.slice(at))];
    if (parts.every(({ fold }) => corpus.folds.has(fold))) return parts;
  }
  return undefined;
}

/** `đăn gký` → đăng ký: a space that stands one letter off. */
function repairSpaces(words: readonly Form[], corpus: Corpus): Form[] {
  const repaired: Form[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined) continue;
    const known =
      next === undefined || (corpus.folds.has(word.fold) && corpus.folds.has(next.fold));
    const parts = known ? undefined : partWord(word.fold + next.fold, corpus);
    repaired.push(...(parts ?? [word]));
    if (parts !== undefined) at += 1;
  }
  return repaired;
}
