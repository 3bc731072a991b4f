// When each sentence of a bulletin begins: as it was measured, else as long as its syllables need.
import type { BesideSentence } from '../../../content/schema/beside.ts';

export interface Times {
  readonly wholeMs: number;
  /** Not all of it has been said yet. */
  readonly isGuess: boolean;
  readonly startMs: (index: number) => number;
  /** The sentence that sounds then. */
  readonly indexAt: (ms: number) => number;
}

type Timed = Pick<BesideSentence, 'spoken' | 'pauseMs' | 'ms'>;

/** Real ms of a syllable, where the voice has not said it yet. */
const syllableMs = 380;

export function timesOf(sentences: readonly Timed[]): Times {
  const starts: number[] = [];
  let at = 0;
  for (const { spoken, pauseMs, ms } of sentences) {
    starts.push(at);
    at += (ms ?? spoken.split(/\s+/).length * syllableMs) + pauseMs;
  }
  return {
    wholeMs: at,
    isGuess: sentences.some(({ ms }) => ms === undefined),
    startMs: (index) => starts[index] ?? 0,
    indexAt: (ms) => Math.max(0, starts.filter((start) => start <= ms).length - 1),
  };
}

/** `5:07` */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
