import { estimateSpeech } from '../voices/clip.ts';
import type { BulletinLine } from './line.ts';
import { framePauseMs } from './plan.ts';
import type { Part } from './timeline.ts';

/** Level of what can be heard: root mean square of the 20 ms windows above −45 dBFS. 0 for silence. */
export function speechLevel(samples: Int16Array, sampleRateHz: number): number {
  const size = Math.round(sampleRateHz / 50);
  let sum = 0;
  let windows = 0;
  for (let from = 0; from + size <= samples.length; from += size) {
    let power = 0;
    for (let index = from; index < from + size; index += 1) {
      power += (samples[index] ?? 0) ** 2;
    }
    if (power / size > 184 ** 2) {
      sum += power / size;
      windows += 1;
    }
  }
  return windows === 0 ? 0 : Math.sqrt(sum / windows);
}

/**
 * A person's recording cut into the lines it reads, one after another without a gap, so that joining them gives the
 * recording back. Where a line starts is estimated by its share of syllables.
 * @param level what `speechLevel` gives for the voice around it; undefined leaves the recording's own
 */
export function cutRecording(
  lines: readonly BulletinLine[],
  recording: { readonly samples: Int16Array; readonly sampleRateHz: number },
  level: number | undefined,
): Part[] {
  const text = lines.map((line) => line.spoken.text).join(' ');
  const whole = estimateSpeech(text, recording);
  const { sampleRateHz } = recording;
  const own = speechLevel(whole.samples, sampleRateHz);
  const gain = level === undefined || own === 0 ? 1 : level / own;
  const samples = whole.samples.map((sample) =>
    Math.max(-32_768, Math.min(32_767, Math.round(sample * gain))),
  );
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
