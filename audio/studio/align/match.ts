// Sentences whose stretches are known, frame by frame: where each syllable is heard, and where it sounds unlike its words.
import { syllablesOf, type Speech } from '../../voices/voice.ts';
import { adapt, fewestPairs, type Pair } from './adapt.ts';
import { frameMs } from './features.ts';
import { distance, type Stretch } from './locate.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { warp } from './warp.ts';

/** Which frames of the reading are which sentence. */
export type Placed = Pick<Stretch, 'sentence' | 'from' | 'to'>;

export interface Match {
  readonly placed: Placed;
  /** For each frame of the stretch the frame of the sentence, counted from its first. */
  readonly path: Int32Array;
}

/** Both sides as they are compared. */
export type Compared = Pick<ReturnType<typeof adapt>, 'reading' | 'template'>;

/** Each stretch against its sentence. */
export function matchAll(
  compared: Compared,
  placed: readonly Placed[],
  starts: Int32Array,
): readonly Match[] {
  return placed.map((one) => ({
    placed: one,
    path: warp(compared.reading, [one.from, one.to], compared.template, [
      starts[one.sentence] ?? 0,
      starts[one.sentence + 1] ?? 0,
    ]),
  }));
}

/** What the matches teach of this person; both sides as they are where they are too few. */
export function learnFrom(
  reading: SpeechFrames,
  template: SpeechFrames,
  matches: readonly Match[],
): Compared {
  const pairs = matches.flatMap(({ placed, path }) =>
    Array.from(path, (state, t): Pair => [
      placed.from + t,
      (template.starts[placed.sentence] ?? 0) + state,
    ]),
  );
  if (pairs.length < fewestPairs) return { reading: reading.values, template: template.values };
  return adapt(reading.values, template.values, pairs);
}

/** Windows over which unlikeness is averaged: two or three syllables. */
const windowFrames = 50;

/** How unlike the sentence its worst half second is. */
export function worstOf(compared: Compared, { placed, path }: Match, starts: Int32Array): number {
  const first = starts[placed.sentence] ?? 0;
  const costs = Float32Array.from(path, (state, t) =>
    distance(compared.reading, placed.from + t, compared.template, first + state),
  );
  const size = Math.min(windowFrames, costs.length);
  let [sum, worst] = [0, 0];
  costs.forEach((cost, at) => {
    sum += cost - (at >= size ? (costs[at - size] ?? 0) : 0);
    if (at >= size - 1) worst = Math.max(worst, sum / size);
  });
  return worst;
}

/** Other parts of the script that a stretch is held against. */
const comparisons = 3;

/**
 * How unlike its sentence a stretch is beside how unlike other parts of the script it is, warped to it as well: 0.4 to 0.85 where it is
 * read, near 1 where it is no more that sentence than any other. Undefined where there is nothing else to hold it against.
 */
export function likenessOf(
  compared: Compared,
  { placed, path }: Match,
  starts: Int32Array,
): number | undefined {
  const first = starts[placed.sentence] ?? 0;
  const own = meanCost(compared, placed, path, first);
  const [states, length] = [starts.at(-1) ?? 0, (starts[placed.sentence + 1] ?? 0) - first];
  let others = 0;
  let count = 0;
  for (let turn = 1; turn <= comparisons; turn += 1) {
    const from = (first + Math.round((states * turn) / (comparisons + 1))) % states;
    if (from + length > states || (from < first + length && first < from + length)) continue;
    const other = warp(compared.reading, [placed.from, placed.to], compared.template, [
      from,
      from + length,
    ]);
    others += meanCost(compared, placed, other, from);
    count += 1;
  }
  return count === 0 ? undefined : own / (others / count);
}

function meanCost(compared: Compared, { from }: Placed, path: Int32Array, first: number): number {
  let sum = 0;
  path.forEach((state, t) => {
    sum += distance(compared.reading, from + t, compared.template, first + state);
  });
  return sum / path.length;
}

/** The frame, of those that speak, in which each syllable of each sentence begins as the voice says it. */
export function syllableFrames(
  { numbers, starts }: SpeechFrames,
  clips: readonly Speech[],
  texts: readonly string[],
): readonly (readonly number[])[] {
  return clips.map(({ syllableStartsMs }, index) => {
    const own = numbers.subarray(starts[index], starts[index + 1]);
    const count = syllablesOf(texts[index] ?? '').length;
    return syllableStartsMs.slice(0, count).map((ms) => {
      const found = own.findIndex((number) => number >= ms / frameMs);
      return found < 0 ? own.length - 1 : found;
    });
  });
}

/** Where these frames of the sentence are heard first: ms of the reading, none before the one before it. */
export function heardAtMs(
  { numbers }: SpeechFrames,
  { placed, path }: Match,
  states: readonly number[],
): readonly number[] {
  return states.map((state) => {
    const found = path.findIndex((one) => one >= state);
    const at = placed.from + (found < 0 ? path.length - 1 : found);
    return (numbers[at] ?? 0) * frameMs;
  });
}
