// ESTOI, the extended short-time objective intelligibility of J. Jensen and C. H. Taal (IEEE/ACM Transactions on Audio,
// Speech, and Language Processing 24/11, 2016): how much of clean speech's modulation is left in what a listener hears.
import { fft } from './fft.ts';

/** The measure is defined at this rate. */
export const estoiRateHz = 10_000;

const frame = 256;
const hop = frame / 2;
const spectrum = 512;
/** Frames farther below the loudest are silence. */
const silenceDb = 40;
const bands = 15;
const lowestBandHz = 150;
/** Frames looked at together: 384 ms. */
const segment = 30;

const window = Float64Array.from(
  { length: frame },
  (_, at) => Math.sin((Math.PI * (at + 1)) / (frame + 1)) ** 2,
);

/** What is compared of a clean sound, and when it speaks: looked at once for all that is heard of it. */
let known:
  | {
      readonly clean: Float64Array;
      readonly spoken: readonly number[];
      readonly bands: readonly Float64Array[];
    }
  | undefined;

/** 1 for the clean speech itself, toward 0 for what nobody understands. Both at `estoiRateHz`, in step, of one length. */
export function estoi(clean: Float64Array, heard: Float64Array): number {
  if (known?.clean !== clean) {
    const spoken = framesThatSpeak(clean);
    known = { clean, spoken, bands: inBands(overlapped(clean, spoken)) };
  }
  const { spoken, bands: cleanBands } = known;
  const heardBands = inBands(overlapped(heard, spoken));
  let sum = 0;
  const segments = cleanBands.length - segment + 1;
  for (let from = 0; from < segments; from += 1) {
    const a = normalised(cleanBands.slice(from, from + segment));
    const b = normalised(heardBands.slice(from, from + segment));
    for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  }
  return sum / segment / segments;
}

export function framesThatSpeak(sound: Float64Array): readonly number[] {
  const starts = startsIn(sound.length);
  const levels = starts.map((from) => {
    let energy = 0;
    for (let at = 0; at < frame; at += 1) energy += ((sound[from + at] ?? 0) * weight(at)) ** 2;
    return 10 * Math.log10(energy + Number.EPSILON ** 2);
  });
  const loudest = levels.reduce((most, level) => Math.max(most, level), -Infinity);
  return starts.filter((_, index) => (levels[index] ?? -Infinity) > loudest - silenceDb);
}

function startsIn(length: number): readonly number[] {
  return Array.from({ length: Math.ceil((length - frame) / hop) }, (_, index) => index * hop);
}

const weight = (at: number): number => window[at] ?? 0;

/** These frames one after another, each over half of the one before. */
export function overlapped(sound: Float64Array, starts: readonly number[]): Float64Array {
  const joined = new Float64Array((starts.length - 1) * hop + frame);
  starts.forEach((from, index) => {
    for (let at = 0; at < frame; at += 1)
      joined[index * hop + at] =
        (joined[index * hop + at] ?? 0) + (sound[from + at] ?? 0) * weight(at);
  });
  return joined;
}

/** First and one-past-last bin of each third of an octave. */
const bandBins = Array.from({ length: bands }, (_, band) => {
  const bin = (thirds: number): number =>
    Math.round((lowestBandHz * 2 ** (thirds / 6) * spectrum) / estoiRateHz);
  return { from: bin(2 * band - 1), to: bin(2 * band + 1) };
});

/** The amplitude of each band, frame by frame. */
export function inBands(sound: Float64Array): readonly Float64Array[] {
  return startsIn(sound.length).map((from) => {
    const [real, imaginary] = [new Float64Array(spectrum), new Float64Array(spectrum)];
    for (let at = 0; at < frame; at += 1) real[at] = (sound[from + at] ?? 0) * weight(at);
    fft(real, imaginary);
    return Float64Array.from(bandBins, (bins) => {
      let energy = 0;
      for (let bin = bins.from; bin < bins.to; bin += 1)
        energy += (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
      return Math.sqrt(energy);
    });
  });
}

/** Each band over time, then each frame over the bands: mean 0, length 1. Frame after frame in one row. */
function normalised(frames: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(segment * bands);
  frames.forEach((levels, index) => {
    all.set(levels, index * bands);
  });
  for (let band = 0; band < bands; band += 1) normalise(all, band, bands, segment);
  for (let index = 0; index < segment; index += 1) normalise(all, index * bands, 1, bands);
  return all;
}

function normalise(values: Float64Array, from: number, step: number, count: number): void {
  let mean = 0;
  for (let at = 0; at < count; at += 1) mean += (values[from + at * step] ?? 0) / count;
  let length = Number.EPSILON;
  for (let at = 0; at < count; at += 1) length += ((values[from + at * step] ?? 0) - mean) ** 2;
  for (let at = 0; at < count; at += 1)
    values[from + at * step] = ((values[from + at * step] ?? 0) - mean) / Math.sqrt(length);
}
