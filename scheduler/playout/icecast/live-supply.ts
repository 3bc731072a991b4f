// A bulletin with a relay in it has no frames beforehand: its sound is made into MP3 while it goes out, no further ahead
// than the encoder needs.
import { createDeadAirMeter, type DeadAirMeter } from '../dead-air.ts';
import type { PcmSource } from '../output.ts';
import { createPcmReader } from '../pcm-reader.ts';
import { createLevelMeter } from '../level.ts';
import type { Volume } from '../volume.ts';
import type { FrameSupply } from './frame-supply.ts';
import { mp3Frames } from './mp3-frames.ts';

/** What an encoder holds before its first frame comes out, with room. */
export const encoderHeadMs = 300;
const pieceMs = 50;

/** `fromMs`: the position of the source's first sample. `volume`: given for what may be turned down. */
export async function liveSupply(
  source: PcmSource,
  fromMs: number,
  volume?: Volume,
): Promise<FrameSupply> {
  const { encodeLive } = await import('../../../audio/play.ts');
  const { sampleRateHz, channels } = source;
  const encoder = await encodeLive({ sampleRateHz, channels: channels === 1 ? 1 : 2 });
  const reader = await createPcmReader(source);
  const encoded = encoder.mp3[Symbol.asyncIterator]();
  const perMs = (sampleRateHz * channels) / 1000;
  const turn = volume?.ramp(perMs);
  let meter: DeadAirMeter | undefined;
  let level: ((samples: Int16Array) => void) | undefined;
  let waiting = Buffer.alloc(0);
  let fed = 0;
  let over = false;
  let givenMs = 0;

  const feed = async (untilMs: number): Promise<void> => {
    while (!over && reader.msOf(fed) < untilMs) {
      const wanted = reader.samplesIn(pieceMs);
      const pieces: Int16Array[] = [];
      const got = await reader.take(wanted, (taken) => {
        meter?.feed(taken);
        const out = turn?.(taken) ?? taken;
        level?.(out);
        pieces.push(out);
      });
      fed += got;
      for (const piece of pieces) await encoder.write(littleEndian(piece));
      if (got === wanted) continue;
      over = true;
      meter?.end();
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
      meter = createDeadAirMeter(sampleRateHz, channels, fromMs, events);
      level = createLevelMeter(perMs, events);
    },
    close() {
      if (!over) meter?.end();
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
