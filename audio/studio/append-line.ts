// One more line at the end of a file of lines, synced. What a power cut tore off its end is cut first.
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';

/**
 * Adds the line; it is on the disk when this returns. A disk that refuses it leaves the file as it was. `isWhole`: whether what
 * stands without a line end is a line all the same. Throws what the system throws.
 */
export function appendLine(path: string, line: string, isWhole: (torn: string) => boolean): void {
  const file = openSync(path, 'a+', 0o600);
  try {
    append(file, `${line}\n`, isWhole);
  } finally {
    closeSync(file);
  }
}

function append(file: number, line: string, isWhole: (torn: string) => boolean): void {
  const { size } = fstatSync(file);
  const torn = lastPiece(file, size);
  // Whole but for its line end: the cut came between the two.
  const stays = isWhole(torn.toString('utf8'));
  const start = stays ? size : size - torn.length;
  if (start < size) ftruncateSync(file, start);
  try {
    const bytes = Buffer.from(stays ? `\n${line}` : line);
    if (writeSync(file, bytes) < bytes.length) throw new Error('ENOSPC');
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, start);
    throw error;
  }
}

const pieceBytes = 65_536;

/** What stands after the last line end. */
function lastPiece(file: number, size: number): Buffer {
  for (let want = Math.min(size, pieceBytes); ; want = Math.min(size, want * 4)) {
    const bytes = Buffer.alloc(want);
    readSync(file, bytes, 0, want, size - want);
    const end = bytes.lastIndexOf(0x0a);
    if (end >= 0 || want === size) return bytes.subarray(end + 1);
  }
}
