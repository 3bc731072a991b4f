import type { Ward } from '../../content/schema/ward.ts';
import { openEspeak } from './espeak.ts';
import { VoiceError, type Voice } from './voice.ts';

/** The voice ward.yaml names. */
export function openVoice({ kind, name, rate }: Ward['voice']): Voice {
  switch (kind) {
    case 'espeak':
    case 'recording':
      return openEspeak({ name, rate });
    case 'say':
    case 'neural':
      throw new VoiceError('voice-missing', `Giọng "${kind}" chưa dùng được.`);
  }
}
