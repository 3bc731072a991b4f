// A bulletin with a relay in it has no frames beforehand: its sound is made into MP3 while it goes out, no further ahead
// than the encoder needs.
import type { PcmSource } from '../output.ts';
import { createPcmReader } from '../pcm-reader.ts';
import type { Passage } from '../passage.ts';
import type { FrameSupply } from './frame-supply.ts';
import { mp3Frames } from './mp3-frames.ts';

/** What an encoder holds before its first frame comes out, with room. */
export const encoderHeadMs = 300;
const pieceMs = 50;

export async function liveSupply(source: PcmSource, passage: Passage): Promise<FrameSupply> {
  const { encodeLive } = await import('../../../audio/play.ts');
  const { sampleRateHz, channels } = source;
  const encoder = await encodeLive({ sampleRateHz, channels: channels === 1 ? 1 : 2 });
  const reader = await createPcmReader(source);
  const encoded = encoder.mp3[Symbol.asyncIterator]();
  let waiting = Buffer.alloc(0);
  let fed = 0;
  let over = false;
  let givenMs = 0;

  const feed = async (untilMs: number): Promise<void> => {
    while (!over && reader.msOf(fed) < untilMs) {
      const wanted = reader.samplesIn(pieceMs);
      const pieces: Int16Array[] = [];
      const got = await reader.take(wanted, (taken) => {
        pieces.push(passage.pass(taken));
      });
      fed += got;
      for (const piece of pieces) await encoder.write(littleEndian(piece));
      if (got === wanted) continue;
      over = true;
      passage.end();
      encoder.finish();
    }
  };
  return {
    async next(ms) {
      await feed(givenMs + ms + encoderHeadMs);
      for (;;) {
        const frames = mp3Frames(waiting);
        const wholeMs = frames.reduce((sum, { durationMs }) => sum + durationMs, 0);
        const more = wholeMs >= ms ? undefined : await encoded.next();
        if (more?.done === false) {
          waiting = Buffer.concat([waiting, more.value]);
          continue;
        }
        const end = frames.at(-1)?.end ?? 0;
        const bytes = waiting.subarray(0, end);
        waiting = waiting.subarray(end);
        if (frames.length === 0) return undefined;
        // An encoder adds some silence; what is counted is the sound.
        const durationMs = over ? Math.min(wholeMs, reader.msOf(fed) - givenMs) : wholeMs;
        givenMs += durationMs;
        return { bytes, durationMs };
      }
    },
    hear(events) {
      reader.hearRelays(events);
      passage.hear(events);
    },
    heardSha256: () => reader.heardSha256(),
    close() {
      if (!over) passage.end();
      over = true;
      reader.close();
      encoder.close();
    },
  };
}

function littleEndian(values: Int16Array): Uint8Array {
  const bytes = Buffer.alloc(2 * values.length);
  for (let at = 0; at < values.length; at++) bytes.writeInt16LE(values[at] ?? 0, 2 * at);
  return bytes;
}
