import { endianness } from 'node:os';
import type { PcmSource, RelayEvents } from './output.ts';

/** Samples taken from a PCM source as they are wanted. A sample is one instant in all channels. */
export interface PcmReader {
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Takes up to `samples`, fewer only at the end of the sound, and shows what it takes; returns how many. */
  take(samples: number, show: (taken: Int16Array) => void): Promise<number>;
  samplesIn(ms: number): number;
  msOf(samples: number): number;
  close(): void;
  hearRelays(events: RelayEvents): void;
  /** Of a source that is no file. */
  heardSha256(): string | undefined;
}

/** Reads the first chunk at once, so that a decoder that cannot start says so before the airing. */
export async function createPcmReader(source: PcmSource): Promise<PcmReader> {
  const { sampleRateHz, channels } = source;
  const chunks = source.chunks[Symbol.asyncIterator]();
  const bytesPerSample = 2 * channels;
  let waiting = Buffer.alloc(0);
  let over = false;
  const read = async (): Promise<void> => {
    const next = await chunks.next();
    if (next.done === true) over = true;
    else waiting = Buffer.concat([waiting, next.value]);
  };
  await read();
  return {
    sampleRateHz,
    channels,
    async take(samples, show) {
      let left = Math.max(0, samples);
      for (;;) {
        const here = Math.min(left, Math.floor(waiting.length / bytesPerSample));
        if (here > 0) show(toInt16(waiting.subarray(0, here * bytesPerSample)));
        waiting = waiting.subarray(here * bytesPerSample);
        left -= here;
        if (left === 0 || over) return Math.max(0, samples) - left;
        await read();
      }
    },
    samplesIn: (ms) => Math.floor((ms * sampleRateHz) / 1000),
    msOf: (samples) => (samples * 1000) / sampleRateHz,
    close: () => {
      source.close();
    },
    hearRelays: (events) => source.hearRelays?.(events),
    heardSha256: () => source.heardSha256?.(),
  };
}

function toInt16(bytes: Buffer): Int16Array {
  // At once where the processor has them in the same order; a copy, because a buffer may begin at an odd address.
  if (endianness() === 'LE') return new Int16Array(new Uint8Array(bytes).buffer);
  const samples = new Int16Array(bytes.length / 2);
  for (let at = 0; at < samples.length; at++) samples[at] = bytes.readInt16LE(2 * at);
  return samples;
}
