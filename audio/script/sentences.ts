import { cut } from '../../content/markup/written.ts';
import type { Written } from '../../content/markup/written.ts';
import { trimmed } from './tidy.ts';

/** Written forms whose full stop ends no sentence even before a capital: titles, places, signatures. */
const abbreviations = new Set(
  'kt tm tl tuq q p tp tx tt h x t đ st nxb ths ts pgs gs bs ks ls cn cv gv hs đ/c đt stt tr vd no mr mrs ms dr'.split(
    ' ',
  ),
);

const stop = /([.?!]+|…)(["'”’»)\]]*)\s+(?=(\S+))/gu;
/** `3.1.`, `Bước 1.`, `Điều 5.`, `IV.`, `A.`, `a.` at a sentence's start: it names what follows. */
const label =
  /^(?:(?:bước|điều|mục|phần|chương|khoản|câu|bài|phụ lục)\s+)?(?:\d+(?:\.\d+)*|[IVXLC]+|\p{L})\.$/iu;
/** What can begin a sentence: a capital, a number, a quotation, or the letter of an entry (`b.`). */
const opens = /^(?:[\p{Lu}\p{N}"'“‘«([]|\p{L}[.)]$)/u;

/** The sentences of one paragraph of tidy text, in order, nothing but the spaces between them lost. */
export function splitSentences(paragraph: Written): readonly Written[] {
  const { text } = paragraph;
  const sentences: Written[] = [];
  let from = 0;
  for (const match of text.matchAll(stop)) {
    const end = match.index + match[0].trimEnd().length;
    if (!opens.test(match[3] ?? '') || !ends(text.slice(from, end).trimStart(), match[1] ?? ''))
      continue;
    sentences.push(trimmed(cut(paragraph, from, end)));
    from = end;
  }
  sentences.push(trimmed(cut(paragraph, from)));
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text));
}

/** Whether what stands before this mark is a whole sentence. */
function ends(sentence: string, mark: string): boolean {
  if (mark !== '.') return true;
  if (label.test(sentence)) return false;
  const word = /([^\s("'“‘]+)\.["'”’»)\]]*$/u.exec(sentence)?.[1] ?? '';
  return !abbreviations.has(word.toLowerCase());
}
