// What came from a microphone, as it is to sound: in blocks of one length, at the rate of the outputs, as loud as a
// bulletin. The same file gives the same blocks, whenever its bytes come: the recording is what was heard.
import { speechRateHz } from '../../core/speech.ts';
import { createLiveLevel } from '../relay/live-level.ts';
import { createDoubleRate } from './double-rate.ts';
import { blockMs } from './speech-line.ts';

export const soundRateHz = 2 * speechRateHz;
/** Samples of a block. */
export const blockLength = (soundRateHz * blockMs) / 1000;

const givenLength = blockLength / 2;

export interface SpokenBlocks {
  /** The blocks that are full by now. */
  hear(samples: Int16Array): readonly Int16Array[];
  /** The last, with silence after it; undefined where nothing is left. */
  rest(): Int16Array | undefined;
}

export function createSpokenBlocks(): SpokenBlocks {
  const double = createDoubleRate();
  // A voice is near: it is brought down at once where it is loud, and up slowly where it is soft. So what is followed is the
  // loud syllables, which stand 4 dB above the whole: measured, that gives −16 LUFS.
  const level = createLiveLevel(soundRateHz, {
    wanted: -11.3,
    startDb: 6,
    downPerSecond: 100,
    riseMemoryMs: 200,
  });
  let left = new Int16Array(0);
  const levelled = (piece: Int16Array): Int16Array => {
    const block = double(piece);
    level.hear(block);
    level.apply(block);
    return block;
  };
  return {
    hear(samples) {
      const all = new Int16Array(left.length + samples.length);
      all.set(left);
      all.set(samples, left.length);
      const count = Math.floor(all.length / givenLength);
      left = all.slice(count * givenLength);
      return Array.from({ length: count }, (_, index) =>
        levelled(all.subarray(index * givenLength, (index + 1) * givenLength)),
      );
    },
    rest() {
      if (left.length === 0) return undefined;
      const last = new Int16Array(givenLength);
      last.set(left);
      left = new Int16Array(0);
      return levelled(last);
    },
  };
}
