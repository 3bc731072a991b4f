/** Letters of one look side by side; lengths in points, y grows upwards. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
  readonly font: string;
  /** The file's own name for the font. */
  readonly fontId: string;
  /** Its place in the order in which the file draws. */
  readonly order: number;
  /** The lines of the note at the page's foot that it calls. */
  readonly note?: readonly (readonly Piece[])[];
}

/** A line that is drawn, lying or standing. */
export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface Page {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
  readonly pictures: number;
  /** Words that stand turned against the others: stamps and heads along a margin. */
  readonly aside: readonly string[];
}
