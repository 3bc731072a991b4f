import type { PublishedSentence } from '../../content/schema/published.ts';

function stamp(ms: number): string {
  const whole = Math.round(ms);
  const part = (value: number, width = 2): string => String(value).padStart(width, '0');
  return `${part(Math.floor(whole / 3_600_000))}:${part(Math.floor(whole / 60_000) % 60)}:${part(Math.floor(whole / 1000) % 60)}.${part(whole % 1000, 3)}`;
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** WebVTT with one cue a sentence, named by the sentence's id: `00:00:03.000 --> 00:00:06.120`, then the written text. */
export function toVtt(sentences: readonly PublishedSentence[]): string {
  const cues = sentences.map(
    ({ id, startMs, endMs, text }) =>
      `${id}\n${stamp(startMs)} --> ${stamp(endMs)}\n${escape(text)}\n`,
  );
  return ['WEBVTT\n', ...cues].join('\n');
}
