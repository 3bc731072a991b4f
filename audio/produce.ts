import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content } from '../content/schema/content.ts';
import type { Manifest } from '../content/schema/published.ts';
import { keyOf } from './bulletin/key.ts';
import { planBulletin, type BulletinPlan, type BulletinRequest } from './bulletin/plan.ts';
import { joinParts, type Part } from './bulletin/timeline.ts';
import { AudioError, unspeakable } from './error.ts';
import { mp3Format } from './master/arguments.ts';
import { closingChime, openingChime } from './master/chime.ts';
import { masterMp3 } from './master/master.ts';
import { clipsFolder, publishBulletin, readBulletin } from './store/bulletins.ts';
import { speakCached } from './store/clips.ts';
import { openVoice } from './voices/open-voice.ts';
import { VoiceError, type Voice } from './voices/voice.ts';

export interface ProduceSettings {
  /** Where everything the program makes is kept: LOA_DATA. */
  readonly dataDir: string;
  /** ISO day in the ward's time zone: decides which facts hold. */
  readonly today: string;
  /** Another ffmpeg than FFMPEG_PATH, PATH's or the bundled one. */
  readonly ffmpegPath?: string;
  /** Called after each sentence and each step of the mastering; `total` never changes within one bulletin. */
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Another voice than ward.yaml's; it stays open. */
  readonly voice?: Voice;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Vietnamese, for the progress bar. */
  readonly label: string;
}

async function speakAll(
  plan: BulletinPlan,
  voice: Voice,
  settings: ProduceSettings,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const line of plan.lines) {
    parts.push({
      line,
      speech: await speakCached(
        clipsFolder(settings.dataDir),
        voice,
        line.spoken.text,
        settings.signal,
      ),
    });
    settings.onProgress?.({ done: parts.length, total: plan.lines.length + 1, label: 'Đọc' });
  }
  return parts;
}

async function make(
  plan: BulletinPlan,
  voice: Voice,
  contentKey: string,
  settings: ProduceSettings,
): Promise<Manifest> {
  const parts = await speakAll(plan, voice, settings);
  const sampleRateHz = parts[0]?.speech.sampleRateHz ?? mp3Format.sampleRateHz;
  const frame = {
    before: openingChime(sampleRateHz),
    after: closingChime(sampleRateHz),
    gapMs: 500,
  };
  const { samples, sentences } = joinParts(parts, frame, sampleRateHz);
  const work = await mkdtemp(join(tmpdir(), 'loa-bulletin-'));
  try {
    const file = join(work, 'bulletin.mp3');
    const tags = {
      title: plan.title,
      artist: plan.station,
      album: 'Bản tin truyền thanh',
      ...(plan.checkedOn === undefined ? {} : { date: plan.checkedOn }),
    };
    const mastered = await masterMp3(samples, { sampleRateHz, channels: 1 }, file, tags, settings);
    const mp3 = await readFile(file);
    const manifest: Manifest = {
      sha256: createHash('sha256').update(mp3).digest('hex'),
      contentKey,
      title: plan.title,
      documents: [...plan.documents],
      durationMs: Math.round((samples.length / sampleRateHz) * 1000),
      bytes: mp3.length,
      loudnessLufs: mastered.loudnessLufs,
      truePeakDbtp: mastered.truePeakDbtp,
      sampleRateHz: mastered.sampleRateHz,
      voice: voice.id,
      sentences: [...sentences],
    };
    await publishBulletin(settings.dataDir, mp3, manifest);
    settings.onProgress?.({
      done: plan.lines.length + 1,
      total: plan.lines.length + 1,
      label: 'Hoàn thành',
    });
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Voices and masters come before this file in the line and have errors of their own; callers see one kind. */
function asAudioError(error: unknown): unknown {
  return error instanceof VoiceError
    ? new AudioError(error.code, error.message, { cause: error })
    : error;
}

/**
 * One bulletin: MP3, transcript, manifest and scripts in `dataDir/public`. What has been made before is not made again.
 * @throws AudioError
 */
export async function produceBulletin(
  content: Content,
  request: BulletinRequest,
  settings: ProduceSettings,
): Promise<Manifest> {
  const plan = planBulletin(content, request, settings.today);
  if (plan.problems.length > 0) {
    throw unspeakable(plan.problems);
  }
  try {
    const voice = settings.voice ?? openVoice(content.ward.voice);
    try {
      const contentKey = keyOf(plan, voice.id);
      return (
        (await readBulletin(settings.dataDir, contentKey)) ??
        (await make(plan, voice, contentKey, settings))
      );
    } finally {
      if (settings.voice === undefined) {
        await voice.close();
      }
    }
  } catch (error) {
    throw asAudioError(error);
  }
}

/** The cache key of what `produceBulletin` would make: changes exactly when the sound or its manifest would. */
export function bulletinKey(content: Content, request: BulletinRequest, today: string): string {
  return keyOf(planBulletin(content, request, today), openVoice(content.ward.voice).id);
}

/** The manifest of the bulletin where it has been made and is still whole; undefined otherwise. */
export function findBulletin(
  content: Content,
  request: BulletinRequest,
  { dataDir, today }: { readonly dataDir: string; readonly today: string },
): Promise<Manifest | undefined> {
  return readBulletin(dataDir, bulletinKey(content, request, today));
}
