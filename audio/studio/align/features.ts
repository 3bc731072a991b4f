// Sound as what an ear keeps of it: mel cepstra and how they change, by frames of 10 ms.
import { resample } from '../../master/resample.ts';
import { powerSpectrum } from './power-spectrum.ts';

export interface Sound {
  /** Mono. */
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
}

export interface Features {
  /** `dimensions` values a frame, frame after frame. */
  readonly values: Float32Array;
  readonly frames: number;
  /** dB of each frame, full scale 0. */
  readonly levels: Float32Array;
}

export const frameMs = 10;
const rateHz = 16_000;
const hop = (rateHz * frameMs) / 1000;
/** 25 ms. */
const windowSize = 400;
const fftSize = 512;
const bands = 26;
/** Without the first one, which is loudness. */
const cepstra = 12;
/** Cepstra, how they change, and how loudness changes. */
export const dimensions = cepstra * 2 + 1;
/** Frames on each side over which change is measured. */
const reach = 2;

/** The features of a sound, not yet compared with anything (`normalise`). */
export function featuresOf(sound: Sound): Features {
  const samples = resample(sound.samples, sound.sampleRateHz, rateHz);
  const frames = Math.max(0, Math.floor((samples.length - windowSize) / hop) + 1);
  const levels = new Float32Array(frames);
  const statics = new Float32Array(frames * cepstra);
  const window = new Float64Array(fftSize);
  const logs = new Float64Array(bands);
  for (let frame = 0; frame < frames; frame += 1) {
    const at = frame * hop;
    let power = 0;
    for (let index = 0; index < windowSize; index += 1) {
      const sample = (samples[at + index] ?? 0) / 32_768;
      power += sample * sample;
      // What rises towards high sounds evens out that voices fall.
      const before = (samples[at + index - 1] ?? 0) / 32_768;
      window[index] = (sample - 0.97 * before) * (hamming[index] ?? 0);
    }
    window.fill(0, windowSize);
    levels[frame] = 10 * Math.log10(power / windowSize + 1e-10);
    melLogs(powerSpectrum(window), logs);
    for (let order = 0; order < cepstra; order += 1) {
      let sum = 0;
      for (let band = 0; band < bands; band += 1)
        sum += (logs[band] ?? 0) * (cosines[order * bands + band] ?? 0);
      statics[frame * cepstra + order] = sum;
    }
  }
  return { values: withChange(statics, levels, frames), frames, levels };
}

function withChange(statics: Float32Array, levels: Float32Array, frames: number): Float32Array {
  const values = new Float32Array(frames * dimensions);
  const near = (frame: number): number => Math.max(0, Math.min(frames - 1, frame));
  for (let frame = 0; frame < frames; frame += 1) {
    const to = frame * dimensions;
    for (let order = 0; order < cepstra; order += 1) {
      values[to + order] = statics[frame * cepstra + order] ?? 0;
      let change = 0;
      for (let by = 1; by <= reach; by += 1)
        change +=
          by *
          ((statics[near(frame + by) * cepstra + order] ?? 0) -
            (statics[near(frame - by) * cepstra + order] ?? 0));
      values[to + cepstra + order] = change;
    }
    let louder = 0;
    for (let by = 1; by <= reach; by += 1)
      louder += by * ((levels[near(frame + by)] ?? 0) - (levels[near(frame - by)] ?? 0));
    values[to + 2 * cepstra] = louder;
  }
  return values;
}

const hamming = Float64Array.from(
  { length: windowSize },
  (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (windowSize - 1)),
);

const cosines = Float64Array.from({ length: cepstra * bands }, (_, index) => {
  const order = Math.floor(index / bands) + 1;
  return Math.cos((Math.PI * order * ((index % bands) + 0.5)) / bands);
});

const toMel = (hertz: number): number => 1127 * Math.log(1 + hertz / 700);
const toBin = (mel: number): number => ((700 * (Math.exp(mel / 1127) - 1)) / rateHz) * fftSize;
/** From where voices have their lowest sounds to what a telephone leaves of them. */
const edges = Array.from({ length: bands + 2 }, (_, index) =>
  toBin(toMel(80) + ((toMel(7000) - toMel(80)) * index) / (bands + 1)),
);

/** For each band its first bin and the weights of those from there. */
const filters = edges.slice(0, bands).map((low, band) => {
  const [middle = 0, high = 0] = edges.slice(band + 1, band + 3);
  const first = Math.ceil(low);
  const weights = Float64Array.from(
    { length: Math.max(0, Math.ceil(high) - first) },
    (_, index) => {
      const bin = first + index;
      return bin < middle ? (bin - low) / (middle - low) : (high - bin) / (high - middle);
    },
  );
  return { first, weights };
});

function melLogs(spectrum: Float64Array, logs: Float64Array): void {
  filters.forEach(({ first, weights }, band) => {
    let sum = 0;
    for (let index = 0; index < weights.length; index += 1)
      sum += (weights[index] ?? 0) * (spectrum[first + index] ?? 0);
    logs[band] = Math.log(sum + 1e-9);
  });
}
