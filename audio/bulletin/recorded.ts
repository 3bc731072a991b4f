import { estimateSpeech } from '../voices/clip.ts';
import { levelGain, levelled } from './level.ts';
import type { BulletinLine } from './line.ts';
import { framePauseMs } from './pauses.ts';
import type { Part } from './timeline.ts';

/**
 * A person's recording cut into the lines it reads, one after another without a gap, so that joining them gives the
 * recording back. Where a line starts is estimated by its share of syllables.
 */
export function cutRecording(
  lines: readonly BulletinLine[],
  recording: { readonly samples: Int16Array; readonly sampleRateHz: number },
): Part[] {
  const text = lines.map((line) => line.spoken.text).join(' ');
  const whole = estimateSpeech(text, recording);
  const { sampleRateHz } = recording;
  const samples = levelled(whole.samples, levelGain([whole.samples], sampleRateHz));
  const counts = lines.map((line) =>
    line.spoken.tokens.reduce(
      (sum, token) => sum + token.spoken.split(' ').filter(Boolean).length,
      0,
    ),
  );
  let syllable = 0;
  return lines.map((line, index) => {
    const starts = whole.syllableStartsMs.slice(syllable, syllable + (counts[index] ?? 0));
    syllable += counts[index] ?? 0;
    const last = index === lines.length - 1;
    const toSample = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
    const from = index === 0 ? 0 : toSample(starts[0] ?? whole.syllableStartsMs.at(-1) ?? 0);
    const to = last ? samples.length : toSample(whole.syllableStartsMs[syllable] ?? 0);
    const startMs = (from / sampleRateHz) * 1000;
    return {
      line: { ...line, pauseMs: last ? framePauseMs : 0 },
      speech: {
        samples: samples.subarray(from, Math.max(from, to)),
        sampleRateHz,
        syllableStartsMs: starts.map((ms) => Math.max(0, ms - startMs)),
        timing: 'estimated',
      },
    };
  });
}
