import { VoiceError } from '../voice.ts';

/** What is brought in is no voice that can be used; `message` Vietnamese, with the mend. */
export function refuse(message: string, cause?: unknown): VoiceError {
  return new VoiceError('voice-refused', message, cause);
}
