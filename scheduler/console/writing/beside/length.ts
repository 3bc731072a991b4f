import type { DraftBulletin } from '../../../../audio/index.ts';
import type { Airing, BesideLength } from '../../../../content/schema/beside.ts';
import { syllablesIn } from './syllables-in.ts';

/** How long a spoken sentence lasts, where the voice has said it; undefined where it has not yet. */
export type KnownMs = (spoken: string) => number | undefined;

/** How long a recording lasts, by its path; undefined where nobody could tell. */
export type RecordedMs = (path: string) => number | undefined;

/** Of a sentence: what a voice needs beside its syllables. Measured on espeak at 150 syllables a minute. */
const pauseInSentenceMs = 120;

/** The length of each bulletin in which the text is heard: of what was said and recorded, and an estimate of what was not said yet. */
export function besideLength(
  bulletins: readonly DraftBulletin[],
  { limitMs, syllablesPerMinute }: { limitMs: number; syllablesPerMinute: number },
  knownMs: KnownMs,
  recordedMs: RecordedMs,
): BesideLength {
  const airings = bulletins.map((bulletin): Airing => {
    const { title, campaign, isHeld, recordings } = bulletin;
    const said = lengthOf(bulletin, syllablesPerMinute, knownMs);
    const lengths = recordings.map(({ path }) => recordedMs(path));
    const ms = lengths.reduce<number>((sum, one) => sum + (one ?? 0), said.ms);
    const unmeasured = recordings.filter((_, at) => lengths[at] === undefined);
    return {
      ...(campaign === undefined ? {} : { campaign }),
      ...{ title, isHeld, ms, isGuess: said.isGuess || unmeasured.length > 0 },
      fits: ms <= limitMs,
      unmeasured: unmeasured.map(({ name }) => name),
    };
  });
  const longest = airings.toSorted((a, b) => b.ms - a.ms)[0];
  return {
    ms: longest?.ms ?? 0,
    isGuess: airings.some(({ isGuess }) => isGuess),
    limitMs,
    fits: airings.every(({ fits }) => fits),
    airings,
  };
}

/** What the voice says in it; a document that a person has read is not said. */
export function saidLines({ lines, recorded }: DraftBulletin): DraftBulletin['lines'] {
  return lines.filter(({ document }) => document === undefined || !recorded.includes(document));
}

function lengthOf(
  bulletin: DraftBulletin,
  syllablesPerMinute: number,
  knownMs: KnownMs,
): { readonly ms: number; readonly isGuess: boolean } {
  let known = 0;
  let knownSyllables = 0;
  let unknownSyllables = 0;
  let pauses = bulletin.besidesMs;
  let unknown = 0;
  for (const { spoken, pauseMs } of saidLines(bulletin)) {
    pauses += pauseMs;
    const ms = knownMs(spoken.text);
    const syllables = syllablesIn(spoken.text);
    if (ms === undefined) {
      unknown += 1;
      unknownSyllables += syllables;
    } else {
      known += ms;
      knownSyllables += syllables;
    }
  }
  // As fast as the voice has been so far in this very text.
  const perSyllable = knownSyllables > 50 ? known / knownSyllables : 60_000 / syllablesPerMinute;
  const guessed = unknownSyllables * perSyllable + unknown * pauseInSentenceMs;
  return { ms: Math.round(known + guessed + pauses), isGuess: unknown > 0 };
}
