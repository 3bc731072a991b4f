// A person's recording as sound, judged before anything is put around it.
import { readFile } from 'node:fs/promises';
import type { Problem } from '../content/schema/problem.ts';
import { decodeHeard } from './decode-heard.ts';
import { isCutShort } from './bulletin/cut-short.ts';
import {
  isOnlySaid,
  judgeRecording,
  longestReadingMs,
  type RecordingFault,
} from './bulletin/judge-recording.ts';
import { mendRecording, mendSaid, sayRecordingFault } from './bulletin/say-recording-fault.ts';
import { AudioError } from './error.ts';
import type { PcmFormat } from './master/arguments.ts';
import type { FfmpegSettings } from './master/run-ffmpeg.ts';
import type { Recording } from './voices/recording.ts';

/** Of one that reads no text: no emergency is as long. */
const longestAloneMs = 2 * 3_600_000;

/** A recording and, where it reads a document, how many syllables that has. */
export interface RecordingToRead {
  readonly recording: Recording;
  readonly syllables: number | undefined;
}

/** Samples are mono, without a constant offset; `flaw`: what is poor about it, though it airs. */
export interface RecordingSound {
  readonly samples: Int16Array;
  readonly flaw: Problem | undefined;
}

/**
 * The recording as it is heard.
 * @throws AudioError `not-audio` where it cannot be heard, `recording-length` where it cannot be that text; both name the file
 */
export async function readRecordingSound(
  { recording, syllables }: RecordingToRead,
  format: PcmFormat & { readonly channels: 1 },
  settings: FfmpegSettings,
): Promise<RecordingSound> {
  const bytes = await readFile(recording.path);
  if (bytes.length === 0) throw refusal(recording, syllables, { code: 'empty' });
  const untilSeconds = secondsToRead(syllables);
  const decoding = decodeHeard(recording.path, format, { ...settings, untilSeconds });
  const { samples, declaredMs } = await decoding.catch((error: unknown) => {
    if (!(error instanceof AudioError) || error.code !== 'not-audio') throw error;
    throw refusal(recording, syllables, { code: 'unreadable' }, error);
  });
  const { sampleRateHz } = format;
  const cut = isCutShort(bytes);
  const heard = { samples, sampleRateHz, declaredMs, isCutShort: cut, syllables };
  const fault = judgeRecording(heard);
  if (fault && !isOnlySaid(fault)) throw refusal(recording, syllables, fault);
  return { samples: centred(samples), flaw: fault && flawOf(recording, fault) };
}

/** A small file may hold days of silence: what is refused for its length anyway is not read into memory. */
function secondsToRead(syllables: number | undefined): number {
  const longestMs = syllables === undefined ? longestAloneMs : longestReadingMs(syllables);
  return Math.ceil(longestMs / 1000) + 1;
}

function flawOf({ file }: Recording, fault: RecordingFault): Problem {
  const message = sayRecordingFault(fault);
  return { file, line: 1, message, hint: mendSaid, severity: 'warning' };
}

function refusal(
  { file }: Recording,
  syllables: number | undefined,
  fault: RecordingFault,
  cause?: unknown,
): AudioError {
  const code = fault.code.endsWith('-than-text') ? 'recording-length' : 'not-audio';
  const message = sayRecordingFault(fault);
  const hint = mendRecording(fault, syllables !== undefined);
  const problem: Problem = { file, line: 1, message, hint, severity: 'error' };
  return new AudioError(code, `${file} — ${message} ${hint}`, { problems: [problem], cause });
}

/** A cheap sound card adds a constant: silence would then count as sound when the ends are trimmed. */
function centred(samples: Int16Array): Int16Array {
  const mean = Math.round(samples.reduce((sum, sample) => sum + sample, 0) / samples.length);
  if (mean === 0) return samples;
  return samples.map((sample) => Math.max(-32_768, Math.min(32_767, sample - mean)));
}
