import type { Content } from '../../content/schema/content.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { readRecording } from '../voices/recording.ts';
import { emergencyClosingText, emergencyOpeningText, emergencyRepeatText } from '../wording.ts';
import { sentencesOf } from './sentences-of.ts';
import { readAloud, type BulletinLine, type WrittenIn } from './line.ts';
import { heardLines } from './heard-lines.ts';
import { framePauseMs, sentencePauseMs } from './pauses.ts';
import type { BulletinPlan } from './plan.ts';

const typed: WrittenIn = { file: 'văn bản khẩn', lineAt: () => 1 };

export interface EmergencyRequest {
  readonly title: string;
  /** ISO day, for the MP3's tag. */
  readonly today: string;
}

/**
 * An emergency in words: warning tone, who speaks, the text, the text again (who hears a loudspeaker late has missed
 * the beginning), end. Forms nobody can read are spelled, and listed in `warnings`: in an emergency a spelled
 * acronym is better than silence.
 */
export function planEmergencyText(
  content: Content,
  { title, today, text }: EmergencyRequest & { readonly text: string },
): { readonly plan: BulletinPlan; readonly warnings: readonly Problem[] } {
  const { station } = content.ward;
  const read = (kind: BulletinLine['kind'], words: string, pauseMs: number) =>
    readAloud({ kind, manner: 'urgent', text: words, pauseMs }, typed, content.lexicon);
  const body = sentencesOf(text).map((sentence) => read('sentence', sentence, sentencePauseMs));
  const lines = [
    read('opening', emergencyOpeningText(station), framePauseMs),
    ...body,
    read('warning', emergencyRepeatText, framePauseMs),
    ...body,
    read('closing', emergencyClosingText, framePauseMs),
  ];
  return {
    plan: {
      title,
      station,
      documents: [],
      date: today,
      signal: 'emergency',
      lines: heardLines(content.ward, lines),
      recordings: [],
      problems: [],
    },
    warnings: body.flatMap(({ problems }) => problems),
  };
}

/** An emergency out of an audio file: warning tone, then the recording as it is. Its transcript is its title. */
export function planEmergencyRecording(
  content: Content,
  { title, today, path }: EmergencyRequest & { readonly path: string },
): BulletinPlan {
  const { line } = readAloud(
    { kind: 'sentence', text: title, pauseMs: 0, document: '' },
    typed,
    content.lexicon,
  );
  return {
    title,
    station: content.ward.station,
    documents: [],
    date: today,
    signal: 'emergency',
    lines: [line],
    recordings: [{ ...readRecording(path), document: '' }],
    problems: [],
  };
}
