/** How sure a reading is: a rule of the law, a choice that the context decides, or neither. The air asks about a guess. */
export type Certainty = 'certain' | 'likely' | 'guess';

/** How one written token is said. Offsets are UTF-16 units in the text handed to `normalise`. */
export interface SpokenToken {
  readonly start: number;
  readonly end: number;
  /** One or more Vietnamese syllables, separated by single spaces; '' for what is not said. */
  readonly spoken: string;
  /** Punctuation that carries a pause and follows it: `,` `.` `:` `;` `?` `!` or ''. */
  readonly pause: string;
  /** The class that read it, e.g. `date`, `legal`, `lexicon`. */
  readonly rule: string;
  /** The table row that read it, where one did, e.g. `NĐ-CP`. */
  readonly row?: string;
  readonly certainty: Certainty;
}

/** A form no rule and no table row can read. */
export interface UnknownForm {
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** The row to add to content/lexicon.tsv, tab-separated, with a spelled-out proposal. */
  readonly lexiconRow: string;
}

/** A form that was read one way and could be read another. */
export interface Guess {
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly spoken: string;
  /** What it may say, the reading that was taken first. */
  readonly choices: readonly string[];
  /** For each choice the row of content/lexicon.tsv that decides for it. */
  readonly lexiconRows: readonly string[];
}

/** A text as it will be spoken. */
export interface Spoken {
  /** Vietnamese syllables and pause punctuation only. */
  readonly text: string;
  readonly tokens: readonly SpokenToken[];
  /** Empty when everything could be read; what is listed was spelled letter by letter in `text`. */
  readonly unknown: readonly UnknownForm[];
  /** What was read on a guess; empty when nothing was. */
  readonly guesses: readonly Guess[];
}
