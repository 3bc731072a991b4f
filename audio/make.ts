// Plan -> sound -> files: the one place that speaks, joins, masters and publishes.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../content/schema/published.ts';
import { keyOf } from './bulletin/key.ts';
import type { BulletinLine } from './bulletin/line.ts';
import type { BulletinPlan } from './bulletin/plan.ts';
import { levelGain, levelled } from './bulletin/level.ts';
import { cutRecording } from './bulletin/recorded.ts';
import { joinParts, type Part, type Timeline } from './bulletin/timeline.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { mp3Format } from './master/arguments.ts';
import { closingChime, emergencyTone, openingChime } from './master/chime.ts';
import { decodeWhole } from './master/decode.ts';
import { masterMp3 } from './master/master.ts';
import { resample } from './master/resample.ts';
import { clipsFolder, publishBulletin, publishScripts, readBulletin } from './store/bulletins.ts';
import { speakCached } from './store/clips.ts';
import type { Speech, Voice } from './voices/voice.ts';

export interface Progress {
  readonly done: number;
  /** Never changes within one bulletin. */
  readonly total: number;
  /** Vietnamese, for the progress bar. */
  readonly label: string;
}

export interface MakeSettings {
  /** Where everything the program makes is kept: LOA_DATA. */
  readonly dataDir: string;
  /** Another ffmpeg than FFMPEG_PATH's, PATH's or the bundled one. */
  readonly ffmpegPath?: string | undefined;
  /** Called after each sentence and after the mastering. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Bulletins are put together at the rate the MP3 has. */
export const bulletinFormat = { sampleRateHz: mp3Format.sampleRateHz, channels: 1 } as const;
const format = bulletinFormat;

const frames = {
  chime: { before: openingChime, after: closingChime, gapMs: 500 },
  emergency: { before: emergencyTone, after: () => new Int16Array(0), gapMs: 500 },
} as const satisfies Record<BulletinPlan['signal'], unknown>;

/** What is heard before and after the plan's words. */
export function framesOf({ signal }: BulletinPlan): (typeof frames)[BulletinPlan['signal']] {
  return frames[signal];
}

function atFormat(speech: Speech): Speech {
  const samples = resample(speech.samples, speech.sampleRateHz, format.sampleRateHz);
  return { ...speech, samples, sampleRateHz: format.sampleRateHz };
}

/** Lines one after another that a recording of their document reads together; the others stand alone. */
export function groupByRecording(
  plan: BulletinPlan,
): { lines: BulletinLine[]; recording?: string }[] {
  const groups: { lines: BulletinLine[]; recording?: string }[] = [];
  for (const line of plan.lines) {
    const recording = plan.recordings.find(({ document }) => document === line.document)?.path;
    const last = groups.at(-1);
    if (recording !== undefined && last?.recording === recording) {
      last.lines.push(line);
    } else {
      groups.push({ lines: [line], ...(recording === undefined ? {} : { recording }) });
    }
  }
  return groups;
}

async function speakAll(plan: BulletinPlan, voice: Voice, settings: MakeSettings): Promise<Part[]> {
  const groups = groupByRecording(plan);
  const spoken = new Map<BulletinLine, Speech>();
  let done = 0;
  const step = (lines: number): void => {
    done += lines;
    settings.onProgress?.({ done, total: plan.lines.length + 1, label: 'Đọc từng câu' });
  };
  for (const { lines, recording } of groups) {
    if (recording === undefined) {
      for (const line of lines) {
        const speech = await speakCached(
          clipsFolder(settings.dataDir),
          voice,
          line.spoken.text,
          settings.signal,
        );
        spoken.set(line, atFormat(speech));
        step(1);
      }
    }
  }
  const sounds = [...spoken.values()].map(({ samples }) => samples);
  const gain = levelGain(sounds, format.sampleRateHz);
  const parts: Part[] = [];
  for (const { lines, recording } of groups) {
    if (recording === undefined) {
      for (const line of lines) {
        const speech = spoken.get(line);
        if (speech !== undefined) {
          parts.push({ line, speech: { ...speech, samples: levelled(speech.samples, gain) } });
        }
      }
    } else {
      const samples = await decodeWhole(recording, format, settings);
      parts.push(...cutRecording(lines, { samples, ...format }));
      step(lines.length);
    }
  }
  return parts;
}

async function master(
  plan: BulletinPlan,
  { samples, sentences }: Timeline,
  settings: MakeSettings,
) {
  const work = await mkdtemp(join(tmpdir(), 'loa-bulletin-'));
  try {
    const file = join(work, 'bulletin.mp3');
    const tags = {
      title: plan.title,
      artist: plan.station,
      album: 'Bản tin truyền thanh',
      ...(plan.date === undefined ? {} : { date: plan.date }),
    };
    const { loudnessLufs, truePeakDbtp } = await masterMp3(samples, format, file, tags, settings);
    return { mp3: await readFile(file), loudnessLufs, truePeakDbtp, sentences };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function makeAnew(
  plan: BulletinPlan,
  voice: Voice,
  contentKey: string,
  settings: MakeSettings,
): Promise<Manifest> {
  const parts = await speakAll(plan, voice, settings);
  const { before, after, gapMs } = framesOf(plan);
  const { sampleRateHz } = format;
  const timeline = joinParts(
    parts,
    { before: before(sampleRateHz), after: after(sampleRateHz), gapMs },
    sampleRateHz,
  );
  const { mp3, loudnessLufs, truePeakDbtp, sentences } = await master(plan, timeline, settings);
  const manifest: Manifest = {
    sha256: createHash('sha256').update(mp3).digest('hex'),
    contentKey,
    title: plan.title,
    documents: [...plan.documents],
    durationMs: Math.round((timeline.samples.length / sampleRateHz) * 1000),
    bytes: mp3.length,
    loudnessLufs,
    truePeakDbtp,
    sampleRateHz,
    voice: voice.id,
    sentences: [...sentences],
  };
  await publishBulletin(settings.dataDir, mp3, manifest);
  const total = plan.lines.length + 1;
  settings.onProgress?.({ done: total, total, label: 'Chỉnh độ to, ghi MP3' });
  return manifest;
}

/** The plan's bulletin: out of the cache where it is whole there, else made. @throws AudioError */
export async function makeBulletin(
  plan: BulletinPlan,
  voice: Voice,
  settings: MakeSettings,
): Promise<Manifest> {
  const contentKey = keyOf(plan, voice.id);
  return asAudioErrors(async () => {
    const known = await readBulletin(settings.dataDir, contentKey);
    if (known === undefined) return makeAnew(plan, voice, contentKey, settings);
    await publishScripts(settings.dataDir, known);
    return known;
  });
}
