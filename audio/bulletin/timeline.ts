import type { PublishedSentence, PublishedWord } from '../../content/schema/published.ts';
import { syllablesOf, type Speech } from '../voices/voice.ts';
import type { BulletinLine } from './line.ts';

/** The samples of a bulletin from its parts, and where each sentence and word is heard. */
export interface Timeline {
  readonly samples: Int16Array;
  readonly sentences: readonly PublishedSentence[];
}

/** What is heard of a line. */
export interface Heard extends Omit<Speech, 'timing'> {
  /** `aligned`: syllables were found in a person's reading by comparing it with the voice's. */
  readonly timing: Speech['timing'] | 'aligned';
}

export interface Part {
  readonly line: BulletinLine;
  readonly speech: Heard;
}

const round = (ms: number): number => Math.round(ms * 10) / 10;

/** First and one-past-last offset in the file of a range of the written text; nothing where nothing was written. */
function sourceRange(
  { sourceMap = [], sourceEnds = [] }: BulletinLine,
  start: number,
  end: number,
): { start: number; end: number } | Record<string, never> {
  const first = sourceMap.slice(start, end).find((offset) => offset >= 0);
  const last = sourceEnds.slice(start, end).findLast((offset) => offset >= 0);
  return first === undefined || last === undefined ? {} : { start: first, end: last };
}

/** One entry for each written token that is said; it starts with its first syllable and ends where the next begins. */
function timeWords({ line, speech }: Part, startMs: number, endMs: number): PublishedWord[] {
  const spoken = line.spoken.tokens.filter((token) => token.spoken !== '');
  let syllable = 0;
  const starts = spoken.map((token) => {
    const at = speech.syllableStartsMs[syllable] ?? endMs - startMs;
    syllable += syllablesOf(token.spoken).length;
    return round(startMs + at);
  });
  return spoken.map((token, index) => ({
    spoken: token.spoken,
    ...sourceRange(line, token.start, token.end),
    startMs: starts[index] ?? startMs,
    endMs: starts[index + 1] ?? endMs,
  }));
}

/** What is heard around the parts. */
export interface Frame {
  readonly before: Int16Array;
  readonly after: Int16Array;
  readonly gapMs: number;
}

export const samplesIn = (ms: number, sampleRateHz: number): number =>
  Math.round((ms / 1000) * sampleRateHz);

/** How many samples the parts and their frame are together. */
export function countSamples(parts: readonly Part[], frame: Frame, sampleRateHz: number): number {
  return parts.reduce(
    (sum, { line, speech }) => sum + speech.samples.length + samplesIn(line.pauseMs, sampleRateHz),
    frame.before.length + samplesIn(frame.gapMs, sampleRateHz) + frame.after.length,
  );
}

/** Joins chime, sentences and pauses. All parts share `sampleRateHz`. */
export function joinParts(parts: readonly Part[], frame: Frame, sampleRateHz: number): Timeline {
  const toMs = (samples: number): number => round((samples / sampleRateHz) * 1000);
  const samples = new Int16Array(countSamples(parts, frame, sampleRateHz));
  samples.set(frame.before, 0);
  let at = frame.before.length + samplesIn(frame.gapMs, sampleRateHz);
  const sentences = parts.map((part, index): PublishedSentence => {
    const { line, speech } = part;
    samples.set(speech.samples, at);
    const startMs = toMs(at);
    const endMs = toMs(at + speech.samples.length);
    at += speech.samples.length + samplesIn(line.pauseMs, sampleRateHz);
    return {
      id: `s${index + 1}`,
      kind: line.kind,
      ...(line.document === undefined ? {} : { document: line.document }),
      text: line.text,
      spoken: line.spoken.text,
      ...sourceRange(line, 0, line.text.length),
      startMs,
      endMs,
      words: timeWords(part, startMs, endMs),
      ...(speech.timing === 'estimated' ? { estimated: true } : {}),
      ...(speech.timing === 'aligned' ? { aligned: true } : {}),
      ...(line.take === undefined
        ? {}
        : { by: 'person', reader: line.take.reader, take: line.take.sha256 }),
    };
  });
  samples.set(frame.after, at);
  return { samples, sentences };
}
