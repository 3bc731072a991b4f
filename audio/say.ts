import type { Content } from '../content/schema/content.ts';
import type { Spoken } from './normalise/index.ts';
import { asAudioErrors } from './make.ts';
import { normalise } from './normalise/index.ts';
import { openVoice } from './voices/open-voice.ts';
import type { Speech } from './voices/voice.ts';
import { toWav } from './voices/wav.ts';

/** The text as it would be spoken, with the rule and row of each part and what nobody can read yet. */
export function spokenText(text: string, content: Pick<Content, 'lexicon'>): Spoken {
  return normalise(text, { lexicon: content.lexicon });
}

/** Any text in the ward's voice, unmastered: a WAV file's bytes, and the samples and syllable starts themselves. @throws AudioError */
export async function sayText(
  text: string,
  content: Pick<Content, 'lexicon' | 'ward'>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<{ readonly spoken: Spoken; readonly speech: Speech; readonly wav: Uint8Array }> {
  const spoken = spokenText(text, content);
  return asAudioErrors(async () => {
    const voice = openVoice(content.ward.voice);
    try {
      const speech = await voice.speak(spoken.text, signal);
      return { spoken, speech, wav: toWav(speech) };
    } finally {
      await voice.close();
    }
  });
}
