import { AudioError } from './error.ts';
import { VoiceError } from './voices/voice.ts';

/** Voices come before this in the line and have errors of their own; callers of audio/ see one kind. */
export async function asAudioErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof VoiceError
      ? new AudioError(error.code, error.message, { cause: error })
      : error;
  }
}
