// Browser-safe and without imports: the page's meter and the station's check are this very file.
// Samples are floats from −1 to 1, mono.

export type TakeFlaw = 'too-loud' | 'too-quiet' | 'noise' | 'clipped' | 'empty' | 'cut-off';

export interface TakeJudgement {
  /** What is not well; nothing: it may be kept. */
  readonly codes: readonly TakeFlaw[];
  readonly peakDbfs: number;
  /** Of its speech, ITU-R BS.1770-4 with its gates; −Infinity where nothing is heard. */
  readonly loudnessLufs: number;
  /** Of what is heard between the words: the tenth of it that is softest. −Infinity for digital silence. */
  readonly noiseDbfs: number;
}

const limits = {
  /** Speech of a person at a hand's width from a plain microphone: −30 to −14. */
  loudestLufs: -9,
  softestLufs: -40,
  /** Nothing above it: nobody spoke. */
  emptyLufs: -55,
  /** Noise this near below the speech is heard on a loudspeaker, whatever the level. */
  leastAboveNoiseDb: 22,
  clipped: 0.985,
  /** A peak may touch the top; so many samples on end are cut off flat. */
  clippedRun: 3,
  /** So much of the loudness of the speech in the first or last 30 ms: it began before, or went on after. */
  cutOffBelowSpeechDb: 15,
} as const;

const db = (power: number): number => (power > 0 ? 10 * Math.log10(power) : -Infinity);

/** How well a take can be used. `samples` as they came from the microphone, untrimmed: ends are looked at too. */
export function judgeTake(samples: Float32Array, sampleRateHz: number): TakeJudgement {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const levels = windowPowers(samples, Math.round(sampleRateHz * 0.02));
  const loudnessLufs = loudnessOf(samples, sampleRateHz);
  const noiseDbfs = db(softestTenth(levels));
  const measured = { peakDbfs: 2 * db(peak), loudnessLufs, noiseDbfs };
  // Relative to full scale; K weighting leaves speech within a decibel or two of its power.
  if (loudnessLufs < limits.emptyLufs) return { codes: ['empty'], ...measured };
  const codes: TakeFlaw[] = [];
  if (isClipped(samples)) codes.push('clipped');
  if (loudnessLufs > limits.loudestLufs) codes.push('too-loud');
  if (loudnessLufs < limits.softestLufs) codes.push('too-quiet');
  const speechDb = db(loudestFifth(levels));
  if (speechDb - noiseDbfs < limits.leastAboveNoiseDb) codes.push('noise');
  if (isCutOff(samples, sampleRateHz, speechDb)) codes.push('cut-off');
  return { codes, ...measured };
}

function windowPowers(samples: Float32Array, size: number): Float64Array {
  const powers = new Float64Array(Math.floor(samples.length / size));
  for (let index = 0; index < powers.length; index += 1) {
    let power = 0;
    for (let at = index * size; at < (index + 1) * size; at += 1) power += (samples[at] ?? 0) ** 2;
    powers[index] = power / size;
  }
  return powers;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

function softestTenth(powers: Float64Array): number {
  const sorted = powers.slice().sort();
  return mean(sorted.subarray(0, Math.max(1, Math.floor(sorted.length / 10))));
}

function loudestFifth(powers: Float64Array): number {
  const sorted = powers.slice().sort();
  return mean(sorted.subarray(Math.min(sorted.length - 1, Math.floor(sorted.length * 0.8))));
}

function isClipped(samples: Float32Array): boolean {
  let run = 0;
  for (const sample of samples) {
    run = Math.abs(sample) >= limits.clipped ? run + 1 : 0;
    if (run >= limits.clippedRun) return true;
  }
  return false;
}

function isCutOff(samples: Float32Array, sampleRateHz: number, speechDb: number): boolean {
  const size = Math.round(sampleRateHz * 0.03);
  const powerOf = (part: Float32Array): number => mean(windowPowers(part, part.length));
  const ends = [samples.subarray(0, size), samples.subarray(Math.max(0, samples.length - size))];
  return ends.some((end) => db(powerOf(end)) > speechDb - limits.cutOffBelowSpeechDb);
}

/** Integrated loudness, LUFS, by ITU-R BS.1770-4: K weighting, blocks of 400 ms, gates at −70 and 10 below the mean. */
export function loudnessOf(samples: Float32Array, sampleRateHz: number): number {
  const weighted = weigh(samples, sampleRateHz);
  const step = Math.max(1, Math.round(sampleRateHz * 0.1));
  const quarters = windowPowers(weighted, step);
  // Shorter than one block: all of it is one.
  const count = Math.max(1, quarters.length - 3);
  const blocks = new Float64Array(count);
  for (let index = 0; index < count; index += 1)
    blocks[index] =
      quarters.length < 4 ? mean(quarters) : mean(quarters.subarray(index, index + 4));
  const toLufs = (power: number): number => -0.691 + db(power);
  const heard = blocks.filter((power) => toLufs(power) > -70);
  const gate = mean(heard) / 10;
  return toLufs(mean(heard.filter((power) => power > gate)));
}

interface Filter {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** Shelf and high pass of BS.1770, for any rate (the analog prototypes that libebur128 uses). */
function kFilters(sampleRateHz: number): readonly Filter[] {
  const shelf = ((): Filter => {
    const k = Math.tan((Math.PI * 1681.974450955533) / sampleRateHz);
    const q = 0.7071752369554196;
    const high = 10 ** (3.999843853973347 / 20);
    const middle = high ** 0.4996667741545416;
    const a0 = 1 + k / q + k * k;
    return {
      b: [
        (high + (middle * k) / q + k * k) / a0,
        (2 * (k * k - high)) / a0,
        (high - (middle * k) / q + k * k) / a0,
      ],
      a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
    };
  })();
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRateHz);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return [shelf, { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] }];
}

function weigh(samples: Float32Array, sampleRateHz: number): Float32Array {
  let sound = samples;
  for (const { b, a } of kFilters(sampleRateHz)) {
    const out = new Float32Array(sound.length);
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    for (let at = 0; at < sound.length; at += 1) {
      const x = sound[at] ?? 0;
      const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
      out[at] = y;
      [x2, x1, y2, y1] = [x1, x, y1, y];
    }
    sound = out;
  }
  return sound;
}
