import type { PcmSource } from './output.ts';

/** Samples taken from a PCM source as they are wanted. A sample is one instant in all channels. */
export interface PcmReader {
  /** Takes up to `samples`; fewer only at the end of the sound. */
  take(samples: number): Promise<number>;
  samplesIn(ms: number): number;
  msOf(samples: number): number;
  close(): void;
}

/** Reads the first chunk at once, so that a decoder that cannot start says so before the airing. */
export async function createPcmReader(source: PcmSource): Promise<PcmReader> {
  const chunks = source.chunks[Symbol.asyncIterator]();
  const bytesPerSample = 2 * source.channels;
  let bytes = 0;
  let over = false;
  const read = async (): Promise<void> => {
    const next = await chunks.next();
    if (next.done === true) over = true;
    else bytes += next.value.length;
  };
  await read();
  return {
    async take(samples) {
      const wanted = Math.max(0, samples) * bytesPerSample;
      while (bytes < wanted && !over) await read();
      const given = Math.floor(Math.min(bytes, wanted) / bytesPerSample);
      bytes -= given * bytesPerSample;
      return given;
    },
    samplesIn: (ms) => Math.floor((ms * source.sampleRateHz) / 1000),
    msOf: (samples) => (samples * 1000) / source.sampleRateHz,
    close: () => {
      source.close();
    },
  };
}
