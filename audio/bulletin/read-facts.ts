import type { Content } from '../../content/schema/content.ts';
import type { Fact } from '../../content/schema/facts.ts';
import { factsHeadingText, factText, helpText } from '../wording.ts';
import { readAloud, writtenBeside, type Read, type WrittenIn } from './line.ts';
import { sentencePauseMs } from './pauses.ts';
import { sentencesOf } from './sentences-of.ts';

/** The sentences of one fact through the normaliser. */
export function readFact(content: Content, contentDir: string, fact: Fact): Read[] {
  const written = writtenBeside(contentDir, 'content/facts.yaml', `id: ${fact.id}`);
  return readSentences(factText(fact), written, content);
}

function readSentences(text: string, written: WrittenIn, { lexicon }: Content): Read[] {
  return sentencesOf(text).map((sentence) =>
    readAloud({ kind: 'fact', text: sentence, pauseMs: sentencePauseMs }, written, lexicon),
  );
}

/** What is said after the body: as of when, what no longer works and what to do instead, where help is. */
export function readCorrection(
  content: Content,
  contentDir: string,
  facts: readonly Fact[],
  frame: (kind: 'warning', text: string) => Read,
): Read[] {
  const asOf = latestCheck(facts);
  if (asOf === undefined) return [];
  const help = helpText(content.ward);
  const inContacts = writtenBeside(contentDir, 'content/ward.yaml', 'contacts:');
  return [
    frame('warning', factsHeadingText(asOf)),
    ...facts.flatMap((fact) => readFact(content, contentDir, fact)),
    ...(help === undefined ? [] : readSentences(help, inContacts, content)),
  ];
}

/** The latest day on which one of the facts was compared with its source. */
export function latestCheck(facts: readonly Fact[]): string | undefined {
  return facts
    .map(({ checkedOn }) => checkedOn)
    .sort()
    .at(-1);
}
