import type { SentenceKind } from '../../content/schema/published.ts';
import type { Unspoken } from '../../content/schema/unspoken.ts';

/** One sentence of a document as it stands written, ready for normalise/. */
export interface ScriptSentence {
  /** Unique within the document, in order: `s1`, `s2`, … */
  readonly id: string;
  readonly kind: SentenceKind;
  /** Markup removed, white space collapsed, NFC. */
  readonly text: string;
  /** For each UTF-16 unit of `text` its offset in the MDX file; -1 for a unit that was not written there. */
  readonly sourceMap: readonly number[];
  /** For each unit the offset just after it, -1 likewise: an entity or a decomposed letter is longer than its unit. */
  readonly sourceEnds: readonly number[];
  /** 1-based line of the sentence's first character in the file. */
  readonly line: number;
  /** Id of the `<Step>` it stands in. */
  readonly step?: string;
  /** It stands in <Note>: said as what is to be minded. */
  readonly note?: true;
  /** Silence after it. */
  readonly pauseMs: number;
}

/** A line that is not spoken because of its shape. */
export interface LeftOut {
  readonly text: string;
  readonly why: Unspoken;
  /** 1-based, in the file. */
  readonly line: number;
}

/** A document as the ordered sentences that will be spoken. */
export interface Script {
  readonly document: string;
  readonly documentHash: string;
  readonly file: string;
  readonly title: string;
  readonly sentences: readonly ScriptSentence[];
  readonly leftOut: readonly LeftOut[];
}
