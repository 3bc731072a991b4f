import type { OfferedFile, Picture } from './attached.ts';
import type { AnswerToAir } from './answers-to-air.ts';
import type { Campaign } from './campaign.ts';
import type { ContentDocument } from './document.ts';
import type { CentreThing } from './centre.ts';
import type { Citation } from './citation.ts';
import type { PreparedEmergency } from './emergencies.ts';
import type { Fact } from './facts.ts';
import type { Simulator } from './simulator.ts';
import type { Ward } from './ward.ts';
import type { Wish } from './wish.ts';
import type { GlossaryEntry, LexiconRow, SynonymGroup } from './words.ts';

/** Everything staff wrote, read and checked; what was not valid is left out and named in a problem. */
export interface Content {
  readonly ward: Ward;
  readonly documents: readonly ContentDocument[];
  readonly facts: readonly Fact[];
  readonly glossary: readonly GlossaryEntry[];
  readonly synonyms: readonly SynonymGroup[];
  readonly lexicon: readonly LexiconRow[];
  readonly campaigns: readonly Campaign[];
  /** Campaigns that stand ready (`hold: true`): checked like any other, but nothing plans or airs them. */
  readonly held: readonly Campaign[];
  readonly simulators: readonly Simulator[];
  /** Where the texts cite a source that a fact has ended. */
  readonly citations: readonly Citation[];
  /** How often documents ask to be aired. */
  readonly wishes?: readonly Wish[];
  /** What campaigns with new answers choose from. */
  readonly answers?: readonly AnswerToAir[];
  /** Texts that wait for their emergency. */
  readonly emergencies?: readonly PreparedEmergency[];
  /** What of all this a centre sent; absent where nothing is. */
  readonly centre?: readonly CentreThing[];
  /** What texts may show and offer. */
  readonly pictures?: readonly Picture[];
  readonly files?: readonly OfferedFile[];
}
