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

/** The transcript as a text file: title, then a paragraph a line, an empty line between. */
export function transcriptText(title: string, sentences: readonly PublishedSentence[]): string {
  const paragraphs = paragraphsOf(sentences).map((each) => each.map(({ text }) => text).join(' '));
  return [title, ...paragraphs].join('\n\n') + '\n';
}
