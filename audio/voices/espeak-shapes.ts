import type { espeakVoices } from '../../content/schema/names.ts';

type EspeakName = (typeof espeakVoices)[number];

export interface EspeakShape {
  /** The voice's own definition inside the package. */
  readonly file: string;
  /** Lines put behind it: https://github.com/espeak-ng/espeak-ng/blob/master/docs/voices.md */
  readonly lines: readonly string[];
}

const definitions = '/usr/share/espeak-ng-data/lang/aav';

/** The three voices as they are shaped for a loudspeaker. Chosen by measure: docs/adr/0126, `npm run bench -- delivery`. */
export const espeakShapes: Readonly<Record<EspeakName, EspeakShape>> = {
  vi: { file: `${definitions}/vi`, lines: [] },
  'vi-vn-x-central': { file: `${definitions}/vi-VN-x-central`, lines: [] },
  'vi-vn-x-south': { file: `${definitions}/vi-VN-x-south`, lines: [] },
};
