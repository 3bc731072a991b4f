import type { Looking } from '../console-parts.ts';
import type { Seen } from '../seen.ts';
import type { ReadingDoubt } from '../../../audio/studio/index.ts';
import { consentOf, type Consent } from './consents.ts';
import { readingOf, type Reading } from './reading-store.ts';
import { workOn } from './reading-work.ts';
import type { SentenceState } from './sentence-states.ts';
import { studioNow } from './studio-now.ts';

/** A sentence as it was found in a whole reading. */
export interface FoundSentence {
  readonly state: SentenceState;
  /** Its number in the document, from 1. */
  readonly number: number;
  readonly doubts: readonly ReadingDoubt[];
  readonly isFound: boolean;
}

export interface ReadingView {
  readonly document: { readonly id: string; readonly title: string };
  readonly consent?: Consent;
  /** What was sent up last and is not gone through yet. */
  readonly reading?: Reading;
  /** To be heard one by one: what is doubtful, and what would take the place of another take. */
  readonly doubtful: readonly FoundSentence[];
  readonly sure: readonly FoundSentence[];
  readonly missing: readonly FoundSentence[];
  readonly used: number;
  /** What has just been done: how many sentences were kept. */
  readonly done: string;
}

const nothing = { doubtful: [], sure: [], missing: [], used: 0 };

/** Undefined: there is no such document, or nothing in it is said. */
export async function readingView(
  seen: Seen,
  { parts, query }: Looking,
  document: string,
): Promise<ReadingView | undefined> {
  const { dataDir } = parts.config;
  const now = studioNow(parts);
  const title = now?.content.documents.find(({ id }) => id === document)?.frontmatter.title;
  if (!now || title === undefined) return undefined;
  const states = await now.statesOf(document);
  const reading = readingOf(dataDir, document);
  const { voice } = now.content.ward;
  if (reading)
    workOn(reading, { dataDir, voice, sentences: states.map(({ sentence }) => sentence) });
  const consent = consentOf(dataDir, document, seen.person.account);
  return {
    ...{ document: { id: document, title }, done: query('xong') },
    ...(consent && { consent }),
    ...(reading && { reading }),
    ...(reading?.state.is === 'cut' ? sortFound(states, reading.state) : nothing),
  };
}

/** What of a reading is still to be gone through. Sentences whose text has changed since are missing in it. */
export function sortFound(
  states: readonly SentenceState[],
  { sentences, used }: Extract<Reading['state'], { is: 'cut' }>,
): Pick<ReadingView, 'doubtful' | 'sure' | 'missing' | 'used'> {
  const cut = new Map(sentences.map((one) => [one.key, one]));
  const open = states
    .map((state, index): FoundSentence => {
      const found = cut.get(state.sentence.key);
      return {
        ...{ state, number: index + 1, doubts: found?.doubts ?? [] },
        isFound: found?.range !== undefined,
      };
    })
    .filter(({ state }) => !used.includes(state.sentence.key));
  const found = open.filter(({ isFound }) => isFound);
  const isSure = ({ doubts, state }: FoundSentence): boolean =>
    doubts.length === 0 && state.state !== 'read';
  return {
    doubtful: found.filter((one) => !isSure(one)),
    sure: found.filter(isSure),
    missing: open.filter(({ isFound, state }) => !isFound && state.state !== 'read'),
    used: used.length,
  };
}
