/**
 * Byte chunks of any length → pieces of `pieceLength` signed 16-bit samples (the last may be shorter), turned down by
 * `gainDb`. A byte left over at a chunk's end waits for the next; one left at the very end is dropped.
 */
export async function* toSamples(
  chunks: AsyncIterable<Uint8Array>,
  pieceLength: number,
  gainDb: number,
): AsyncGenerator<Int16Array> {
  const factor = 10 ** (gainDb / 20);
  let piece = new Int16Array(pieceLength);
  let filled = 0;
  let low: number | undefined;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (low === undefined) {
        low = byte;
        continue;
      }
      const sample = ((byte << 24) >> 16) | low;
      low = undefined;
      piece[filled++] = factor === 1 ? sample : Math.round(sample * factor);
      if (filled === pieceLength) {
        yield piece;
        piece = new Int16Array(pieceLength);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
