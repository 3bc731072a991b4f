import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import type { AudioOutput } from '@echogarden/audio-io';
import type { OpenSink } from './sink.ts';

const bufferMs = 100;

/** The sound card that the system plays through (Windows, macOS): the card asks for samples, a queue answers. */
export const systemSink: OpenSink = async ({ sampleRateHz, channels }) => {
  // Loaded only where it is used: a native addon.
  const { createAudioOutput } = await import('@echogarden/audio-io');
  const queue: { samples: Int16Array; taken: () => void }[] = [];
  let empty: (() => void) | undefined;
  const fill = (buffer: Int16Array): void => {
    let filled = 0;
    while (filled < buffer.length) {
      const head = queue[0];
      if (!head) break;
      const part = head.samples.subarray(0, buffer.length - filled);
      buffer.set(part, filled);
      filled += part.length;
      head.samples = head.samples.subarray(part.length);
      if (head.samples.length > 0) continue;
      queue.shift();
      head.taken();
    }
    buffer.fill(0, filled);
    if (queue.length === 0) empty?.();
  };
  let output: AudioOutput;
  try {
    output = await createAudioOutput(
      { sampleRate: sampleRateHz, channelCount: channels, bufferDuration: bufferMs },
      fill,
    );
  } catch (error) {
    const why = sayError(error);
    throw new LoaError(
      'speaker-closed',
      `Không mở được loa của máy (${why}). Cắm loa hoặc card âm thanh, chọn nó làm thiết bị mặc định trong cài đặt âm thanh, rồi chạy lại.`,
      { cause: error },
    );
  }
  return {
    write: (samples) =>
      new Promise((taken) => {
        queue.push({ samples, taken });
      }),
    async finish() {
      await new Promise<void>((resolve) => {
        if (queue.length === 0) resolve();
        else empty = resolve;
      });
      // What the card has taken has yet to sound.
      await new Promise((resolve) => setTimeout(resolve, bufferMs * 2));
      await output.dispose();
    },
    stop() {
      queue.length = 0;
      void output.dispose();
    },
  };
};
