// A street by script: what reaches a listener fifty metres from a horn. Seeded, so that every run hears the same.
import { convolve } from './fft.ts';

export const streetRateHz = 20_000;

/** Between two houses' fronts: how long the sound hangs, and how far below the horn itself all of that is. */
const reverberation = { seconds: 0.8, belowDb: 5 };
/** The next horn down the street is farther away. */
const secondHornDb = -3;

/** What a horn gives of the sound, in dB: nothing below 300 Hz, less and less above 4 kHz. */
const hornCurve: Curve = [
  [100, -60],
  [200, -24],
  [300, -4],
  [400, 0],
  [4000, 0],
  [6000, -6],
  [8000, -24],
];

/** People: the long-term spectrum of speech (Byrne and others 1994), dB by third of an octave. */
const voices: Curve = [
  [125, 57.7],
  [250, 60.3],
  [500, 62.1],
  [630, 60.5],
  [800, 56.8],
  [1000, 53.7],
  [1600, 52],
  [2000, 48.7],
  [3150, 46.8],
  [5000, 44.5],
  [8000, 43.7],
];

/** Engines and tyres: the traffic spectrum of EN 1793-3 without its A-weighting, dB by third of an octave. */
const traffic: Curve = [
  [100, -0.9],
  [125, -3.9],
  [250, -6.4],
  [500, -8.8],
  [800, -8.2],
  [1000, -8],
  [1250, -9.6],
  [2000, -12.2],
  [3150, -16.2],
  [5000, -18.5],
  [8000, -24],
];

export type Curve = readonly (readonly [hz: number, db: number])[];

/** One street: how long after the horn the next one is heard, if at all, and by how much speech is louder than noise. */
export interface Street {
  readonly echoMs: number | undefined;
  readonly snrDb: number;
}

export const streets: readonly Street[] = [undefined, 100, 200].flatMap((echoMs) =>
  [-5, 0, 5, 10].map((snrDb) => ({ echoMs, snrDb })),
);

/** What comes out of the horn, before it goes down the street. */
export function fromHorn(sound: Float64Array): Float64Array {
  return shaped(sound, hornCurve);
}

/** The way from horn to ear: at once, with what the houses throw back, and all of it again from the next horn. */
export function responseOf(echoMs: number | undefined): Float64Array {
  const tail = reverberation.seconds * streetRateHz;
  const random = seeded(7);
  const one = Float64Array.from(
    { length: tail },
    (_, at) => gaussian(random) * 10 ** ((-3 * at) / tail),
  );
  const scale = Math.sqrt(10 ** (-reverberation.belowDb / 10) / energyOf(one));
  for (let at = 0; at < tail; at += 1) one[at] = (one[at] ?? 0) * scale;
  one[0] = 1;
  const later = ((echoMs ?? 0) / 1000) * streetRateHz;
  const both = new Float64Array(tail + later);
  both.set(one);
  if (echoMs !== undefined)
    for (let at = 0; at < tail; at += 1)
      both[later + at] = (both[later + at] ?? 0) + (one[at] ?? 0) * 10 ** (secondHornDb / 20);
  return both;
}

/** People and traffic, as much of the one as of the other within what a horn can give; power 1 there. */
export function streetNoise(length: number): Float64Array {
  const random = seeded(42);
  const parts = [voices, traffic].map((curve) => {
    const white = Float64Array.from({ length }, () => gaussian(random));
    // A third of an octave is wider the higher it lies.
    const density: Curve = curve.map(([hz, db]) => [hz, db - 10 * Math.log10(hz)]);
    const noise = shaped(white, density);
    return scaled(noise, 1 / Math.sqrt(powerOf(fromHorn(noise))));
  });
  const sum = new Float64Array(length);
  for (const part of parts) part.forEach((value, at) => (sum[at] = (sum[at] ?? 0) + value));
  return scaled(sum, 1 / Math.sqrt(powerOf(fromHorn(sum))));
}

export const powerOf = (sound: Float64Array): number => energyOf(sound) / sound.length;

function energyOf(sound: Float64Array): number {
  let sum = 0;
  for (const value of sound) sum += value * value;
  return sum;
}

export const scaled = (sound: Float64Array, by: number): Float64Array =>
  sound.map((value) => value * by);

const taps = 2048;

/** The sound with this curve, not delayed. */
export function shaped(sound: Float64Array, curve: Curve): Float64Array {
  const longer = new Float64Array(sound.length + taps / 2);
  longer.set(sound);
  return convolve(longer, responseTo(curve)).subarray(taps / 2);
}

/** A filter of linear phase. */
function responseTo(curve: Curve): Float64Array {
  const half = taps / 2;
  const response = new Float64Array(taps);
  const gains = Array.from({ length: half + 1 }, (_, bin) =>
    bin === 0 ? 0 : 10 ** (dbAt(curve, (bin * streetRateHz) / taps) / 20),
  );
  for (let at = -half; at < half; at += 1) {
    let sum = 0;
    for (let bin = 1; bin <= half; bin += 1)
      sum += (gains[bin] ?? 0) * Math.cos((2 * Math.PI * bin * at) / taps) * (bin === half ? 1 : 2);
    response[at + half] = (sum / taps) * (0.5 + 0.5 * Math.cos((Math.PI * at) / half));
  }
  return response;
}

/** By straight lines over the octaves. */
function dbAt(curve: Curve, hz: number): number {
  const after = curve.findIndex(([point]) => point >= hz);
  const [high, low] = [curve[after] ?? curve.at(-1), curve[after - 1] ?? curve[0]];
  if (after < 0 || after === 0 || high === undefined || low === undefined)
    return (after === 0 ? curve[0] : curve.at(-1))?.[1] ?? 0;
  const share = Math.log(hz / low[0]) / Math.log(high[0] / low[0]);
  return low[1] + share * (high[1] - low[1]);
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
