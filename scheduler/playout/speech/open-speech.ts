// What a person says now, as an output takes its sound: the signal, his voice while it comes, the closing.
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { speechBytesPerMs } from '../../core/speech.ts';
import type { PcmSource, Playable, Speech } from '../output.ts';
import { openGrowingFile, type GrowingFile } from './growing-file.ts';
import { blockMs, createSpeechLine, cushionMs } from './speech-line.ts';
import { blockLength, createSpokenBlocks, soundRateHz } from './spoken-blocks.ts';

/** Whoever ends it (daemon/speech.ts) does so after 2 s; where he himself hangs, the sound ends by itself. */
const longestSilenceMs = 10_000;

/** Opened at `item.fromMs` above 0 it takes over from an output that failed: without the signal, from the newest word on. */
export async function openSpeech(item: Playable, { signal, endFile }: Speech): Promise<PcmSource> {
  const { closingChime, emergencyTone, openingChime } = await import('../../../audio/play.ts');
  const takesOver = item.fromMs > 0;
  const file = openGrowingFile(item.file, endFile, takesOver ? await newest(item.file) : 0);
  const opening = signal === 'emergency' ? emergencyTone : openingChime;
  const hash = createHash('sha256');
  function* blocks(): Generator<Int16Array> {
    if (!takesOver) yield* inBlocks(opening(soundRateHz));
    yield* spoken(file);
    if (signal === 'chime') yield* inBlocks(closingChime(soundRateHz));
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      // Whoever reads ahead to see whether there is sound at all takes nothing of what is live.
      yield await Promise.resolve(new Uint8Array(0));
      for (const block of blocks()) {
        const bytes = toBytes(block);
        hash.update(bytes);
        yield bytes;
      }
    } finally {
      file.close();
    }
  }
  return {
    sampleRateHz: soundRateHz,
    channels: 1,
    chunks: chunks(),
    close: () => {
      file.close();
    },
    heardSha256: () => hash.copy().digest('hex'),
  };
}

/** A block each time it is asked; it never waits. */
function* spoken(file: GrowingFile): Generator<Int16Array> {
  const line = createSpeechLine(blockLength);
  const blocks = createSpokenBlocks();
  let silentMs = 0;
  for (;;) {
    const came = file.read();
    for (const block of blocks.hear(came)) line.put(block);
    silentMs = came.length > 0 ? 0 : silentMs + blockMs;
    if (file.isOver() || silentMs > longestSilenceMs) {
      const rest = blocks.rest();
      if (rest) line.put(rest);
      line.finish();
    }
    const block = line.take();
    if (!block) return;
    yield block;
  }
}

async function newest(file: string): Promise<number> {
  const { stat } = await import('node:fs/promises');
  const { size } = await stat(file);
  return Math.max(0, size - cushionMs * speechBytesPerMs);
}

function* inBlocks(samples: Int16Array): Generator<Int16Array> {
  for (let at = 0; at < samples.length; at += blockLength)
    yield samples.subarray(at, at + blockLength);
}

function toBytes(values: Int16Array): Uint8Array {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap16();
}
