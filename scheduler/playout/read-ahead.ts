import type { PcmSource } from './output.ts';

/** Decoded before the moment: what a decoder may be kept from the processor by a busy machine, with room. */
export const usualHeadMs = 5000;

/**
 * The same source with its first seconds in memory, and read on from there. What is wrong with the file is thrown where
 * it would have been read.
 */
export async function readAhead(source: PcmSource, headMs = usualHeadMs): Promise<PcmSource> {
  const wanted = (headMs * source.sampleRateHz * source.channels * 2) / 1000;
  const rest = source.chunks[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let failure: { readonly error: unknown } | undefined;
  let over = false;
  for (let bytes = 0; bytes < wanted && !over && !failure;) {
    try {
      const next = await rest.next();
      over = next.done === true;
      if (next.done === true) continue;
      head.push(next.value);
      bytes += next.value.length;
    } catch (error) {
      failure = { error };
    }
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (let next = head.shift(); next; next = head.shift()) yield next;
      if (failure) throw failure.error;
      if (!over) yield* { [Symbol.asyncIterator]: () => rest };
    } finally {
      await rest.return?.();
    }
  }
  return { ...source, chunks: chunks() };
}
