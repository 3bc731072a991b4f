/** How a text is said, beside the ward's own rate. A voice does what it can of it: what stands in no text is lost on nobody. */
export interface Delivery {
  /** Times the ward's rate. */
  readonly rate: number;
  /** Where the voice lies, 0 to 100; 50 is its own. */
  readonly pitch: number;
  /** How far its tones go apart, 0 to 100; 50 is its own. */
  readonly range: number;
  /** Silence at a comma inside the text. Absent: the voice's own. */
  readonly commaMs?: number;
  /** Silence at any longer mark inside the text: `;` `:` `.` `?` `!`. */
  readonly stopMs?: number;
  /** Syllables that are said slowly, as digits are. */
  readonly slow?: readonly SlowStretch[];
}

/** From one syllable to before another. */
export interface SlowStretch {
  readonly from: number;
  readonly until: number;
}

/** As a voice speaks when it is told nothing. */
export const plainDelivery: Delivery = { rate: 1, pitch: 50, range: 50 };
