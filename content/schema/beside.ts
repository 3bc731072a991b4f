// What the editor shows beside a text: JSON of the console, read by the editor's script.
import type { SentenceKind } from './published.ts';

/** A place in the editor's document (ProseMirror positions). Both 0: it stands nowhere in it. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A row of content/lexicon.tsv: how a written form is said. */
export interface Reading {
  readonly written: string;
  readonly spoken: string;
}

/** A form that nobody can read yet (it is spelled), or that could be read in another way. */
export interface UnsureForm extends Place {
  readonly written: string;
  /** As it is said now. */
  readonly spoken: string;
  readonly isUnknown: boolean;
  /** Each with the row that decides for it; what is said now comes first. */
  readonly choices: readonly { readonly spoken: string; readonly row: Reading }[];
}

export interface BesideSentence extends Place {
  /** The same while it is said the same. */
  readonly id: string;
  readonly kind: SentenceKind;
  readonly written: string;
  readonly spoken: string;
  /** Silence after it. */
  readonly pauseMs: number;
  /** How long it sounds; absent while the voice has not said it. */
  readonly ms?: number;
  readonly unsure: readonly UnsureForm[];
}

/** One bulletin in which the document is heard. */
export interface Airing {
  /** Id of its campaign; absent where none airs the document. */
  readonly campaign?: string;
  readonly title: string;
  /** The campaign stands ready and does not begin. */
  readonly isHeld: boolean;
  readonly ms: number;
  /** Not all of it has been said yet. */
  readonly isGuess: boolean;
  readonly fits: boolean;
  /** Sound that is in it and not in `ms`: names of recordings of which nobody can tell how long they are. */
  readonly unmeasured: readonly string[];
}

export interface BesideLength {
  /** Of the longest of `airings`. */
  readonly ms: number;
  readonly isGuess: boolean;
  /** Recordings are being listened to: asked again, more is known. */
  readonly isMeasuring?: boolean;
  /** The longest session that the ward permits. */
  readonly limitMs: number;
  readonly fits: boolean;
  readonly airings: readonly Airing[];
}

export interface BesideFact {
  readonly id: string;
  /** Vietnamese, as the page has it. */
  readonly says: string;
  /** Id of the step it touches; absent: the whole document. */
  readonly step?: string;
  readonly from: number;
  readonly isSpoken: boolean;
}

export interface BesideProblem extends Place {
  /** 1-based, in its file. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
  readonly severity: 'error' | 'warning';
  /** The file it stands in, where that is another one. */
  readonly elsewhere?: string;
}

export interface Beside {
  /** The draft's, of which all this is. */
  readonly version: number;
  /** The whole bulletin in order; opening, warning, dated facts and closing stand nowhere in the document. */
  readonly sentences: readonly BesideSentence[];
  /** What is not spoken, and why. */
  readonly leftOut: readonly (Place & { readonly text: string; readonly why: string })[];
  readonly length: BesideLength;
  /** The draft's own decisions on how words are said. */
  readonly readings: readonly (Reading & { readonly document?: string })[];
  readonly facts: readonly BesideFact[];
  readonly problems: readonly BesideProblem[];
  /** Mistakes that other files had before this draft. */
  readonly othersHad: number;
  /** What could not be looked at, and what is to be known of it: Vietnamese sentences. */
  readonly unseen: readonly string[];
}
