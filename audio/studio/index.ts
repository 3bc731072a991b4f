// The studio's door: what a person has read, who may be heard, and how a whole reading is cut. What needs MDX or the voice
// is loaded by the first call.
import type { Content } from '../../content/schema/content.ts';
import type { PlanSettings } from '../bulletin/plan.ts';
import type { PromptSentence } from './prompt-of.ts';

export { keyOfSentence } from './sentence-key.ts';
export { chooseTake, keepTake, withdrawTake, type NewTake } from './keep-take.ts';
export { judgeTake, type TakeFlaw, type TakeJudgement } from './judge-take.ts';
export { trimTake } from './trim-take.ts';
export { takesIn, type Takes, type WithdrawnTake } from './takes-in.ts';
export { takeSound, takesFile, takesFolder } from './takes-file.ts';
export { takeDoubts, type Take, type TakeDoubt, type TakePerson } from './take.ts';
export type { PromptHint, PromptSentence } from './prompt-of.ts';
export type {
  AlignedReading,
  AlignedSentence,
  ReadingDoubt,
  ReadingRange,
} from './aligned-reading.ts';

/** The sentences of a document to be read aloud, those around it too. @throws AudioError `document-missing` */
export async function promptOf(
  content: Content,
  documentId: string,
  settings: PlanSettings,
): Promise<readonly PromptSentence[]> {
  return (await import('./prompt-of.ts')).promptOf(content, documentId, settings);
}
