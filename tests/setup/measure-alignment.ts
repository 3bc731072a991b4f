// How well a reading is aligned: against what its person is known to have done.
import { alignFrames } from '../../audio/studio/align/align-frames.ts';
import { timeTakes } from '../../audio/studio/align/time-takes.ts';
import type { AlignedReading } from '../../audio/studio/aligned-reading.ts';
import type { Speech } from '../../audio/voices/voice.ts';
import { randomOf, type Reading, type Slip } from './reading-person.ts';

export interface Measured {
  /** Ms by which ends of sentences are missed; Infinity for a sentence that was read and not found. */
  readonly ends: readonly number[];
  /** Ms by which syllables are missed. */
  readonly syllables: readonly number[];
  /** The same, where each sentence is a take of its own. */
  readonly inTakes: readonly number[];
  /** What each sentence was, and what was said of it: `misread: misread`. */
  readonly verdicts: readonly (readonly [slip: Slip | 'good', doubts: string])[];
  readonly tookMs: number;
}

/** Kept of the silence around a sentence. */
const kept = { beforeMs: 60, afterMs: 120 };
const takeMargin = { before: 0.06, after: 0.12 };

export function measureAlignment(
  reading: Reading,
  clips: readonly Speech[],
  texts: readonly string[],
): Measured & { readonly aligned: AlignedReading } {
  const began = performance.now();
  const sentences = texts.map((spoken, index) => ({ key: String(index), spoken }));
  const aligned = alignFrames(reading, clips, sentences);
  const tookMs = performance.now() - began;
  const toMs = (samples: number): number => (samples / reading.sampleRateHz) * 1000;
  const ends: number[] = [];
  const syllables: number[] = [];
  reading.sentences.forEach(({ from, to, syllableStarts }, index) => {
    const found = aligned.sentences[index];
    if (from === undefined || to === undefined) return;
    if (!found?.range) {
      ends.push(Infinity, Infinity);
      syllables.push(...syllableStarts.map(() => Infinity));
      return;
    }
    ends.push(
      toMs(found.range.from - from) + kept.beforeMs,
      toMs(found.range.to - to) - kept.afterMs,
    );
    syllables.push(
      ...syllableStarts.map((start, syllable) =>
        toMs((found.syllableStarts[syllable] ?? Infinity) - start),
      ),
    );
  });
  const verdicts = reading.sentences.map(
    ({ slip }, index) =>
      [slip ?? 'good', aligned.sentences[index]?.doubts.join('+') ?? ''] as const,
  );
  const inTakes = timeAsTakes(reading, clips, texts);
  return { ends, syllables, inTakes, verdicts, tookMs, aligned };
}

function timeAsTakes(
  { samples, sampleRateHz, sentences }: Reading,
  clips: readonly Speech[],
  texts: readonly string[],
): readonly number[] {
  const good = sentences.flatMap(({ from, to, syllableStarts }, index) => {
    const clip = clips[index];
    if (from === undefined || to === undefined || syllableStarts.length === 0 || !clip) return [];
    const first = Math.max(0, from - Math.round(takeMargin.before * sampleRateHz));
    const last = to + Math.round(takeMargin.after * sampleRateHz);
    const take = { samples: samples.slice(first, last), sampleRateHz };
    return [
      { take, clip, text: texts[index] ?? '', starts: syllableStarts.map((at) => at - first) },
    ];
  });
  const timed = timeTakes(
    good.map(({ take }) => take),
    good.map(({ clip }) => clip),
    good.map(({ text }) => text),
  );
  return good.flatMap(({ starts }, index) =>
    starts.map(
      (at, syllable) => (timed[index]?.[syllable] ?? Infinity) - (at / sampleRateHz) * 1000,
    ),
  );
}

/** About a fifth of the sentences goes wrong, the same ones for the same seed. */
export function slipsOf(texts: readonly string[], seed: number): ReadonlyMap<number, Slip> {
  const random = randomOf(seed);
  const slips = new Map<number, Slip>();
  texts.forEach((text, index) => {
    const chance = random();
    const words = text.split(' ').length;
    if (index > 0 && chance < 0.05) slips.set(index, 'skipped');
    else if (chance < 0.1) slips.set(index, 'repeated');
    else if (chance < 0.15 && words > 5) slips.set(index, 'misread');
    else if (chance < 0.19 && words > 7) slips.set(index, 'broken-off');
  });
  return slips;
}

/** The part of these that misses by so many ms or less. */
export function within(misses: readonly number[], ms: number): number {
  return misses.filter((miss) => Math.abs(miss) <= ms).length / misses.length;
}

/** Of the sentences that were doubted, how many had gone wrong; of those that had, how many were doubted. */
export function scoreDoubts(verdicts: Measured['verdicts']): {
  readonly precision: number;
  readonly recall: number;
} {
  const doubted = verdicts.filter(([, doubts]) => doubts !== '');
  const wrong = verdicts.filter(([slip]) => slip !== 'good');
  const found = wrong.filter(([, doubts]) => doubts !== '').length;
  return { precision: found / doubted.length, recall: found / wrong.length };
}
