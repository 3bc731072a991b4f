import type { Content } from '../../content/schema/content.ts';
import type { SentenceKind } from '../../content/schema/published.ts';
import type { BulletinLine } from '../bulletin/line.ts';
import type { PlanSettings } from '../bulletin/plan.ts';
import { findDocument } from '../bulletin/read-document.ts';
import { draftSpeech } from '../draft.ts';
import { keyOfSentence } from './sentence-key.ts';

/** A written form that is said otherwise than it looks. */
export interface PromptHint {
  readonly written: string;
  readonly said: string;
}

/** One sentence to read aloud. */
export interface PromptSentence {
  readonly key: string;
  /** Absent for what no document contains: its take serves every bulletin that says it. */
  readonly document?: string;
  readonly kind: SentenceKind;
  readonly text: string;
  /** As the voice would say it. */
  readonly spoken: string;
  readonly hints: readonly PromptHint[];
}

/**
 * All that is said of a document, in its order, each sentence once: the greetings, warnings and facts of the bulletins that air
 * it, and its own words. @throws AudioError `document-missing`
 */
export function promptOf(
  content: Content,
  documentId: string,
  settings: PlanSettings,
): readonly PromptSentence[] {
  const { bulletins } = draftSpeech(content, findDocument(content, documentId), settings);
  const [first, ...others] = bulletins.map(({ lines }) =>
    lines
      .filter(({ document }) => document === undefined || document === documentId)
      .map(sentenceOf),
  );
  const sentences = onlyOnce(first ?? []);
  for (const sentence of others.flat()) {
    if (sentences.some((known) => isSame(known, sentence))) continue;
    // Another campaign greets with another title.
    const at = sentences.findLastIndex(({ kind }) => kind === 'opening') + 1;
    sentences.splice(sentence.kind === 'opening' ? at : sentences.length, 0, sentence);
  }
  return sentences;
}

const isSame = (one: PromptSentence, other: PromptSentence): boolean =>
  one.key === other.key && one.document === other.document;

function onlyOnce(sentences: readonly PromptSentence[]): PromptSentence[] {
  return sentences.filter((one, at) => sentences.findIndex((other) => isSame(one, other)) === at);
}

function sentenceOf(line: BulletinLine): PromptSentence {
  const { document, kind, text, spoken } = line;
  return {
    key: keyOfSentence(text),
    ...(document !== undefined && { document }),
    ...{ kind, text, spoken: spoken.text, hints: hintsOf(line) },
  };
}

function hintsOf({ text, spoken }: BulletinLine): readonly PromptHint[] {
  const seen = new Set<string>();
  return spoken.tokens.flatMap(({ start, end, spoken: said }) => {
    const written = text.slice(start, end).trim();
    const isPlain = plain(written) === plain(said);
    if (said === '' || written === '' || isPlain || seen.has(written)) return [];
    seen.add(written);
    return [{ written, said }];
  });
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
