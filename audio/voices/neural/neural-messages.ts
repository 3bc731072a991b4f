/** What a voice's process is started with, as its one argument in JSON. */
export interface NeuralModel {
  readonly model: string;
  readonly tokens: string;
  /** Of espeak-ng. */
  readonly dataDir: string;
  /** Its sound is led by how long each phoneme lasts (`withTimings`). */
  readonly isTimed: boolean;
}

/** What it is asked. */
export interface NeuralQuestion {
  readonly text: string;
  /** 1: as the voice speaks by itself; 2: twice as fast. */
  readonly speed: number;
}

/** One phoneme of what was said, in order. */
export interface Phoneme {
  readonly id: number;
  readonly samples: number;
}

export type NeuralAnswer =
  | { readonly ready: true }
  | {
      readonly samples: Int16Array;
      readonly sampleRateHz: number;
      /** Absent where the model tells no lengths. */
      readonly phonemes?: readonly Phoneme[];
    }
  /** `no-engine`: this machine has none. */
  | { readonly failure: 'no-engine' | 'failed'; readonly message: string };
