// The studio as it is at this instant: what is to be read, and what has been.
import { promptOf, takesIn, type PromptSentence, type Takes } from '../../../audio/studio/index.ts';
import type { Content } from '../../../content/schema/content.ts';
import { dayIn } from '../../../content/today.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { contentNow } from '../views/content-now.ts';
import { sentenceStates, type SentenceState } from './sentence-states.ts';

export interface StudioNow {
  readonly content: Content;
  readonly takes: Takes;
  /** The sentences of a document with what has been read of them. @throws LoaError where it cannot be made ready to be read */
  statesOf(document: string): Promise<readonly SentenceState[]>;
}

/** Undefined while nobody can read content/. */
export function studioNow({ config, clock }: Pick<ConsoleParts, 'config' | 'clock'>) {
  const { content } = contentNow(config.contentDir);
  if (content === undefined) return undefined;
  const today = dayIn(content.ward.timeZone, clock.now());
  const takes = takesIn(config.dataDir);
  const now: StudioNow = {
    ...{ content, takes },
    statesOf: async (document) =>
      sentenceStates(await promptNow(content, document, today, config.contentDir), takes),
  };
  return now;
}

/** A document takes some tenths of a second, and is the same until content/ changes or the day does. */
const prompts = new WeakMap<Content, Map<string, Promise<readonly PromptSentence[]>>>();

function promptNow(
  content: Content,
  document: string,
  today: string,
  contentDir: string,
): Promise<readonly PromptSentence[]> {
  const known = prompts.get(content) ?? new Map<string, Promise<readonly PromptSentence[]>>();
  prompts.set(content, known);
  const name = `${today} ${document}`;
  const prompt = known.get(name) ?? promptOf(content, document, { today, contentDir });
  known.set(name, prompt);
  prompt.catch(() => known.delete(name));
  return prompt;
}
