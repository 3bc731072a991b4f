// The speech transmission index of IEC 60268-16 (2020), full and indirect: what a way from mouth to ear leaves of the slow
// swings of loudness that carry speech, reckoned from the way's impulse response and from how loud speech and noise are in
// each octave at the ear. Not STIPA: that plays a test signal through a real way, and here the way itself is known.
import { fft } from './fft.ts';
import { shaped, streetRateHz, type Curve } from './street.ts';

export const octavesHz = [125, 250, 500, 1000, 2000, 4000, 8000] as const;

/** How often a second speech swings, in thirds of an octave. */
const swingsHz = [0.63, 0.8, 1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10, 12.5] as const;

/** How much each octave counts, and how much of it the next one tells too: a man's voice. */
const weights = [0.085, 0.127, 0.23, 0.233, 0.309, 0.224, 0.173] as const;
const redundancies = [0.085, 0.078, 0.065, 0.011, 0.047, 0.095] as const;

/** Below this nobody hears speech in that octave, dB. */
const thresholdsDb = [46, 27, 12, 6.5, 7.5, 8, 12] as const;

/** One octave at the ear. */
export interface Octave {
  /** How much of each swing the way itself leaves, by `swingsHz`. */
  readonly left: readonly number[];
  readonly speechDb: number;
  readonly noiseDb: number;
}

/** 0 for nothing understood to 1 for all. `masked`: with what loud octaves hide of the next one and with the threshold of hearing. */
export function sti(octaves: readonly Octave[], { masked = true } = {}): number {
  const indices = octaves.map((octave, at) => {
    const extra = masked ? hiddenPower(octaves, at) : 0;
    const [speech, noise] = [powerOfDb(octave.speechDb), powerOfDb(octave.noiseDb)];
    const above = speech / (speech + noise + extra);
    return mean(octave.left.map((left) => transmission(left * above)));
  });
  const sum = indices.reduce((all, index, at) => all + (weights[at] ?? 0) * index, 0);
  const twice = redundancies.reduce(
    (all, factor, at) => all + factor * Math.sqrt((indices[at] ?? 0) * (indices[at + 1] ?? 0)),
    0,
  );
  return Math.min(1, sum - twice);
}

const roomBefore = streetRateHz / 10;

const bandOf = (octaveHz: number): Curve => [
  [octaveHz / Math.SQRT2 / 1.06, -80],
  [octaveHz / Math.SQRT2, 0],
  [octaveHz * Math.SQRT2, 0],
  [octaveHz * Math.SQRT2 * 1.06, -80],
];

const block = 4096;

/** How loud a sound is in each octave, dB; full scale is 0. */
export function octaveLevelsDb(sound: Float64Array): readonly number[] {
  const powers = octavesHz.map(() => 0);
  const blocks = Math.max(1, Math.floor(sound.length / block));
  for (let from = 0; from < blocks; from += 1) {
    const [real, imaginary] = [new Float64Array(block), new Float64Array(block)];
    real.set(sound.subarray(from * block, (from + 1) * block));
    fft(real, imaginary);
    for (let bin = 1; bin < block / 2; bin += 1) {
      const octave = Math.round(Math.log2((bin * streetRateHz) / block / octavesHz[0]));
      const power = (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
      if (octave in powers) powers[octave] = (powers[octave] ?? 0) + power;
    }
  }
  // Each bin stands for itself and its mirror.
  const whole = (block ** 2 / 2) * blocks;
  return powers.map((power) => 10 * Math.log10(power / whole + Number.EPSILON));
}

/** What is left of each swing by a way of this impulse response in this octave (Schroeder 1981). */
export function swingsLeft(response: Float64Array, octaveHz: number): readonly number[] {
  const band = bandOf(octaveHz);
  // Room before it for what a filter of linear phase rings beforehand.
  const later = new Float64Array(response.length + roomBefore);
  later.set(response, roomBefore);
  const energy = shaped(later, band).map((value) => value ** 2);
  const all = energy.reduce((sum, value) => sum + value, 0);
  return swingsHz.map((hz) => {
    let [real, imaginary] = [0, 0];
    for (let at = 0; at < energy.length; at += 1) {
      const phase = (2 * Math.PI * hz * at) / streetRateHz;
      real += (energy[at] ?? 0) * Math.cos(phase);
      imaginary += (energy[at] ?? 0) * Math.sin(phase);
    }
    return Math.hypot(real, imaginary) / all;
  });
}

/** What noise alone leaves, and what a decay of `seconds` alone leaves: the formulas of the standard, to test by. */
export const leftByDecay = (seconds: number): readonly number[] =>
  swingsHz.map((hz) => 1 / Math.sqrt(1 + ((2 * Math.PI * hz * seconds) / 13.8) ** 2));

export const untouchedSwings: readonly number[] = swingsHz.map(() => 1);

function transmission(left: number): number {
  const snrDb = 10 * Math.log10(left / (1 - left));
  return (Math.max(-15, Math.min(15, snrDb)) + 15) / 30;
}

function hiddenPower(octaves: readonly Octave[], at: number): number {
  const threshold = powerOfDb(thresholdsDb[at] ?? 0);
  const below = octaves[at - 1];
  if (below === undefined) return threshold;
  const power = powerOfDb(below.speechDb) + powerOfDb(below.noiseDb);
  return threshold + power * powerOfDb(maskingDb(10 * Math.log10(power)));
}

/** How far below an octave what it hides in the next one lies, by how loud it is. */
function maskingDb(levelDb: number): number {
  if (levelDb < 63) return 0.5 * levelDb - 65;
  if (levelDb < 67) return 1.8 * levelDb - 146.9;
  return levelDb < 100 ? 0.5 * levelDb - 59.8 : -10;
}

const powerOfDb = (db: number): number => 10 ** (db / 10);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
