// Which sentences of a document are read, which are to be read again because their text has changed, which nobody has read.
import type { PromptSentence, Take, Takes } from '../../../audio/studio/index.ts';

export type ReadState = 'read' | 'changed' | 'unread';

export interface SentenceState {
  readonly sentence: PromptSentence;
  readonly state: ReadState;
  /** The one that airs. */
  readonly take?: Take;
  /** Of a changed sentence: what was read before. */
  readonly before?: Take;
}

/** Share of words that two texts have in common from which one is taken for the other, changed: 0 to 1. */
const alike = 0.5;

/** Each sentence with its state, in their order. A take of a text that is no more goes with the unread sentence most like it. */
export function sentenceStates(
  prompt: readonly PromptSentence[],
  takes: Takes,
): readonly SentenceState[] {
  const unread = prompt.filter(({ document, key }) => !takes.inUse(document, key));
  const before = matched(unread, staleTakes(prompt, takes));
  return prompt.map((sentence): SentenceState => {
    const take = takes.inUse(sentence.document, sentence.key);
    if (take) return { sentence, state: 'read', take };
    const old = before.get(sentence);
    return old ? { sentence, state: 'changed', before: old } : { sentence, state: 'unread' };
  });
}

/** Takes of the document whose sentence stands in it no more; of each text the newest. */
function staleTakes(prompt: readonly PromptSentence[], takes: Takes): readonly Take[] {
  const here = new Set(prompt.map(({ key }) => key));
  const document = prompt.find((one) => one.document !== undefined)?.document;
  const stale = document === undefined ? [] : takes.ofDocument(document);
  return [...new Map(stale.map((take) => [take.key, take])).values()].filter(
    ({ key }) => !here.has(key),
  );
}

function matched(
  unread: readonly PromptSentence[],
  stale: readonly Take[],
): ReadonlyMap<PromptSentence, Take> {
  const pairs = unread
    .filter(({ document }) => document !== undefined)
    .flatMap((sentence) =>
      stale.map((take) => ({ sentence, take, share: sharedWords(sentence.text, take.text) })),
    )
    .filter(({ share }) => share >= alike)
    .toSorted((a, b) => b.share - a.share);
  const found = new Map<PromptSentence, Take>();
  const used = new Set<Take>();
  for (const { sentence, take } of pairs) {
    if (found.has(sentence) || used.has(take)) continue;
    found.set(sentence, take);
    used.add(take);
  }
  return found;
}

/** Dice's coefficient over the words of both: `a b c`, `a b d` → 2/3. */
function sharedWords(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const left = [...b];
  let shared = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    shared += 1;
    left.splice(at, 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

export interface ReadCounts {
  readonly all: number;
  readonly read: number;
  readonly changed: number;
  readonly unread: number;
}

export function countStates(states: readonly SentenceState[]): ReadCounts {
  const of = (wanted: ReadState): number => states.filter(({ state }) => state === wanted).length;
  return { all: states.length, read: of('read'), changed: of('changed'), unread: of('unread') };
}

/**
 * Where one goes on: the first sentence to be read behind the one that was kept last, else the first of all; undefined where
 * all are read.
 */
export function nextToRead(states: readonly SentenceState[]): SentenceState | undefined {
  const last = states.reduce<{ readonly at: string; readonly index: number }>(
    (latest, { take }, index) => (take && take.at >= latest.at ? { at: take.at, index } : latest),
    { at: '', index: -1 },
  );
  const open = (state: SentenceState): boolean => state.state !== 'read';
  return states.slice(last.index + 1).find(open) ?? states.find(open);
}
