import { LoaError } from '../../content/schema/loa-error.ts';
import type { Delivery } from './delivery.ts';

/** One text as sound. */
export interface Speech {
  /** Mono, 16 bit, silence at both ends trimmed. */
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
  /** Where each syllable of the text starts, in ms from the first sample; as many as the text has syllables. */
  readonly syllableStartsMs: readonly number[];
  /** Whether the voice said where syllables start, or they were shared out by length. */
  readonly timing: 'exact' | 'estimated';
}

/** Anything that turns Vietnamese syllables into sound. */
export interface Voice {
  /** Everything that changes how it sounds, e.g. `espeak:vi@150`: part of every cache key. */
  readonly id: string;
  /**
   * The text as sound.
   * @param text Vietnamese syllables and pause punctuation only (the normaliser's output).
   * @param delivery how it is said, as far as the voice can; absent: plainly.
   * @throws VoiceError when the voice is missing, fails or hangs; AbortError when the signal says so.
   */
  speak(text: string, signal?: AbortSignal, delivery?: Delivery): Promise<Speech>;
  /** Lets go of the process or thread behind it; the next `speak` starts it again. */
  close(): Promise<void>;
}

/** `voice-slow`: it would not be done in the time it has. `voice-refused`: it may not be added. */
type VoiceErrorCode = 'aborted' | 'voice-failed' | 'voice-missing' | 'voice-refused' | 'voice-slow';

/** Why a voice gave no sound, in Vietnamese, with the mend. */
export class VoiceError extends LoaError<VoiceErrorCode> {
  override readonly name = 'VoiceError';

  constructor(code: VoiceErrorCode, message: string, cause?: unknown) {
    super(code, message, cause === undefined ? {} : { cause });
  }
}

/** The syllables of a spoken text with their offsets: runs of letters and combining marks. */
export function syllablesOf(text: string): { readonly syllable: string; readonly index: number }[] {
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].map((match) => ({
    syllable: match[0],
    index: match.index,
  }));
}
