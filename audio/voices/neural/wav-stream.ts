/** What a stream of WAV files begins with. */
export type WavHead =
  /** Not all of it has come yet. */
  | { readonly kind: 'part' }
  | { readonly kind: 'whole'; readonly wav: Uint8Array; readonly rest: Buffer }
  /** It does not say how long it is (its maker did not know): it ends with the stream. */
  | { readonly kind: 'endless' }
  | { readonly kind: 'no-wav' };

/** Written by programs that do not know how long the sound will be: nothing, or as much as can be said. */
const unknownFrom = 0x7fff_f000;

/** The first WAV file of what came so far. */
export function cutWav(bytes: Buffer): WavHead {
  if (bytes.length < 12) {
    const start = bytes.subarray(0, 4).toString('latin1');
    return 'RIFF'.startsWith(start) ? { kind: 'part' } : { kind: 'no-wav' };
  }
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return { kind: 'no-wav' };
  const size = bytes.readUInt32LE(4);
  // 36: a head and not one sample.
  if (size <= 36 || size >= unknownFrom) return { kind: 'endless' };
  const end = 8 + size + (size % 2);
  // The byte that makes an odd length even may be left out at the end of a stream.
  if (bytes.length < 8 + size) return { kind: 'part' };
  return { kind: 'whole', wav: bytes.subarray(0, 8 + size), rest: bytes.subarray(end) };
}

export const isWav = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RIFF';
