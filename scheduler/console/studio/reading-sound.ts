// A sentence's part of a whole reading. The samples lie in a file of ours: 16 bit, mono.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ReadingRange } from '../../../audio/studio/index.ts';

/** Hz, of every reading: what the process decodes to. */
export const readingRateHz = 48_000;

/** The samples of a range; fewer where the file ends before. Throws what the system throws. */
export function samplesOf(file: string, { from, to }: ReadingRange): Int16Array {
  const open = openSync(file, 'r');
  try {
    const end = Math.min(to, Math.floor(fstatSync(open).size / 2));
    const samples = new Int16Array(Math.max(0, end - from));
    const bytes = new Uint8Array(samples.buffer);
    readSync(open, bytes, 0, bytes.length, from * 2);
    return samples;
  } finally {
    closeSync(open);
  }
}
