import type { OpenPcm, PcmSource } from './output.ts';

const sampleRateHz = 48_000;
const channels = 1;
const bytesPerMs = (sampleRateHz * channels * 2) / 1000;

/** Opens a bulletin's PCM through audio/, which is loaded only now: a daemon at rest carries no decoder. */
export const openPcm: OpenPcm = async (file, fromMs) => {
  const { decodeToPcm } = await import('../../audio/index.ts');
  const ending = new AbortController();
  const decoded = decodeToPcm(file, { sampleRateHz, channels }, { signal: ending.signal });
  return {
    sampleRateHz,
    channels,
    chunks: skip(decoded, Math.round(fromMs * bytesPerMs)),
    close: () => {
      ending.abort();
    },
  } satisfies PcmSource;
};

/** Decoding from the beginning and dropping is exact to the sample; seeking in an MP3 is not. */
async function* skip(chunks: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes - (bytes % (2 * channels));
  for await (const chunk of chunks) {
    if (left >= chunk.length) left -= chunk.length;
    else {
      yield chunk.subarray(left);
      left = 0;
    }
  }
}
