import {
  speechBytesPerMs,
  speechLivesUntil,
  speechLostAfterMs,
  speechSignalMs,
} from '../core/speech.ts';
import { endSpeech, speechEnd, spokenBytes, type SpeechFiles } from '../store/speech-files.ts';
import type { State } from './state.ts';

/** How often the file is looked at, ms. */
const lookMs = 100;

interface Watched {
  readonly files: SpeechFiles;
  readonly mostMs: number;
  /** Epoch ms; undefined: at no hour. */
  readonly untilAt: number | undefined;
  /** Whether its signal sounds. */
  readonly hasBegun: () => boolean;
}

/**
 * Ends a speech that has come to its measure, in sound or in time on the air, or of which too little comes. Resolves once it is ended, or `signal` aborts;
 * rejects where its end cannot be written (a full disk).
 */
export async function watchSpeech(
  { parts: { clock } }: State,
  { files, mostMs, untilAt, hasBegun }: Watched,
  signal: AbortSignal,
): Promise<void> {
  let bytes = 0;
  let livesUntil = clock.steadyNow() + speechLostAfterMs;
  let fullAt = clock.steadyNow() + speechSignalMs + mostMs;
  let begun = false;
  while (!signal.aborted && !speechEnd(files)) {
    const now = clock.steadyNow();
    const size = spokenBytes(files);
    livesUntil = speechLivesUntil(livesUntil, (size - bytes) / speechBytesPerMs, now);
    bytes = size;
    // The signal sounds first, and nobody need speak before it is over.
    if (!begun) {
      begun = hasBegun();
      livesUntil = now + speechLostAfterMs + (begun ? speechSignalMs : 0);
      if (begun) fullAt = now + speechSignalMs + mostMs;
    }
    const isFull = bytes >= mostMs * speechBytesPerMs || now > fullAt;
    if (isFull || clock.now() > (untilAt ?? Infinity)) endSpeech(files, 'too-long');
    else if (now > livesUntil) endSpeech(files, 'connection-lost');
    await clock.pause(lookMs, signal);
  }
}
