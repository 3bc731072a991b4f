import type { SentenceKind } from '../../content/schema/published.ts';
import type { Delivery } from '../voices/delivery.ts';

/** In what manner a sentence is said: as its kind is, or as what it stands in asks for. */
export type Manner = SentenceKind | 'note' | 'urgent';

export interface MannerRow extends Required<Omit<Delivery, 'slow'>> {
  /** How much louder than a plain sentence; the mastering leaves part of it. */
  readonly gainDb: number;
  /** Silence before it, where less would be after the sentence before it. */
  readonly beforeMs: number;
  /** Silence after it is at least that. */
  readonly afterMs: number;
}

/**
 * How each kind of sentence is said. `rate` is times the ward's; pitch and range (50 is the voice's own) and the pauses within
 * a sentence are espeak's alone: other voices follow loudness and the silence before and after a sentence. Chosen by measure: docs/adr/0126, `npm run bench -- delivery`.
 */
export const manners: Readonly<Record<Manner, MannerRow>> = {
  opening: row({ pitch: 52 }),
  // Set off by silence before it, higher, louder: who listens with half an ear hears that something begins.
  heading: row({ pitch: 54, gainDb: 1, stopMs: 350, beforeMs: 700 }),
  sentence: row({}),
  // Lower, and falling within less: one of several, and not the last word.
  item: row({ pitch: 47, afterMs: 450 }),
  // Slower and firmer: lower, with tones farther apart, louder.
  note: row({ rate: 0.95, pitch: 48, range: 55, gainDb: 1 }),
  warning: row({ rate: 0.92, pitch: 48, range: 55, gainDb: 1.5, beforeMs: 700 }),
  urgent: row({ rate: 0.88, pitch: 48, range: 55, gainDb: 1.5 }),
  fact: row({ rate: 0.97 }),
  closing: row({ beforeMs: 700 }),
};

function row(own: Partial<MannerRow>): MannerRow {
  return {
    ...{ rate: 1, pitch: 50, range: 50, gainDb: 0 },
    ...{ commaMs: 330, stopMs: 500, beforeMs: 0, afterMs: 0 },
    ...own,
  };
}
