// What audio/index.ts offers to whoever hears a text while writing it; this file is loaded by the first call.
import type { Ward } from '../content/schema/ward.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { utter, type SaidLine } from './bulletin/utter.ts';
import { clipsFolder } from './store/bulletins.ts';
import { speakCached } from './store/clips.ts';
import { openVoice } from './voices/open-voice.ts';
import { VoiceError, type Speech, type Voice } from './voices/voice.ts';
import { toWav } from './voices/wav.ts';

export interface DraftVoice {
  /** Everything that changes how it sounds. */
  readonly id: string;
  /** How long a line of a bulletin lasts. What has been said is kept for the bulletin. @throws AudioError */
  lengthMs(line: SaidLine): Promise<number>;
  /** The line as a WAV file's bytes. @throws AudioError */
  wav(line: SaidLine): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function openDraftVoice(settings: Ward['voice'], dataDir: string): DraftVoice {
  const voice = openOrSay(settings, dataDir);
  const speak = (line: SaidLine): Promise<Speech> =>
    asAudioErrors(() => speakCached(clipsFolder(dataDir), voice, utter(line)));
  return {
    id: voice.id,
    async lengthMs(line) {
      const { samples, sampleRateHz } = await speak(line);
      return (samples.length / sampleRateHz) * 1000;
    },
    async wav(line) {
      return toWav(await speak(line));
    },
    close: () => voice.close(),
  };
}

/** A voice that is missing says so with each sentence: who writes goes on writing. */
function openOrSay(settings: Ward['voice'], dataDir: string): Voice {
  try {
    return openVoice(settings, dataDir);
  } catch (error) {
    if (!(error instanceof VoiceError)) throw error;
    return { id: '', speak: () => Promise.reject(error), close: () => Promise.resolve() };
  }
}
