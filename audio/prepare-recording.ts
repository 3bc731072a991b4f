// A recording that a campaign airs, as sound that can be joined: one channel, its silent ends off, kept by its content.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../content/schema/problem.ts';
import { isCutShort } from './bulletin/cut-short.ts';
import {
  judgeItem,
  type ItemFault,
  type ItemFlaw,
  type ItemVerdict,
} from './bulletin/judge-item.ts';
import { sayItemFault } from './bulletin/say-item-fault.ts';
import type { AiredRecording } from './bulletin/plan-items.ts';
import { studySound, windowMs, type StudiedSound } from './bulletin/study-sound.ts';
import { AudioError } from './error.ts';
import type { PcmFormat } from './master/arguments.ts';
import type { FfmpegSettings } from './master/run-ffmpeg.ts';
import { listenTo, takeSound } from './master/sound-of.ts';
import { packSound, unpackSound } from './store/packed-sound.ts';
import { recordingsCache } from './store/bulletins.ts';
import { writeFileWhole } from './store/write-file.ts';
import type { Recording } from './voices/recording.ts';

export interface PreparedRecording {
  readonly samples: Int16Array;
  readonly flaws: readonly ItemFlaw[];
}

export interface PrepareSettings extends FfmpegSettings {
  /** LOA_DATA. */
  readonly dataDir: string;
}

/** Raise it whenever a recording is studied, judged or cut otherwise. */
const preparedVersion = 2;
/** A file's header is judged by its first bytes and its length by its last ones. */
const mostBytesRead = 256 * 1024 * 1024;

/** @throws AudioError `not-audio` where nothing can be made of it; it names the file, and how to mend it */
export async function prepareRecording(
  aired: AiredRecording,
  format: PcmFormat & { readonly channels: 1 },
  settings: PrepareSettings,
): Promise<PreparedRecording> {
  const name = `${aired.recording.hash}-${preparedVersion}-${aired.limitMinutes}.sound`;
  const path = join(recordingsCache(settings.dataDir), name);
  const known = await readFile(path).then(unpackSound, () => undefined);
  if (known) {
    const { flaws } = known.header as Pick<PreparedRecording, 'flaws'>; // as it is written below
    return { samples: known.samples, flaws };
  }
  const prepared = await prepareAnew(aired, format, settings);
  await writeFileWhole(path, packSound(prepared.samples, { flaws: prepared.flaws }));
  return prepared;
}

async function prepareAnew(
  aired: AiredRecording,
  format: PcmFormat & { readonly channels: 1 },
  settings: FfmpegSettings,
): Promise<PreparedRecording> {
  const verdict = await studyRecording(aired, format, settings);
  const { recording } = aired;
  const taking = takeSound(recording.path, format, verdict, settings);
  const samples = await taking.catch(unreadable(recording));
  return { samples: softEnds(samples, format.sampleRateHz), flaws: verdict.flaws };
}

/**
 * What of a recording is heard, and what is poor about it: it is listened to once, in the memory of a moment.
 * @throws AudioError `not-audio` as `prepareRecording`
 */
export async function studyRecording(
  { recording, limitMinutes }: AiredRecording,
  { sampleRateHz }: PcmFormat,
  settings: FfmpegSettings,
): Promise<Exclude<ItemVerdict, { fault: ItemFault }> & Pick<StudiedSound, 'heard'>> {
  const { path } = recording;
  const { size } = await stat(path);
  if (size === 0) throw refusal(recording, { code: 'empty' });
  const study = studySound(sampleRateHz);
  // Silent ends may be long, but not without end: one of two sessions is too long, whatever it holds.
  const untilMs = limitMinutes * 120_000;
  const listened = await listenTo(path, sampleRateHz, study.feed, { ...settings, untilMs }).catch(
    unreadable(recording),
  );
  const studied = study.end();
  const isWhole = studied.levels.length * windowMs < untilMs - 1000;
  if (!isWhole) throw refusal(recording, { code: 'longer-than-session', limitMinutes });
  const verdict = judgeItem({
    ...studied,
    ...listened,
    isCutShort: size < mostBytesRead && isCutShort(await readFile(path)),
    limitMinutes,
  });
  if ('fault' in verdict) throw refusal(recording, verdict.fault);
  return { ...verdict, heard: studied.heard };
}

const unreadable =
  (recording: Recording) =>
  (error: unknown): never => {
    if (!(error instanceof AudioError) || error.code !== 'not-audio') throw error;
    throw refusal(recording, { code: 'unreadable' }, error);
  };

/** Where a sound is cut out of another it would click. */
function softEnds(samples: Int16Array, sampleRateHz: number): Int16Array {
  const size = Math.round(sampleRateHz / 200);
  for (let index = 0; index < Math.min(size, samples.length); index += 1) {
    const last = samples.length - 1 - index;
    samples[index] = Math.round(((samples[index] ?? 0) * index) / size);
    samples[last] = Math.round(((samples[last] ?? 0) * index) / size);
  }
  return samples;
}

function refusal({ file }: Recording, fault: ItemFault, cause?: unknown): AudioError {
  const [message, hint] = sayItemFault(fault);
  const problem: Problem = { file, line: 1, message, hint, severity: 'error' };
  return new AudioError('not-audio', `${file} — ${message} ${hint}`, {
    problems: [problem],
    cause,
  });
}
