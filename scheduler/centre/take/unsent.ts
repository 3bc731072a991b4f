// Answers that are made and not yet read lie in this process's memory, where a slow line may keep them for minutes. Pieces of
// files have so much of it together, however many ask: who asks when little is left gets less, and then nothing for now.
import { finished } from 'node:stream';
import type { ServerResponse } from 'node:http';

/** Of one process, bytes: some 75 whole pieces, or many more small ones. */
export const mostUnsentBytes = 64 * 1024 * 1024;
/** A smaller piece is not worth its message, bytes of a file. */
const leastBytes = 65_536;
/** A reader that takes nothing for so long is let go, real ms. */
const readsWithinMs = 60_000;

/** What one answer may have. */
export interface Room {
  /** How many of so many bytes of a file; 0: none now. They count from here on. */
  take(wanted: number): number;
}

export interface Answering extends Room {
  /**
   * The answer is made, and so large; it counts until `out` has given it away or is closed. One station has one: what it has
   * not read of the one before is let go of.
   */
  sends(station: string, bytes: number, out: ServerResponse): void;
  /** Nothing is sent. */
  drop(): void;
}

export interface Unsent {
  /** For one answer. */
  open(): Answering;
  /** What counts now. */
  bytes(): number;
}

/** Never more than `most` bytes in pieces of files; one has no more than `partOfLeft` of what is left. */
export function createUnsent({ most = mostUnsentBytes, partOfLeft = 1 / 64 } = {}): Unsent {
  const answers = new Map<string, ServerResponse>();
  let held = 0;
  return {
    bytes: () => held,
    open() {
      let own = 0;
      const count = (bytes: number): void => {
        held += bytes - own;
        own = bytes;
      };
      return {
        take(wanted) {
          const share = Math.floor(bytesOfFile(most - held) * partOfLeft);
          const taken = Math.min(wanted, share);
          if (taken < Math.min(wanted, leastBytes)) return 0;
          count(own + bytesOfAnswer(taken));
          return taken;
        },
        sends(station, bytes, out) {
          count(bytes);
          const before = answers.get(station);
          answers.set(station, out);
          before?.destroy();
          out.setTimeout(readsWithinMs, () => out.destroy());
          // Also where it is closed already.
          finished(out, () => {
            count(0);
            if (answers.get(station) === out) answers.delete(station);
          });
        },
        drop() {
          count(0);
        },
      };
    },
  };
}

/** In an answer they are base64, with some words around them. */
const wordsBytes = 2048;

function bytesOfAnswer(ofFile: number): number {
  return Math.ceil((ofFile * 4) / 3) + wordsBytes;
}

function bytesOfFile(ofAnswer: number): number {
  return Math.max(0, Math.floor(((ofAnswer - wordsBytes) * 3) / 4));
}
