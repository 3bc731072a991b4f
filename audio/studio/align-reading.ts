// What audio/studio/index.ts offers, with its documentation there; this file is loaded by the first call.
import type { Ward } from '../../content/schema/ward.ts';
import { asAudioErrors } from '../as-audio-errors.ts';
import { AudioError } from '../error.ts';
import { decodeHeard } from '../decode-heard.ts';
import { clipsFolder } from '../store/bulletins.ts';
import { speakCached } from '../store/clips.ts';
import { plainDelivery } from '../voices/delivery.ts';
import type { Speech } from '../voices/voice.ts';
import { alignFrames } from './align/align-frames.ts';
import type { AlignedReading } from './aligned-reading.ts';
import { openTimingVoice } from './timing-voice.ts';

export interface WholeReading {
  /** Mono. */
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
}

export interface AlignSettings {
  /** LOA_DATA: what the voice says is kept there. */
  readonly dataDir: string;
  readonly voice: Ward['voice'];
  readonly signal?: AbortSignal;
  /** Called after each sentence that the voice has said. */
  readonly onProgress?: (done: number, total: number) => void;
}

const mostSeconds = 40 * 60;
/** The microphone stops by itself then too (site/studio/main.ts). */
const mostSentenceSeconds = 120;
const takeRateHz = 48_000;

/** As takes are kept. ffmpeg reads it, in a process of its own, and no further than what is refused. */
export async function readWholeReading(
  path: string,
  settings: { readonly signal?: AbortSignal } = {},
): Promise<WholeReading> {
  const reading = await readSent(path, mostSeconds, settings);
  refuseLength(reading.samples.length / takeRateHz);
  return reading;
}

export async function readOneSentence(path: string): Promise<WholeReading> {
  const reading = await readSent(path, mostSentenceSeconds);
  if (reading.samples.length / takeRateHz > mostSentenceSeconds)
    throw new AudioError(
      'not-audio',
      `Tệp dài hơn ${mostSentenceSeconds} giây: không phải một câu. Cắt lấy một câu rồi gửi, hay gửi cả bài ở trang “Gửi cả bài đã thu sẵn”.`,
    );
  return reading;
}

async function readSent(
  path: string,
  mostSeconds: number,
  settings: { readonly signal?: AbortSignal } = {},
): Promise<WholeReading> {
  const format = { sampleRateHz: takeRateHz, channels: 1 } as const;
  const untilSeconds = mostSeconds + 1;
  const { samples } = await decodeHeard(path, format, { ...settings, untilSeconds });
  return { samples, sampleRateHz: takeRateHz };
}

export async function alignReading(
  reading: WholeReading,
  sentences: readonly { readonly key: string; readonly spoken: string }[],
  { dataDir, voice, signal, onProgress }: AlignSettings,
): Promise<AlignedReading> {
  refuseLength(reading.samples.length / reading.sampleRateHz);
  return asAudioErrors(async () => {
    const speaker = openTimingVoice(voice);
    try {
      const clips: Speech[] = [];
      for (const { spoken } of sentences) {
        const plainly = { text: spoken, delivery: plainDelivery };
        clips.push(await speakCached(clipsFolder(dataDir), speaker, plainly, signal));
        onProgress?.(clips.length, sentences.length);
      }
      return alignFrames(reading, clips, sentences);
    } finally {
      await speaker.close();
    }
  });
}

function refuseLength(seconds: number): void {
  if (seconds < 0.5) throw new AudioError('not-audio', 'Bài đọc không có tiếng nào.');
  if (seconds > mostSeconds)
    throw new AudioError(
      'not-audio',
      `Bài đọc dài quá ${mostSeconds / 60} phút. Cắt ra nhiều tệp rồi gửi từng tệp.`,
    );
}
