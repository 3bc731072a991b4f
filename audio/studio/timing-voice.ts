import { espeakVoices } from '../../content/schema/names.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { openEspeak } from '../voices/espeak.ts';
import type { Voice } from '../voices/voice.ts';

/** The voice that people's readings are held against: the embedded one, which says where its syllables begin, of the ward's region where one is named. */
export function openTimingVoice(ward?: Ward['voice']): Voice {
  const known = espeakVoices.find((one) => one === ward?.name);
  return openEspeak({ name: known ?? 'vi', rate: ward?.rate ?? 150 });
}
