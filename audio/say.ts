// What audio/index.ts offers, with its documentation there; this file is loaded by the first call.
import type { Content } from '../content/schema/content.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { asSaidIn } from './bulletin/region.ts';
import { utter } from './bulletin/utter.ts';
import { normalise, type Spoken } from './normalise/index.ts';
import { openVoice } from './voices/open-voice.ts';
import type { Speech } from './voices/voice.ts';
import { toWav } from './voices/wav.ts';

export interface Said {
  readonly spoken: Spoken;
  readonly speech: Speech;
  readonly wav: Uint8Array;
}

/** In the words of the ward's region, where the ward is known. */
export function spokenText(
  text: string,
  { lexicon, ward }: Pick<Content, 'lexicon'> & Partial<Pick<Content, 'ward'>>,
): Spoken {
  const spoken = normalise(text, { lexicon });
  return ward ? asSaidIn(ward.voice, spoken) : spoken;
}

export async function sayText(
  text: string,
  content: Pick<Content, 'lexicon' | 'ward'>,
  { dataDir, signal }: { readonly dataDir: string; readonly signal?: AbortSignal },
): Promise<Said> {
  const spoken = spokenText(text, content);
  return asAudioErrors(async () => {
    const voice = openVoice(content.ward.voice, dataDir);
    try {
      const said = utter({ kind: 'sentence', text, spoken });
      const speech = await voice.speak(said.text, signal, said.delivery);
      return { spoken, speech, wav: toWav(speech) };
    } finally {
      await voice.close();
    }
  });
}
