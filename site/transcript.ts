import type { PublishedSentence } from '../content/schema/published.ts';

/** Spoken sentences as paragraphs: running sentences together, a heading or list item on its own. */
export function paragraphsOf(
  sentences: readonly PublishedSentence[],
): readonly (readonly PublishedSentence[])[] {
  const paragraphs: PublishedSentence[][] = [];
  for (const sentence of sentences) {
    const last = paragraphs.at(-1);
    const runs = sentence.kind === 'sentence' && last?.at(-1)?.kind === 'sentence';
    if (runs && last.length < 4) last.push(sentence);
    else paragraphs.push([sentence]);
  }
  return paragraphs;
}

/** Who is heard: `Người đọc: Trần Thị Lan; các câu khác giọng máy đọc.` Undefined where the voice reads all. */
export function readersText(sentences: readonly PublishedSentence[]): string | undefined {
  const byPerson = sentences.filter(({ by }) => by === 'person');
  if (byPerson.length === 0) return undefined;
  const names = [...new Set(byPerson.flatMap(({ reader }) => reader ?? []))].join(', ');
  const rest = byPerson.length < sentences.length ? '; các câu khác giọng máy đọc' : '';
  return `Người đọc: ${names}${rest}.`;
}

/** The transcript as a text file: title, then who reads it, then a paragraph a line, an empty line between. */
export function transcriptText(title: string, sentences: readonly PublishedSentence[]): string {
  const paragraphs = paragraphsOf(sentences).map((each) => each.map(({ text }) => text).join(' '));
  const readers = readersText(sentences);
  return [title, ...(readers === undefined ? [] : [readers]), ...paragraphs].join('\n\n') + '\n';
}
