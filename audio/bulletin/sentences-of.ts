import { unwritten } from '../../content/markup/written.ts';
import { splitSentences } from '../script/sentences.ts';
import { tidy } from '../script/tidy.ts';

/** The sentences of a text that stands in no document: a fact, an emergency. A line end is a sentence's end. */
export function sentencesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\n+/)
    .flatMap((paragraph) => splitSentences(tidy(unwritten(paragraph))))
    .map((sentence) => sentence.text);
}
