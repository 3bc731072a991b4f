import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audibleRange, shareSyllableStarts } from '../clip.ts';
import { plainDelivery, type Delivery } from '../delivery.ts';
import { VoiceError, type Speech, type Voice } from '../voice.ts';
import { espeakData, phonemesHash } from './espeak-data.ts';
import { files, voicesFolder, type InstalledVoice } from './installed.ts';
import { NeuralChild, type ChildOptions } from './neural-child.ts';
import { startsOf } from './timed-sound.ts';

/** Raise it whenever the engine, its settings or what is done with its sound change: what was spoken before is spoken anew. */
const neuralVersion = 'sherpa1.13-1';

/** A voice speaks no slower or faster than that by itself; beyond, it is no speech any more. */
const speeds = { slowest: 0.6, fastest: 1.6 } as const;

export interface NeuralOptions extends ChildOptions {
  /** Syllables a minute. */
  readonly rate: number;
  readonly dataDir: string;
}

/** A voice that was added to this machine, in a process of its own. Nothing is started before its first sentence. */
export function openNeural(installed: InstalledVoice, options: NeuralOptions): Voice {
  const { name, folder, isTimed, spaceId } = installed;
  const child = new NeuralChild(
    name,
    async () => ({
      model: join(folder, files.model),
      tokens: join(folder, files.tokens),
      dataDir: await espeakData(voicesFolder(options.dataDir)),
      isTimed,
    }),
    options,
  );
  let last: Promise<unknown> = Promise.resolve();

  const speak = async (
    text: string,
    delivery: Pick<Delivery, 'rate'>,
    signal: AbortSignal | undefined,
  ): Promise<Speech> => {
    const spoken = text.normalize('NFC').toLocaleLowerCase('vi');
    const speed = speedOf((options.rate * delivery.rate) / installed.syllablesPerMinute);
    const {
      samples: whole,
      sampleRateHz,
      phonemes,
    } = await child.ask({ text: spoken, speed }, signal);
    const { from, to } = audibleRange(whole);
    if (from === to)
      throw new VoiceError(
        'voice-failed',
        `Giọng "${name}" không ra tiếng ở câu "${text.slice(0, 60)}". Nghe thử giọng; nếu vẫn im, chọn giọng khác.`,
      );
    const samples = whole.slice(from, to);
    const starts =
      phonemes &&
      startsOf(spoken, phonemes, {
        sampleRateHz,
        spaceId,
        trimmedMs: (from / sampleRateHz) * 1000,
      });
    return {
      samples,
      sampleRateHz,
      syllableStartsMs:
        starts ?? shareSyllableStarts(spoken, (samples.length / sampleRateHz) * 1000),
      // By the voice's own lengths, but within what it says together they are shared out.
      timing: 'estimated',
    };
  };

  return {
    id: `neural:${name}:${soundOf(installed)}:${neuralVersion}@${options.rate}/${installed.syllablesPerMinute}`,
    // Of a delivery it takes the rate: pauses and tones are the model's own.
    speak: (text, signal, delivery = plainDelivery) => {
      const next = last.then(() => speak(text, delivery, signal));
      last = next.catch(() => undefined);
      return next;
    },
    close: () => child.end(),
  };
}

/** What it sounds like and how it is timed: model, phonemes and their numbers. */
function soundOf({ folder, modelSha256, spaceId, isTimed }: InstalledVoice): string {
  return [
    modelSha256.slice(0, 16),
    tokensHash(join(folder, files.tokens)),
    phonemesHash,
    `${spaceId}${isTimed ? 't' : ''}`,
  ].join(':');
}

/** '' where it can't be read: then nothing is said either. */
function tokensHash(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
  } catch {
    return '';
  }
}

function speedOf(asked: number): number {
  return Number(Math.min(speeds.fastest, Math.max(speeds.slowest, asked)).toFixed(3));
}
