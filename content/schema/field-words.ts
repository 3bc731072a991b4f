// How each field of content/ is asked of staff. Keys are paths without places in lists: `ends.name`.
import type { Asked, AskedOf } from './field-words/asked.ts';
import { campaignWords } from './field-words/campaign.ts';
import { answerWords, documentWords, errandWords } from './field-words/documents.ts';
import { factWords } from './field-words/facts.ts';
import { commonWords, procedureWords, simulatorWords } from './field-words/practice.ts';
import { wardWords } from './field-words/ward.ts';
import { emergencyWords, glossaryWords, lexiconWords, synonymWords } from './field-words/words.ts';

export type { Asked, ChosenFrom } from './field-words/asked.ts';

const fieldWords = {
  fact: factWords,
  glossary: glossaryWords,
  synonym: synonymWords,
  lexicon: lexiconWords,
  emergency: emergencyWords,
  campaign: campaignWords,
  ward: wardWords,
  simulator: simulatorWords,
  procedure: procedureWords,
  common: commonWords,
  document: documentWords,
  errand: errandWords,
  answer: answerWords,
} as const satisfies Readonly<Record<string, AskedOf>>;

/** What a file of content/ holds, as its fields are asked. */
export type AskedKind = keyof typeof fieldWords;

/** How the field at `path` is asked; of one that nobody has put in words its own name. */
export function askedOf(kind: AskedKind, path: string): Asked {
  const known: AskedOf = fieldWords[kind];
  return known[path] ?? { label: path.split('.').at(-1) ?? '', help: '' };
}

/** Every field that has words. */
export function askedPaths(kind: AskedKind): readonly string[] {
  return Object.keys(fieldWords[kind]);
}
