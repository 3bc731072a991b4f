/** What the thread is asked. */
export interface EspeakRequest {
  readonly voice: string;
  /** Put behind the voice's own definition. */
  readonly definition: readonly string[];
  /** espeak's own unit: English words a minute. */
  readonly wordsPerMinute: number;
  /** 0 to 100. */
  readonly pitch: number;
  /** 0 to 100. */
  readonly range: number;
  /** Text, or SSML. */
  readonly text: string;
}

/** A word or the end of a clause, in the order espeak reported them. */
export interface EspeakEvent {
  readonly type: 'word' | 'end';
  /** 1-based character of the text. */
  readonly position: number;
  readonly audioMs: number;
}

/** What it answers. */
export type EspeakReply =
  | {
      readonly samples: Int16Array<ArrayBuffer>;
      readonly sampleRateHz: number;
      readonly events: readonly EspeakEvent[];
    }
  | { readonly failure: 'no-voice' | 'failed'; readonly message: string };
