import type { Voice } from '../../audio/voices/voice.ts';
import { speechLike, speechRateHz } from './speech-like.ts';

/** A voice that costs nothing and is as loud as the embedded one. */
export const speechLikeVoice: Voice = {
  id: 'thử',
  speak: (text) =>
    Promise.resolve({
      samples: speechLike(1.6),
      sampleRateHz: speechRateHz,
      syllableStartsMs: text.split(' ').map((_, index) => index * 10),
      timing: 'estimated',
    }),
  close: () => Promise.resolve(),
};
