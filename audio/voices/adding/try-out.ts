// A voice says a sentence before anybody is asked to accept it: what kills its process, is silent or endless is no voice.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { audibleRange } from '../clip.ts';
import { espeakData } from '../neural/espeak-data.ts';
import { files, voicesFolder } from '../neural/installed.ts';
import { NeuralChild } from '../neural/neural-child.ts';
import { syllablesOf, VoiceError } from '../voice.ts';
import { toWav } from '../wav.ts';
import { plainModel, type Prepared } from './prepare.ts';
import { refuse } from './refusal.ts';

/** WAV of the sentence that was tried. */
const trialFile = 'thu.wav';

/** Every tone, and sounds that voices stumble over. */
export const trialText =
  'Kính thưa bà con, sáng mai trạm y tế phường tổ chức tiêm chủng mở rộng cho trẻ dưới hai tuổi.';

/** Of one syllable, ms: from hurried speech to a voice that drawls. Beyond, the model speaks no Vietnamese. */
const plausible = { shortest: 60, longest: 1500 } as const;

export interface Trial {
  readonly isTimed: boolean;
  readonly syllablesPerMinute: number;
  /** Seconds that a second of speech took, on one processor. */
  readonly tookPerSecond: number;
}

/** Writes the sentence as WAV beside the model. @throws VoiceError `voice-refused` with what its process said */
export async function tryOut(
  folder: string,
  { modelName, isTimed, sampleRateHz }: Prepared,
  dataDir: string,
): Promise<Trial> {
  const dataFolder = await espeakData(voicesFolder(dataDir));
  const say = async (model: string, timed: boolean) => {
    const child = new NeuralChild(modelName, () =>
      Promise.resolve({
        ...{ model: join(folder, model), tokens: join(folder, files.tokens) },
        ...{ dataDir: dataFolder, isTimed: timed },
      }),
    );
    const text = trialText.normalize('NFC').toLocaleLowerCase('vi');
    try {
      await child.ask({ text: 'xin chào.', speed: 1 });
      const began = performance.now();
      const said = await child.ask({ text, speed: 1 });
      return { said, took: (performance.now() - began) / 1000 };
    } catch (error) {
      // A machine without the engine is no fault of the voice.
      if (error instanceof VoiceError && error.code === 'voice-missing') throw error;
      throw refuse(error instanceof Error ? error.message : String(error), error);
    } finally {
      await child.end();
    }
  };
  const plain = await say(isTimed ? plainModel : files.model, false);
  const timed = isTimed ? await say(files.model, true).catch(() => undefined) : undefined;
  const staysTimed =
    timed?.said.phonemes !== undefined && isSame(timed.said.samples, plain.said.samples);
  if (isTimed && !staysTimed) {
    // What tells lengths must take nothing from the sound.
    rmSync(join(folder, files.model));
    renameSync(join(folder, plainModel), join(folder, files.model));
  }
  const { samples } = plain.said;
  if (plain.said.sampleRateHz !== sampleRateHz)
    throw refuse(
      `Giọng ghi ${sampleRateHz} Hz mà đọc ra ${plain.said.sampleRateHz} Hz: gói lẫn tệp của giọng khác.`,
    );
  const { from, to } = audibleRange(samples);
  const seconds = (to - from) / sampleRateHz;
  const syllables = syllablesOf(trialText).length;
  if (from === to) throw refuse('Giọng không ra tiếng ở câu thử.');
  const each = (seconds * 1000) / syllables;
  if (each < plausible.shortest || each > plausible.longest)
    throw refuse(
      `Câu thử ${syllables} tiếng mà đọc ${seconds.toFixed(1).replace('.', ',')} giây: mô hình không đọc được tiếng Việt.`,
    );
  writeFileSync(join(folder, trialFile), toWav({ samples: samples.slice(from, to), sampleRateHz }));
  return {
    isTimed: staysTimed,
    syllablesPerMinute: Math.round((syllables / seconds) * 60),
    tookPerSecond: plain.took / seconds,
  };
}

const isSame = (one: Int16Array, other: Int16Array): boolean =>
  Buffer.from(one.buffer, one.byteOffset, one.byteLength).equals(
    Buffer.from(other.buffer, other.byteOffset, other.byteLength),
  );

/** The sentence that was tried, as WAV; undefined where it is not there any more. */
export function readTrial(folder: string): Uint8Array | undefined {
  try {
    return readFileSync(join(folder, trialFile));
  } catch {
    return undefined;
  }
}
