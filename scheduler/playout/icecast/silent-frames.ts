import { mp3Frames } from './mp3-frames.ts';

/** MPEG 2 Layer III, 48 kbit/s, 22.05 kHz, one channel: what bulletins are (ADR 11). */
const bulletinHead = [0xff, 0xf3, 0x60, 0xc4] as const;

/** One MP3 frame without sound: a header, and an empty side information that asks for no data. */
export interface SilentFrame {
  readonly bytes: Uint8Array;
  readonly durationMs: number;
}

/** Like the first frame of that MP3, so that a player need not change its tune; without one like a bulletin's. */
export function silentFrame(like?: Uint8Array): SilentFrame {
  const first = like && mp3Frames(like)[0];
  const head = like && first ? like.subarray(first.start) : bulletinHead;
  const [sync = 0, kind = 0, rates = 0, mode = 0] = head;
  const bytes = Buffer.alloc(1500);
  // No checksum, no padding.
  bytes.set([sync, kind | 1, rates & ~2, mode]);
  const [frame] = mp3Frames(bytes);
  return { bytes: bytes.subarray(0, frame?.end ?? 0), durationMs: frame?.durationMs ?? 0 };
}
