// The studio's door: what a person has read, who may be heard, and how a whole reading is cut. What needs MDX or the voice
// is loaded by the first call.
import type { Content } from '../../content/schema/content.ts';
import type { PlanSettings } from '../bulletin/plan.ts';
import type { AlignSettings, WholeReading } from './align-reading.ts';
import type { AlignedReading } from './aligned-reading.ts';
import type { PromptSentence } from './prompt-of.ts';

export { appendLine } from './append-line.ts';
export { keyOfSentence } from './sentence-key.ts';
export {
  chooseTake,
  deleteUnnamed,
  deleteWithdrawn,
  keepTake,
  withdrawTake,
  type NewTake,
} from './keep-take.ts';
export { judgeTake, type TakeFlaw, type TakeJudgement } from './judge-take.ts';
export { trimTake } from './trim-take.ts';
export { lengthOfTake } from './length-of-take.ts';
export { takesIn, type Takes, type WithdrawnTake } from './takes-in.ts';
export { takeSound, takesFile, takesFolder } from '../../content/schema/takes.ts';
export { readingDoubts } from './aligned-reading.ts';
export { toWav } from '../voices/wav.ts';
export { takeDoubts, type Take, type TakeDoubt, type TakePerson } from './take.ts';
export type { PromptHint, PromptSentence } from './prompt-of.ts';
export type { AlignSettings, WholeReading } from './align-reading.ts';
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

/** A sent file of any kind as a whole reading, 48 kHz mono. @throws AudioError `not-audio` also where it is longer than 40 minutes; `ffmpeg-missing` */
export async function readWholeReading(
  path: string,
  settings: { readonly signal?: AbortSignal } = {},
): Promise<WholeReading> {
  return (await import('./align-reading.ts')).readWholeReading(path, settings);
}

/** A sent file of any kind as one sentence, 48 kHz mono. @throws AudioError `not-audio` also where it is longer than two minutes; `ffmpeg-missing` */
export async function readOneSentence(path: string): Promise<WholeReading> {
  return (await import('./align-reading.ts')).readOneSentence(path);
}

/**
 * Which part of a whole reading is which sentence, by dynamic time warping against the embedded voice's own sound and timing;
 * ends lie in the silence between sentences. It calculates for some seconds a minute of sound: call it in a process of its own.
 * @throws AudioError
 */
export async function alignReading(
  reading: WholeReading,
  sentences: readonly Pick<PromptSentence, 'key' | 'spoken'>[],
  settings: AlignSettings,
): Promise<AlignedReading> {
  return (await import('./align-reading.ts')).alignReading(reading, sentences, settings);
}
