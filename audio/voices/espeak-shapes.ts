import type { espeakVoices } from '../../content/schema/names.ts';

type EspeakName = (typeof espeakVoices)[number];

export interface EspeakShape {
  /** The voice's own definition inside the package. */
  readonly file: string;
  /** Lines put behind it: https://github.com/espeak-ng/espeak-ng/blob/master/docs/voices.md */
  readonly lines: readonly string[];
}

const definitions = '/usr/share/espeak-ng-data/lang/aav';

/** How loud espeak makes consonants, percent of its own: the voiceless, and the noise in the voiced. Vowels stay as they are. */
const consonants = 'consonants 200 130';

/** The three voices as they are shaped for a loudspeaker. Chosen by measure: docs/adr/0126, `npm run bench -- delivery`. */
export const espeakShapes: Readonly<Record<EspeakName, EspeakShape>> = {
  vi: { file: `${definitions}/vi`, lines: [consonants] },
  'vi-vn-x-central': { file: `${definitions}/vi-VN-x-central`, lines: [consonants] },
  'vi-vn-x-south': { file: `${definitions}/vi-VN-x-south`, lines: [consonants] },
};
