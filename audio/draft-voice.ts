// What audio/index.ts offers to whoever hears a text while writing it; this file is loaded by the first call.
import type { Ward } from '../content/schema/ward.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { clipsFolder } from './store/bulletins.ts';
import { speakCached } from './store/clips.ts';
import { openVoice } from './voices/open-voice.ts';
import type { Speech } from './voices/voice.ts';
import { toWav } from './voices/wav.ts';

export interface DraftVoice {
  /** Everything that changes how it sounds. */
  readonly id: string;
  /** How long a spoken sentence lasts. What has been said is kept for the bulletin. @throws AudioError */
  lengthMs(spoken: string): Promise<number>;
  /** The sentence as a WAV file's bytes. @throws AudioError */
  wav(spoken: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function openDraftVoice(settings: Ward['voice'], dataDir: string): DraftVoice {
  const voice = openVoice(settings);
  const speak = (spoken: string): Promise<Speech> =>
    asAudioErrors(() => speakCached(clipsFolder(dataDir), voice, spoken));
  return {
    id: voice.id,
    async lengthMs(spoken) {
      const { samples, sampleRateHz } = await speak(spoken);
      return (samples.length / sampleRateHz) * 1000;
    },
    async wav(spoken) {
      return toWav(await speak(spoken));
    },
    close: () => voice.close(),
  };
}
