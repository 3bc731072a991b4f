import type { TestPlan } from './shape.ts';

/** One clip of a test as it was made. */
export interface MadeClip {
  readonly sentence: number;
  readonly variant: number;
  /** Its file's name, by its content; nobody who listens ever sees it. */
  readonly file: string;
  readonly loudnessLufs: number;
  readonly durationMs: number;
}

/** Louder is liked better, whatever it is: clips of one sentence are at most so far apart. ebur128 speaks in tenths. */
export const mostApartLu = 0.2 + 1e-6;

/** Sentence and variant of every clip that a test needs. */
export function clipsOf({ sentences, variants }: Pick<TestPlan, 'sentences' | 'variants'>) {
  return [...sentences.keys()].flatMap((sentence) =>
    [...variants.keys()].map((variant) => ({ sentence, variant })),
  );
}

/** How far apart in loudness the clips of one sentence are at most, LU. */
export function widestApart(clips: readonly MadeClip[]): number {
  const sentences = new Set(clips.map(({ sentence }) => sentence));
  const apart = [...sentences].map((sentence) => {
    const levels = clips
      .filter((clip) => clip.sentence === sentence)
      .map(({ loudnessLufs }) => loudnessLufs);
    return Math.max(...levels) - Math.min(...levels);
  });
  return Math.max(0, ...apart);
}
