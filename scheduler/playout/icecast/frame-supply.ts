import type { PlayEvents } from '../output.ts';
import type { Mp3Frame } from './mp3-frames.ts';

/** Whole frames, and how long they sound. */
export interface Portion {
  readonly bytes: Uint8Array;
  readonly durationMs: number;
}

/** Where the frames come from: a bulletin's file as it is, or one that is made while it sounds. */
export interface FrameSupply {
  /** The next frames, of no less than `ms` where there are so many; undefined: it is over. Rejects with a Vietnamese message. */
  next(ms: number): Promise<Portion | undefined>;
  /** Who is told of what is in them, from now on. */
  hear?(events: PlayEvents): void;
  /** Of the samples in them, where they are of no file. */
  heardSha256?(): string | undefined;
  close(): void;
}

export function fileSupply(bytes: Uint8Array, frames: readonly Mp3Frame[]): FrameSupply {
  let at = 0;
  return {
    next(ms) {
      const from = at;
      let durationMs = 0;
      while (at < frames.length && durationMs < ms) durationMs += frames[at++]?.durationMs ?? 0;
      if (at === from) return Promise.resolve(undefined);
      const part = bytes.subarray(frames[from]?.start, frames[at - 1]?.end);
      return Promise.resolve({ bytes: part, durationMs });
    },
    close: () => undefined,
  };
}
