import { speechBytesPerMs, speechLostAfterMs, speechSignalMs } from '../core/speech.ts';
import { endSpeech, speechEnd, spokenBytes, type SpeechFiles } from '../store/speech-files.ts';
import type { State } from './state.ts';

/** How often the file is looked at, ms. */
const lookMs = 100;

interface Watched {
  readonly files: SpeechFiles;
  readonly mostMs: number;
  readonly slot: string;
}

/** Ends a speech that has come to its measure, or of which nothing more comes. Resolves once it is ended, or `signal` aborts. */
export async function watchSpeech(
  { parts: { clock, store } }: State,
  { files, mostMs, slot }: Watched,
  signal: AbortSignal,
): Promise<void> {
  let bytes = 0;
  let movedAt = clock.steadyNow();
  let hasBegun = false;
  while (!signal.aborted && !speechEnd(files)) {
    const now = clock.steadyNow();
    const size = spokenBytes(files);
    if (size !== bytes) movedAt = now;
    bytes = size;
    // The signal sounds first, and nobody need speak before it is over.
    if (!hasBegun) {
      hasBegun = store.slot(slot)?.airedAt !== undefined;
      movedAt = hasBegun ? now + speechSignalMs : now;
    }
    if (bytes >= mostMs * speechBytesPerMs) endSpeech(files, 'too-long');
    else if (now - movedAt > speechLostAfterMs) endSpeech(files, 'connection-lost');
    await clock.pause(lookMs, signal);
  }
}
