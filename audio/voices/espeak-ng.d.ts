// The package carries no types: the part of it that is used here.
declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakEngine {
    /** 0 when the voice exists. */
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    /** 0 to 100; 50 is the voice's own. */
    set_pitch(pitch: number): void;
    /** 0 to 100; 50 is the voice's own. */
    set_range(range: number): void;
    /** Takes SSML too. */
    synthesize(
      text: string,
      onChunk: (
        samples: Int16Array,
        events: readonly { type: string; text_position: number; audio_position: number }[],
      ) => boolean,
    ): void;
    /** Where the phonemes of a text's first clause lie in memory, in IPA, ended by 0. */
    convert_to_phonemes(text: string, asIpa: boolean): { readonly ptr: number };
  }
  const load: () => Promise<{
    eSpeakNGWorker: new () => EspeakEngine;
    /** All of the engine's memory; another view of it after it has grown. */
    HEAPU8: Uint8Array;
    /** The package's files, in memory. */
    FS: {
      readFile(path: string): Uint8Array;
      writeFile(path: string, text: string): void;
    };
  }>;
  export { load as default };
}
