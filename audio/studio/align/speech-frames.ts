import { dimensions, featuresOf, type Sound } from './features.ts';
import { findPauses, spokenFrames } from './pauses.ts';

/** Sounds as their frames that speak, one after another. */
export interface SpeechFrames {
  /** `dimensions` a frame, each with mean 0 and variance 1: what makes two voices alike that one is compared with the other. */
  readonly values: Float32Array;
  /** First frame of each sound, and one past the last. */
  readonly starts: Int32Array;
  /** For each frame its number in its own sound, pauses counted. */
  readonly numbers: Int32Array;
}

/** Change tells sounds apart less well than what they are. */
const weightOf = (dimension: number): number => (dimension < 12 ? 1 : 0.6);

export function speechFramesOf(sounds: readonly Sound[]): SpeechFrames {
  const parts = sounds.map((sound) => {
    const { values, frames, levels } = featuresOf(sound);
    const spoken = spokenFrames(frames, findPauses(levels));
    // Too soft to tell: each has a frame at least.
    return { values, spoken: spoken.length > 0 ? spoken : Int32Array.of(0) };
  });
  const starts = new Int32Array(parts.length + 1);
  parts.forEach(({ spoken }, index) => {
    starts[index + 1] = (starts[index] ?? 0) + spoken.length;
  });
  const count = starts.at(-1) ?? 0;
  const [values, numbers] = [new Float32Array(count * dimensions), new Int32Array(count)];
  let at = 0;
  for (const part of parts)
    for (const frame of part.spoken) {
      numbers[at] = frame;
      values.set(
        part.values.subarray(frame * dimensions, (frame + 1) * dimensions),
        at * dimensions,
      );
      at += 1;
    }
  evenOut(values, count);
  return { values, starts, numbers };
}

function evenOut(values: Float32Array, count: number): void {
  for (let dimension = 0; dimension < dimensions; dimension += 1) {
    let [sum, squares] = [0, 0];
    for (let at = dimension; at < values.length; at += dimensions) {
      const value = values[at] ?? 0;
      sum += value;
      squares += value * value;
    }
    const mean = sum / Math.max(1, count);
    const deviation = Math.sqrt(Math.max(1e-6, squares / Math.max(1, count) - mean * mean));
    for (let at = dimension; at < values.length; at += dimensions)
      values[at] = (((values[at] ?? 0) - mean) / deviation) * weightOf(dimension);
  }
}

/** Longer than the silence before p, t, k. */
const pauseFrames = 9;

/** Whether a pause lies before frame `at`. */
export function isAfterPause({ numbers, starts }: SpeechFrames, at: number): boolean {
  if (at <= 0 || at >= numbers.length || starts.includes(at)) return true;
  return (numbers[at] ?? 0) - (numbers[at - 1] ?? 0) >= pauseFrames;
}
