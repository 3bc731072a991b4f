import type { Take } from '../../../audio/studio/index.ts';
import type { Looking } from '../console-parts.ts';
import type { Seen } from '../seen.ts';
import { shortKey } from './address.ts';
import { consentOf, consentsOf, withdrawnConsents, type Consent } from './consents.ts';
import { nextToRead, type SentenceState } from './sentence-states.ts';
import { studioNow } from './studio-now.ts';

/** The prompter: one sentence of a document, and where it stands. */
export interface RoomView {
  readonly document: { readonly id: string; readonly title: string };
  readonly states: readonly SentenceState[];
  /** Where among them the one is that is shown. */
  readonly index: number;
  readonly shown: SentenceState;
  /** All of it that may air, newest first. */
  readonly takes: readonly Take[];
  /** Absent: whoever looks has not agreed yet. */
  readonly consent?: Consent;
  /** All that hold for the document, whoever's account they were given with; and those taken back of which something is left. */
  readonly consents: readonly Consent[];
  /** What was kept just now, and its number. */
  readonly kept?: { readonly number: number; readonly take: Take };
  /** What has just been done otherwise: `chon`, `rut`, `dong-y`, `rut-het`. */
  readonly done: string;
}

/** `key`: the sentence, or its beginning; '': where one goes on. Undefined: there is no such document, or nothing in it is said. */
export async function roomView(
  seen: Seen,
  { parts, query }: Looking,
  document: string,
  key: string,
): Promise<RoomView | undefined> {
  const now = studioNow(parts);
  const title = now?.content.documents.find(({ id }) => id === document)?.frontmatter.title;
  if (!now || title === undefined) return undefined;
  const states = await now.statesOf(document);
  const shown = sentenceAt(states, key) ?? nextToRead(states) ?? states[0];
  if (!shown) return undefined;
  const consent = consentOf(parts.config.dataDir, document, seen.person.account);
  const kept = sentenceAt(states, query('giu'));
  return {
    ...{ document: { id: document, title }, states, shown, index: states.indexOf(shown) },
    takes: now.takes.of(shown.sentence.document, shown.sentence.key),
    consents: [
      ...consentsOf(parts.config.dataDir, document),
      ...unfinished(parts.config.dataDir, document, now.takes.all),
    ],
    ...(consent && { consent }),
    ...(kept?.take && { kept: { number: states.indexOf(kept) + 1, take: kept.take } }),
    done: query('xong'),
  };
}

/** Taken back, and a full disk kept takes of it from going: to be pressed again. */
function unfinished(dataDir: string, document: string, takes: readonly Take[]): readonly Consent[] {
  return withdrawnConsents(dataDir)
    .map(({ consent }) => consent)
    .filter(
      ({ document: of, at, words }) =>
        of === document &&
        takes.some(({ consent }) => consent.at === at && consent.words === words),
    );
}

/** By the whole key or its beginning, as an address has it. */
export function sentenceAt(
  states: readonly SentenceState[],
  key: string,
): SentenceState | undefined {
  if (key === '') return undefined;
  return states.find(({ sentence }) => sentence.key === key || shortKey(sentence.key) === key);
}
