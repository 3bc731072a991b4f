import type { Corpus } from './corpus.ts';
import { formOf, tokenise, tokeniseTyped, type Form } from './fold.ts';
import { undoKeyboard } from './keyboard.ts';

/** Longer queries are cut: nobody types more, and each word costs a pass over the vocabulary. */
const maxWords = 16;
const maxLetters = 200;

/** The words looked for: typing leftovers undone, spaces put where the site's words want them. */
export function readQuery(query: string, corpus: Corpus): Form[] {
  const typed = tokeniseTyped(query.slice(0, maxLetters)).flatMap((token) =>
    readWord(query.slice(token.start, token.end), token, corpus),
  );
  return joinWords(typed, corpus).slice(0, maxWords);
}

function readWord(written: string, form: Form, corpus: Corpus): Form[] {
  if (corpus.folds.has(form.fold)) return [form];
  const undone = undoKeyboard(written);
  if (undone !== undefined && corpus.folds.has(undone.fold)) return [undone];
  const parted = tokenise(written);
  const only = parted[0];
  if (parted.length !== 1 || only === undefined) return parted;
  return partWord(written, corpus) ?? [only];
}

/** `taikhoan` → tai, khoan: the fewest words of the site, each standing beside the next somewhere. */
function partWord(written: string, corpus: Corpus): Form[] | undefined {
  const text = written.normalize('NFC');
  // best[end]: the fewest words that make up the first `end` letters.
  const best: (Form[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - 8); start < end; start += 1) {
      const before = best[start];
      const word = formOf(text.slice(start, end));
      if (before === undefined || !corpus.folds.has(word.fold)) continue;
      const previous = before.at(-1);
      if (previous && !corpus.neighbours.has(`${previous.fold} ${word.fold}`)) continue;
      const shortest = best[end];
      if (shortest === undefined || before.length + 1 < shortest.length)
        best[end] = [...before, word];
    }
  }
  return best[text.length];
}

/** `ot p` → otp, `đăn gký` → đăng ký: a space that is not wanted, or stands one letter off. */
function joinWords(words: readonly Form[], corpus: Corpus): Form[] {
  const joined: Form[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined) continue;
    const repaired = next === undefined ? undefined : repairSpace(word, next, corpus);
    joined.push(...(repaired ?? [word]));
    if (repaired !== undefined) at += 1;
  }
  return joined;
}

function repairSpace(word: Form, next: Form, corpus: Corpus): Form[] | undefined {
  const bothKnown = corpus.folds.has(word.fold) && corpus.folds.has(next.fold);
  if (bothKnown && word.fold.length > 1 && next.fold.length > 1) return undefined;
  const fold = word.fold + next.fold;
  if (corpus.folds.has(fold)) return [{ exact: fold, fold }];
  return bothKnown ? undefined : partWord(fold, corpus);
}
