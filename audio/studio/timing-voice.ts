import { espeakVoices } from '../../content/schema/names.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { openEspeak } from '../voices/espeak.ts';
import type { Voice } from '../voices/voice.ts';

/** The voice that people's readings are held against: the embedded one, which says where its syllables begin, of the ward's region where one is named. */
export function openTimingVoice({ name, rate }: Ward['voice']): Voice {
  const known = espeakVoices.find((one) => one === name);
  return openEspeak({ name: known ?? 'vi', rate });
}
