// What was spoken, kept: the signal and the voice as it was levelled, as one MP3 that is named by its hash.
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import type { Speech } from '../output.ts';
import { openGrowingFile } from './growing-file.ts';
import { createSpokenBlocks, soundRateHz } from './spoken-blocks.ts';

export interface SpeechRecord {
  readonly sha256: string;
  readonly durationMs: number;
}

/** Writes `<folder>/<sha256>.mp3` of a speech that has ended. Rejects with a Vietnamese message where it cannot be made or written. */
export async function recordSpeech(
  pcm: string,
  speech: Speech,
  folder: string,
): Promise<SpeechRecord> {
  const { emergencyTone, encodeLive, openingChime } = await import('../../../audio/play.ts');
  const encoder = await encodeLive({ sampleRateHz: soundRateHz, channels: 1 });
  const part = join(folder, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  const written = pipeline(
    encoder.mp3,
    async function* (frames) {
      for await (const bytes of frames) {
        hash.update(bytes);
        yield bytes;
      }
    },
    createWriteStream(part, { mode: 0o600 }),
  );
  written.catch(() => undefined);
  try {
    const opening = speech.signal === 'emergency' ? emergencyTone : openingChime;
    let samples = 0;
    const write = async (block: Int16Array): Promise<void> => {
      samples += block.length;
      await encoder.write(littleEndian(block));
    };
    await write(opening(soundRateHz));
    for await (const block of blocksOf(pcm, speech.endFile)) await write(block);
    encoder.finish();
    await written;
    const sha256 = hash.digest('hex');
    await rename(part, join(folder, `${sha256}.mp3`));
    return { sha256, durationMs: Math.round((samples * 1000) / soundRateHz) };
  } catch (error) {
    encoder.close();
    await rm(part, { force: true });
    throw error;
  }
}

async function* blocksOf(pcm: string, endFile: string): AsyncGenerator<Int16Array> {
  const file = openGrowingFile(pcm, endFile);
  const blocks = createSpokenBlocks();
  try {
    for (let came = file.read(); came.length > 0; came = file.read()) {
      yield* blocks.hear(came);
      // It is made in the process that airs: nobody waits for more than a second of sound.
      await soon();
    }
    const rest = blocks.rest();
    if (rest) yield rest;
  } finally {
    file.close();
  }
}

function littleEndian(values: Int16Array): Uint8Array {
  const bytes = Buffer.alloc(2 * values.length);
  for (let at = 0; at < values.length; at++) bytes.writeInt16LE(values[at] ?? 0, 2 * at);
  return bytes;
}
