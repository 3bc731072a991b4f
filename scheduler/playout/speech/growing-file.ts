import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/** A file of samples that another program still writes. */
export interface GrowingFile {
  /** What has come since, a second at the most; empty where nothing has. Throws what the system says. */
  read(): Int16Array;
  /** All of it has been read, and no more will come. */
  isOver(): boolean;
  close(): void;
}

const mostBytes = 64 * 1024;

/** Signed 16-bit little-endian in `file`; `endFile` appears once nothing more is to come. `from`: bytes left out at its beginning. */
export function openGrowingFile(file: string, endFile: string, from = 0): GrowingFile {
  const opened = openSync(file, 'r');
  const buffer = Buffer.alloc(mostBytes);
  let at = from - (from % 2);
  let over = false;
  let isOpen = true;
  return {
    read() {
      // Looked at first: what is written before the mark is in the file by then.
      const isMarked = existsSync(endFile);
      const got = readSync(opened, buffer, 0, mostBytes, at);
      const samples = Math.floor(got / 2);
      at += 2 * samples;
      over = isMarked && samples === 0;
      return Int16Array.from({ length: samples }, (_, index) => buffer.readInt16LE(2 * index));
    },
    isOver: () => over,
    close() {
      if (isOpen) closeSync(opened);
      isOpen = false;
    },
  };
}
