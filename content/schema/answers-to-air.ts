import type { Campaign } from './campaign.ts';
import type { ContentDocument } from './document.ts';
import type { Ward } from './ward.ts';

/** Takes what was answered since its last airing. */
type AnswersItem = Extract<NonNullable<Campaign['items']>[number], { answers: 'new' }>;

/** How many minutes of answers an airing takes where its campaign does not say. */
export const usualAnswerMinutes = 10;

/** What the schedule needs of an answer: when it was given, and about how long it sounds. */
export interface AnswerToAir {
  /** The document's. */
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly answeredOn: string;
  readonly spokenMs: number;
}

/** What may air of a ward's answers, the oldest first. */
export function answersToAir(
  documents: readonly ContentDocument[],
  { voice }: Pick<Ward, 'voice'>,
): readonly AnswerToAir[] {
  return documents
    .flatMap(({ id, answer, source }): AnswerToAir[] => {
      if (answer === undefined) return [];
      const written = `${answer.question} ${answer.answeredBy} ${source.replace(/^---[\s\S]*?\n---/, '')}`;
      const syllables = written.match(/[\p{L}\p{M}]+|\d/gu)?.length ?? 0;
      return [
        {
          id,
          answeredOn: answer.answeredOn,
          spokenMs: Math.round((syllables / voice.rate) * 60_000),
        },
      ];
    })
    .sort((a, b) => a.answeredOn.localeCompare(b.answeredOn) || (a.id < b.id ? -1 : 1));
}

/** The item by which a campaign takes what is new; undefined where it has none. */
export function answersItemOf({ items = [] }: Pick<Campaign, 'items'>): AnswersItem | undefined {
  return items.find((item): item is AnswersItem => 'answers' in item);
}
