import type { AlignedSentence, PromptSentence, TakeFlaw } from '../../../audio/studio/index.ts';
import type { Ward } from '../../../content/schema/ward.ts';

/** A whole reading to be cut into its sentences. */
export interface CutOrder {
  /** What was sent up. */
  readonly sent: string;
  /** Where all of its samples are written: 16 bit, mono. */
  readonly samples: string;
  readonly dataDir: string;
  readonly voice: Ward['voice'];
  readonly sentences: readonly Pick<PromptSentence, 'key' | 'spoken'>[];
}

/** What the studio's own process is asked: it alone opens what somebody sent up. */
export type StudioQuestion = { readonly id: number } & (
  | { readonly ask: 'take'; readonly file: string }
  | { readonly ask: 'cut'; readonly order: CutOrder }
);

/** One sentence out of a file: breath and silence at its ends are off. */
export interface SentTake {
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
  readonly flaws: readonly TakeFlaw[];
}

export type StudioAnswer = { readonly id: number } & (
  | { readonly take: SentTake }
  | { readonly cut: readonly AlignedSentence[] }
  /** Vietnamese. */
  | { readonly failed: string }
);
