import type { PreparedEmergency } from '../../../content/schema/emergencies.ts';
import type { OutputKind } from '../../../content/schema/names.ts';
import type { Loaded } from '../../core/rules.ts';
import type { SlotBulletin } from '../../core/slot.ts';

/** What is to be made: words, or a sound file. */
export interface EmergencyOrder {
  readonly title: string;
  /** '' where a file is aired. */
  readonly text: string;
  /** Absolute path. */
  readonly file?: string;
  /** How somebody wants forms to be said, for this one bulletin. */
  readonly readings: readonly Reading[];
  /** ISO day in the ward's zone. */
  readonly today: string;
}

export interface Reading {
  readonly written: string;
  readonly spoken: string;
}

export interface MadeEmergency {
  readonly bulletin: SlotBulletin;
  /** As it is said, syllable by syllable; '' of a file. */
  readonly spoken: string;
  /** Why the embedded voice speaks in place of the ward's, Vietnamese. */
  readonly standIn?: string;
  /** Forms that nobody can read: they are spelled. */
  readonly unknown: readonly string[];
  /** Forms that could be read in another way; the one that is said comes first. */
  readonly guesses: readonly { readonly written: string; readonly choices: readonly string[] }[];
  /** Why its own sound for the loudspeakers could not be made: the page's airs in its place. Vietnamese. */
  readonly unmastered?: readonly string[];
}

/** What one can choose from. */
export interface PreparedChoice {
  readonly texts: readonly PreparedEmergency[];
  /** content/ could not be used, so that texts are not known now. */
  readonly isBroken?: true;
  /** Names of files in content/recordings/. */
  readonly recordings: readonly string[];
}

/** A bulletin, or sentences that are a part of one. */
export type ReadyJob = { readonly order: EmergencyOrder } | { readonly sentences: string };

/** As the command line names them. */
type Outputs = readonly OutputKind[] | undefined;

export type MakerQuestion = { readonly id: number } & (
  | { readonly ask: 'choice'; readonly contentDir: string }
  /** Made for nobody yet. */
  | {
      readonly ask: 'make-ready';
      readonly contentDir: string;
      readonly dataDir: string;
      readonly outputs: Outputs;
      readonly job: ReadyJob;
      readonly today: string;
    }
  | {
      readonly ask: 'make';
      readonly contentDir: string;
      readonly dataDir: string;
      readonly outputs: Outputs;
      readonly order: EmergencyOrder;
      /** Where content/ cannot be used: a flood does not wait for a bracket. */
      readonly lastGood?: Loaded;
    }
);

export type MakerAnswer = { readonly id: number } & (
  | { readonly choice: PreparedChoice }
  | { readonly made: MadeEmergency }
  | { readonly ready: true }
  /** Vietnamese. */
  | { readonly failed: string }
);
