import { frameMs } from './features.ts';

/** Frames in which nobody speaks: first and one past last. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

/** Shorter ones are the silence before p, t, k. */
const shortestMs = 90;
/** A click or a lip in the middle of a pause leaves it one. */
const longestSoundMs = 40;
const belowSpeechDb = 24;
const aboveNoiseDb = 6;

/** The pauses of a reading, by how loud its frames are; those at its ends too. Breath counts as pause. */
export function findPauses(levels: Float32Array): readonly Pause[] {
  const sorted = levels.slice().sort();
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? -100;
  const speech = at(0.9);
  // Where it is noisy, what is a little above the noise is speech; never what is nearly as loud as the loudest.
  const threshold = Math.min(speech - 8, Math.max(speech - belowSpeechDb, at(0.03) + aboveNoiseDb));
  const runs = silentRuns(levels, threshold);
  const joined: Pause[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const isClick = last !== undefined && (run.from - last.to) * frameMs <= longestSoundMs;
    // A short closure beside a pause is of the word.
    const areLong = last !== undefined && isLong(last) && isLong(run);
    if (isClick && areLong) joined[joined.length - 1] = { from: last.from, to: run.to };
    else joined.push(run);
  }
  return joined.filter(isLong);
}

const isLong = ({ from, to }: Pause): boolean => (to - from) * frameMs >= shortestMs;

function silentRuns(levels: Float32Array, threshold: number): readonly Pause[] {
  const runs: Pause[] = [];
  let from = -1;
  for (let frame = 0; frame <= levels.length; frame += 1) {
    const isSilent = frame < levels.length && (levels[frame] ?? 0) < threshold;
    if (isSilent && from < 0) from = frame;
    if (!isSilent && from >= 0) {
      runs.push({ from, to: frame });
      from = -1;
    }
  }
  return runs;
}

/** The frames in which somebody speaks, in order. */
export function spokenFrames(frames: number, pauses: readonly Pause[]): Int32Array {
  const kept = new Int32Array(frames);
  let count = 0;
  let next = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    while ((pauses[next]?.to ?? Infinity) <= frame) next += 1;
    if (frame >= (pauses[next]?.from ?? Infinity)) continue;
    kept[count] = frame;
    count += 1;
  }
  return kept.slice(0, count);
}
