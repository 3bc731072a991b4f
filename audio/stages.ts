// Stand-ins until script/ and normalise/ land; then this file goes.
import type { ContentDocument } from '../content/schema/document.ts';
import type { LexiconRow } from '../content/schema/words.ts';
import type { Spoken, SpokenToken } from './normalise/spoken.ts';
import type { Script, ScriptSentence } from './script/script.ts';

export function buildScript(document: ContentDocument): Script {
  const sentences: ScriptSentence[] = [];
  const body = document.source.replace(/^---[\s\S]*?\n---\n/, (front) => ' '.repeat(front.length));
  for (const match of body.matchAll(/[^.?!\n]*\p{L}[^.?!\n]*[.?!]?/gu)) {
    const text = match[0];
    sentences.push({
      id: `s${sentences.length + 1}`,
      kind: 'sentence',
      text,
      sourceMap: [...text].map((_, index) => match.index + index),
      line: document.source.slice(0, match.index).split('\n').length,
      pauseMs: 500,
    });
  }
  return {
    document: document.id,
    documentHash: document.hash,
    file: document.file,
    title: document.frontmatter.title,
    sentences,
  };
}

export function normalise(
  text: string,
  _settings: { readonly lexicon: readonly LexiconRow[] },
): Spoken {
  const tokens: SpokenToken[] = [...text.matchAll(/([\p{L}\p{M}]+)([,.:;?!]?)/gu)].map((match) => ({
    start: match.index,
    end: match.index + (match[1] ?? '').length,
    spoken: (match[1] ?? '').toLocaleLowerCase('vi'),
    pause: match[2] ?? '',
    rule: 'word',
  }));
  return { text: tokens.map(({ spoken, pause }) => spoken + pause).join(' '), tokens, unknown: [] };
}
