// A plan's lines as sound, by the voice, by takes of sentences, or by a person's recording of a whole document.
import type { BulletinLine } from './bulletin/line.ts';
import { levelGain, levelled } from './bulletin/level.ts';
import type { BulletinPlan } from './bulletin/plan.ts';
import { cutRecording } from './bulletin/recorded.ts';
import type { Frame, Heard, Part } from './bulletin/timeline.ts';
import { utter } from './bulletin/utter.ts';
import { mp3Format } from './master/arguments.ts';
import { closingChime, emergencyTone, openingChime, urgentChime } from './master/chime.ts';
import { resample } from './master/resample.ts';
import type { FfmpegSettings } from './master/run-ffmpeg.ts';
import { readRecordingSound } from './read-recording.ts';
import {
  isTaken,
  loudnessIn,
  speakTakes,
  voiceLufs,
  type TakenLine,
  type TakeSettings,
} from './speak-takes.ts';
import { clipsFolder } from './store/bulletins.ts';
import { speakCached } from './store/clips.ts';
import { syllablesOf, type Speech, type Voice } from './voices/voice.ts';

export interface SpeakSettings extends FfmpegSettings, TakeSettings {
  /** Where everything the program makes is kept: LOA_DATA. */
  readonly dataDir: string;
  /** Called with how many lines are done. */
  readonly onLines?: (done: number) => void;
}

/** Bulletins are put together at the rate the MP3 has. */
export const bulletinFormat = { sampleRateHz: mp3Format.sampleRateHz, channels: 1 } as const;

/** What is heard before and after the plan's words. */
export function frameOf({ signal }: Pick<BulletinPlan, 'signal'>): Frame {
  const { sampleRateHz } = bulletinFormat;
  const nothing = new Int16Array(0);
  switch (signal) {
    case 'none':
      return { before: nothing, after: nothing, gapMs: 0 };
    case 'chime':
      return { before: openingChime(sampleRateHz), after: closingChime(sampleRateHz), gapMs: 500 };
    case 'urgent':
      return { before: urgentChime(sampleRateHz), after: closingChime(sampleRateHz), gapMs: 500 };
    case 'emergency':
      return { before: emergencyTone(sampleRateHz), after: nothing, gapMs: 500 };
  }
}

/** What of a plan is said, by the voice or a person. */
type Spoken = Pick<BulletinPlan, 'lines' | 'recordings'>;
type PlannedRecording = BulletinPlan['recordings'][number];

interface Group {
  readonly lines: BulletinLine[];
  readonly recording: PlannedRecording | undefined;
}

/** Lines one after another that a recording of their document reads together; the others stand alone. */
function groupByRecording(plan: Spoken): readonly Group[] {
  const groups: Group[] = [];
  for (const line of plan.lines) {
    const recording = plan.recordings.find(({ document }) => document === line.document);
    const last = groups.at(-1);
    if (recording !== undefined && last?.recording === recording) last.lines.push(line);
    else groups.push({ lines: [line], recording });
  }
  return groups;
}

function atFormat(speech: Speech): Speech {
  const { sampleRateHz } = bulletinFormat;
  return {
    ...speech,
    samples: resample(speech.samples, speech.sampleRateHz, sampleRateHz),
    sampleRateHz,
  };
}

/** The lines no recording reads, all by one gain and what the manner of each adds. */
async function speakLines(
  lines: readonly BulletinLine[],
  voice: Voice,
  { dataDir, signal }: SpeakSettings,
  step: (lines: number) => void,
): Promise<ReadonlyMap<BulletinLine, Speech>> {
  const spoken = new Map<BulletinLine, { readonly speech: Speech; readonly gainDb: number }>();
  for (const line of lines) {
    const utterance = utter(line);
    const clip = await speakCached(clipsFolder(dataDir), voice, utterance, signal);
    spoken.set(line, { speech: atFormat(clip), gainDb: utterance.gainDb });
    step(1);
  }
  const sounds = [...spoken.values()].map(({ speech }) => speech.samples);
  const gain = levelGain(sounds, bulletinFormat.sampleRateHz);
  return new Map(
    [...spoken].map(([line, { speech, gainDb }]) => [
      line,
      { ...speech, samples: levelled(speech.samples, gain * 10 ** (gainDb / 20)) },
    ]),
  );
}

async function playRecording(
  lines: readonly BulletinLine[],
  recording: PlannedRecording,
  settings: SpeakSettings,
): Promise<Part[]> {
  // An emergency's recording reads no document: its only line is its title.
  const syllables =
    recording.document === ''
      ? undefined
      : lines.reduce((sum, { spoken }) => sum + syllablesOf(spoken.text).length, 0);
  const { samples } = await readRecordingSound({ recording, syllables }, bulletinFormat, settings);
  return cutRecording(lines, { samples, ...bulletinFormat });
}

/** What a person has read, as loud as what the voice says beside it. */
async function soundTakes(
  lines: readonly TakenLine[],
  said: ReadonlyMap<BulletinLine, Speech>,
  settings: SpeakSettings,
  step: (lines: number) => void,
): Promise<ReadonlyMap<BulletinLine, Heard>> {
  if (lines.length === 0) return new Map();
  const { sampleRateHz } = bulletinFormat;
  const heard = loudnessIn(joined([...said.values()]), sampleRateHz);
  const target = Number.isFinite(heard) ? heard : voiceLufs;
  const taken = await speakTakes(lines, target, sampleRateHz, settings);
  step(lines.length);
  return taken;
}

function joined(speeches: readonly Speech[]): Int16Array {
  const all = new Int16Array(speeches.reduce((sum, { samples }) => sum + samples.length, 0));
  let at = 0;
  for (const { samples } of speeches) {
    all.set(samples, at);
    at += samples.length;
  }
  return all;
}

/** Every line of the plan as sound at `bulletinFormat`, in order. @throws AudioError, VoiceError */
export async function speakPlan(
  plan: Spoken,
  voice: Voice,
  settings: SpeakSettings,
): Promise<readonly Part[]> {
  let done = 0;
  const step = (lines: number): void => {
    settings.onLines?.((done += lines));
  };
  const groups = groupByRecording(plan);
  const alone = groups.flatMap(({ lines, recording }) => (recording ? [] : lines));
  const byVoice = alone.filter((line) => !isTaken(line));
  const said = await speakLines(byVoice, voice, settings, step);
  const taken = await soundTakes(alone.filter(isTaken), said, settings, step);
  const spoken = new Map<BulletinLine, Heard>([...said, ...taken]);
  const parts: Part[] = [];
  for (const { lines, recording } of groups) {
    if (recording) {
      parts.push(...(await playRecording(lines, recording, settings)));
      step(lines.length);
    } else {
      for (const line of lines) {
        const speech = spoken.get(line);
        if (speech !== undefined) parts.push({ line, speech });
      }
    }
  }
  return parts;
}
