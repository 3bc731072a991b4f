import type { Spoken } from '../../../../audio/index.ts';
import type { Profile } from '../../../../content/schema/names.ts';
import type { Ward } from '../../../../content/schema/ward.ts';

/** One way to read, which is compared with others. */
export interface Variant {
  /** As in ward.yaml. */
  readonly voice: Ward['voice'];
  /** What it is mastered for. */
  readonly profile: Profile;
  /** Vietnamese, for whoever sees the results: `giọng miền Bắc, 150 tiếng/phút, chỉnh cho loa nén`. */
  readonly name: string;
}

/** What may be asked of a sentence: which number, day or name was in it. */
export interface Question {
  /** Vietnamese. */
  readonly asks: string;
  readonly choices: readonly string[];
  /** Which of the choices was said. */
  readonly right: number;
}

export interface TestSentence {
  readonly written: string;
  /** As it was read aloud when the test was made. */
  readonly spoken: Pick<Spoken, 'text' | 'tokens'>;
  readonly question?: Question;
}

/** What is fixed when a test is made; sound and answers come later. */
export interface TestPlan {
  readonly title: string;
  readonly variants: readonly Variant[];
  readonly sentences: readonly TestSentence[];
  /** Order, sides and choices follow from it. */
  readonly seed: string;
}

/** One page of a listener, or one number of the tape. Sentences and variants are named by their places in the test. */
export type Step = HearStep | PairStep;

/** One clip, and what was said in it. */
export interface HearStep {
  readonly kind: 'hear';
  readonly sentence: number;
  readonly variant: number;
}

/** Two ways to read one sentence. */
export interface PairStep {
  readonly kind: 'pair';
  readonly sentence: number;
  readonly a: number;
  readonly b: number;
  /** It is an earlier step of the same listener with its sides swapped. */
  readonly repeats?: number;
}

/** What is said of a pair, and of what was heard the number of a choice, or that it was not understood. */
export const pairChoices = ['a', 'same', 'b'] as const;
export type PairChoice = (typeof pairChoices)[number];
export const notUnderstood = 'unclear';

export interface Listener {
  readonly number: number;
  /** In the browser, or on paper beside the tape. */
  readonly by: 'page' | 'paper';
  /** '' where it was not said. */
  readonly age: string;
  readonly place: string;
  readonly beganAt: number;
  readonly isLeftOut: boolean;
  /** By the step's number. */
  readonly answers: ReadonlyMap<number, string>;
}
