import { speechBytesPerMs, speechLostAfterMs, speechSignalMs } from '../core/speech.ts';
import { endSpeech, speechEnd, spokenBytes, type SpeechFiles } from '../store/speech-files.ts';
import type { State } from './state.ts';

/** How often the file is looked at, ms. */
const lookMs = 100;

interface Watched {
  readonly files: SpeechFiles;
  readonly mostMs: number;
  /** Whether its signal sounds. */
  readonly hasBegun: () => boolean;
}

/**
 * Ends a speech that has come to its measure, or of which nothing more comes. Resolves once it is ended, or `signal` aborts;
 * rejects where its end cannot be written (a full disk).
 */
export async function watchSpeech(
  { parts: { clock } }: State,
  { files, mostMs, hasBegun }: Watched,
  signal: AbortSignal,
): Promise<void> {
  let bytes = 0;
  let movedAt = clock.steadyNow();
  let begun = false;
  while (!signal.aborted && !speechEnd(files)) {
    const now = clock.steadyNow();
    const size = spokenBytes(files);
    if (size !== bytes) movedAt = now;
    bytes = size;
    // The signal sounds first, and nobody need speak before it is over.
    if (!begun) {
      begun = hasBegun();
      movedAt = begun ? now + speechSignalMs : now;
    }
    if (bytes >= mostMs * speechBytesPerMs) endSpeech(files, 'too-long');
    else if (now - movedAt > speechLostAfterMs) endSpeech(files, 'connection-lost');
    await clock.pause(lookMs, signal);
  }
}
