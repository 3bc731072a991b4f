// The package's types are JSDoc alone: the part of it that is used here. It is optional: not every machine has it.
declare module 'sherpa-onnx-node' {
  interface OfflineTts {
    readonly sampleRate: number;
    generateAsync(request: {
      readonly text: string;
      readonly sid: number;
      /** Above 1: faster. */
      readonly speed: number;
      readonly enableExternalBuffer: boolean;
    }): Promise<{ readonly samples: Float32Array; readonly sampleRate: number }>;
  }
  const sherpa: {
    readonly OfflineTts: new (config: {
      readonly model: {
        readonly vits: {
          readonly model: string;
          readonly tokens: string;
          readonly dataDir: string;
          readonly noiseScale: number;
          readonly noiseScaleW: number;
          readonly lengthScale: number;
        };
        readonly numThreads: number;
        readonly provider: 'cpu';
        readonly debug: boolean;
      };
      /** -1: a text is said in one piece. */
      readonly maxNumSentences: number;
      /** Of pauses: 1 leaves them. */
      readonly silenceScale: number;
    }) => OfflineTts;
  };
  export default sherpa;
}
