// A bulletin of no words: real MP3 frames for what sends them, and made-up samples for what decodes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenPcm, Playable } from '../../../scheduler/playout/output.ts';

/** MPEG 1 Layer III, 128 kbit/s, 48 kHz: 384 bytes and 24 ms a frame. */
const frameHead = [0xff, 0xfb, 0x94, 0x00];
const frameBytes = 384;
const frameMs = 24;
export const bytesPerMs = frameBytes / frameMs;

const sampleRateHz = 8000;
export const samplesPerMs = sampleRateHz / 1000;

/** `durationMs`: a multiple of 24. */
export function writeBulletin(folder: string, durationMs: number): Playable {
  const file = join(folder, `${durationMs}.mp3`);
  const bytes = Buffer.alloc((durationMs / frameMs) * frameBytes);
  for (let at = 0; at < bytes.length; at += frameBytes) bytes.set(frameHead, at);
  writeFileSync(file, bytes);
  return {
    slot: 'thu@2026-11-24T17:00',
    sha256: 'ab',
    file,
    title: 'Bản tin',
    durationMs,
    fromMs: 0,
    continues: false,
  };
}

export interface Decoder {
  readonly openPcm: OpenPcm;
  /** Opened and not closed yet. */
  readonly running: () => number;
}

/** A decoder of `durationMs` of sound in uneven chunks, silent between the two positions. */
export function createDecoder(
  durationMs: number,
  silence: { readonly fromMs: number; readonly toMs: number } | undefined,
): Decoder {
  let running = 0;
  const sampleAt = (index: number): number => {
    const ms = index / samplesPerMs;
    return silence && ms >= silence.fromMs && ms < silence.toMs ? 0 : 900;
  };
  const openPcm: OpenPcm = (_file, fromMs) => {
    let at = Math.round(fromMs * samplesPerMs);
    const end = durationMs * samplesPerMs;
    let open = true;
    running += 1;
    const close = (): void => {
      if (open) running -= 1;
      open = false;
    };
    async function* chunks(): AsyncGenerator<Uint8Array> {
      while (at < end && open) {
        const count = Math.min(end - at, 701);
        const chunk = Buffer.alloc(2 * count);
        for (let i = 0; i < count; i++) chunk.writeInt16LE(sampleAt(at + i), 2 * i);
        at += count;
        yield await Promise.resolve(chunk);
      }
    }
    return Promise.resolve({ sampleRateHz, channels: 1, chunks: chunks(), close });
  };
  return { openPcm, running: () => running };
}
