import type { AnswerToAir } from '../../content/schema/answers-to-air.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Ward } from '../../content/schema/ward.ts';
import type { Wish } from '../../content/schema/wish.ts';

/** What the schedule goes by. */
export interface Rules {
  readonly ward: Ward;
  readonly campaigns: readonly Campaign[];
  /** How often documents ask to be aired. */
  readonly wishes?: readonly Wish[];
  /** What campaigns with new answers choose from; absent: not known. */
  readonly answers?: readonly AnswerToAir[];
}

/** A document that is heard on its page, in a recording of its own. */
export interface PageRecording {
  readonly title: string;
  /** One document's id. */
  readonly documents: readonly [string];
}

/** What the station needs of content/. */
export interface Loaded extends Rules {
  /** What is heard on pages alone (`listen: true`). */
  readonly recordings: readonly PageRecording[];
}
