/** Sizes that writers to a pipe put where they do not know the length. */
const unknownSizes: ReadonlySet<number> = new Set([0, 0x7fff_ffff, 0xffff_ffff]);

/**
 * Whether a file's end is missing, by its own bytes: a WAV whose sound is shorter than its header says, an Ogg without its
 * last page. ffmpeg reads both to where they stop and says nothing. Of other kinds it says how long they should be.
 */
export function isCutShort(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.toString('latin1', 0, 4);
  if (kind === 'OggS') return endsEarly(view);
  return kind === 'RIFF' && view.toString('latin1', 8, 12) === 'WAVE' && lacksSound(view);
}

function endsEarly(ogg: Buffer): boolean {
  const last = ogg.lastIndexOf('OggS', undefined, 'latin1');
  // The page's flags; 4: the last of its stream.
  return ((ogg[last + 5] ?? 4) & 4) === 0;
}

function lacksSound(wav: Buffer): boolean {
  for (let at = 12; at + 8 <= wav.length;) {
    const size = wav.readUInt32LE(at + 4);
    if (wav.toString('latin1', at, at + 4) === 'data')
      return !unknownSizes.has(size) && size > wav.length - at - 8;
    at += 8 + size + (size % 2);
  }
  return true;
}
