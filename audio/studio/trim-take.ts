// Browser-safe and without imports: what the page cuts off is what the station would cut off.
// Samples are floats from −1 to 1, mono.

const windowSeconds = 0.01;
/** Kept around the speech, so that no soft consonant is lost. */
const keptBeforeSeconds = 0.06;
const keptAfterSeconds = 0.12;
/** Breath lies this far below speech, or further. */
const belowSpeechDb = 26;
/** And speech this far above what is always there. */
const aboveNoiseDb = 8;
/** Shorter than a syllable: a click, a lip, a key. */
const shortestSeconds = 0.06;
/** What stands so far from the rest belongs to it no more: the chair, the key that ends the recording. */
const aloneSeconds = 0.35;

/** The samples of the take without the breath and silence at its ends: first and one past last. An empty range where nobody speaks. */
export function trimTake(
  samples: Float32Array,
  sampleRateHz: number,
): { readonly from: number; readonly to: number } {
  const size = Math.round(sampleRateHz * windowSeconds);
  const runs = loudRuns(samples, size);
  const spoken = withoutLoners(runs);
  const [first, last] = [spoken[0], spoken.at(-1)];
  if (!first || !last) return { from: 0, to: 0 };
  return {
    from: Math.max(0, first.from * size - Math.round(keptBeforeSeconds * sampleRateHz)),
    to: Math.min(samples.length, last.to * size + Math.round(keptAfterSeconds * sampleRateHz)),
  };
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Stretches of windows in which somebody speaks. */
function loudRuns(samples: Float32Array, size: number): readonly Run[] {
  const levels = levelsOf(samples, size);
  const sorted = levels.slice().sort();
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? -120;
  const threshold = Math.max(
    at(0.95) - belowSpeechDb,
    Math.min(at(0.05) + aboveNoiseDb, at(0.95) - 6),
  );
  // Nothing stands out, or all of it lies below what a microphone gives for a whisper.
  if (at(0.95) < -60) return [];
  const runs: Run[] = [];
  let from = -1;
  for (let index = 0; index <= levels.length; index += 1) {
    const isLoud = (levels[index] ?? -Infinity) > threshold;
    if (isLoud && from < 0) from = index;
    if (!isLoud && from >= 0) {
      runs.push({ from, to: index });
      from = -1;
    }
  }
  return runs;
}

/** Without short sounds at the ends that stand alone. */
function withoutLoners(runs: readonly Run[]): readonly Run[] {
  const windows = (seconds: number): number => seconds / windowSeconds;
  const isShort = ({ from, to }: Run): boolean => to - from < windows(shortestSeconds);
  let [first, last] = [0, runs.length - 1];
  const gap = (one: Run | undefined, next: Run | undefined): number =>
    one && next ? next.from - one.to : Infinity;
  const standsAlone = (run: Run | undefined, toNext: number): boolean =>
    run !== undefined && isShort(run) && toNext > windows(aloneSeconds);
  while (first < last && standsAlone(runs[first], gap(runs[first], runs[first + 1]))) first += 1;
  while (last > first && standsAlone(runs[last], gap(runs[last - 1], runs[last]))) last -= 1;
  return runs.slice(first, last + 1);
}

/** dB of each window, −120 for silence. */
function levelsOf(samples: Float32Array, size: number): Float64Array {
  const levels = new Float64Array(Math.floor(samples.length / size));
  for (let index = 0; index < levels.length; index += 1) {
    let power = 0;
    for (let at = index * size; at < (index + 1) * size; at += 1) power += (samples[at] ?? 0) ** 2;
    levels[index] = Math.max(-120, 10 * Math.log10(power / size + 1e-12));
  }
  return levels;
}
