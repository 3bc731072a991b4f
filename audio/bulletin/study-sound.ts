// What a recording is like, found while it streams by: how loud each moment of it is, in which channel it can be heard.
import type { Heard } from '../master/arguments.ts';

/** Length of a window: levels are given one for each. */
export const windowMs = 20;

export interface StudiedSound {
  readonly heard: Heard;
  /** Level of each window of what is heard, dB below full scale, hum and a constant offset left out. */
  readonly levels: readonly number[];
  /** How alike neighbouring samples are in each window, −1 to 1: hiss is below 0.6. */
  readonly likeness: readonly number[];
  /** Share of the samples that lie flat at full scale. */
  readonly clippedShare: number;
  /** Both channels hold sound, and in the middle they take each other away. */
  readonly isOutOfPhase: boolean;
}

/** From here on a sample is at full scale. */
const fullScale = 32_000;
/** One channel that is put into two is 3 dB fainter in each: there its full scale is. */
const fullScaleOfOne = 22_900;
const mostOfOne = 29_000;
/** So many in a row at full scale are a cut-off wave. */
const flatRun = 3;
/** A channel so far below the other holds nothing but noise. */
const emptyDb = 26;
/** The middle so far below its channels has lost what they hold. */
const lostDb = 9;

const dbOf = (power: number): number => 10 * Math.log10(Math.max(power, 1e-9) / 32_768 ** 2);

/** A horn reproduces nothing below 200 Hz, so what is only there is not heard: two first-order high-passes. */
class Channel {
  readonly powers: number[] = [];
  readonly likeness: number[] = [];
  total = 0;
  #most = 0;
  #flat = 0;
  #flatOfOne = 0;
  #keep: number;
  #size: number;
  #before = 0;
  #once = 0;
  #twice = 0;
  #sum = 0;
  #product = 0;
  #seen = 0;
  #run = 0;
  #runOfOne = 0;

  constructor(sampleRateHz: number) {
    this.#size = Math.round((sampleRateHz * windowMs) / 1000);
    this.#keep = 1 / (1 + (2 * Math.PI * 200) / sampleRateHz);
  }

  feed(sample: number): void {
    if (this.#seen === 0 && this.powers.length === 0) this.#before = sample;
    const once = this.#keep * (this.#once + sample - this.#before);
    const twice = this.#keep * (this.#twice + once - this.#once);
    this.#sum += twice ** 2;
    this.#product += twice * this.#twice;
    this.#before = sample;
    this.#once = once;
    this.#twice = twice;
    this.#lookForFlat(Math.abs(sample));
    this.#seen += 1;
    if (this.#seen === this.#size) this.#close();
  }

  #lookForFlat(size: number): void {
    this.#most = Math.max(this.#most, size);
    this.#run = size >= fullScale ? this.#run + 1 : 0;
    this.#runOfOne = size >= fullScaleOfOne ? this.#runOfOne + 1 : 0;
    if (this.#run >= flatRun) this.#flat += 1;
    if (this.#runOfOne >= flatRun) this.#flatOfOne += 1;
  }

  /** How many samples lie flat at full scale. */
  get flat(): number {
    return this.#most < mostOfOne ? this.#flatOfOne : this.#flat;
  }

  #close(): void {
    this.powers.push(this.#sum / this.#size);
    this.likeness.push(this.#sum > 0 ? this.#product / this.#sum : 1);
    this.total += this.#sum;
    this.#sum = 0;
    this.#product = 0;
    this.#seen = 0;
  }
}

/** Takes interleaved samples of two channels in pieces of any size; `end` says what they were like together. */
export function studySound(sampleRateHz: number): {
  readonly feed: (samples: Int16Array) => void;
  readonly end: () => StudiedSound;
} {
  const first = new Channel(sampleRateHz);
  const second = new Channel(sampleRateHz);
  const middle = new Channel(sampleRateHz);
  let frames = 0;
  return {
    feed: (samples) => {
      for (let index = 0; index + 1 < samples.length; index += 2) {
        const left = samples[index] ?? 0;
        const right = samples[index + 1] ?? 0;
        first.feed(left);
        second.feed(right);
        middle.feed((left + right) / 2);
      }
      frames += samples.length / 2;
    },
    end: () => {
      const [one, two] = [dbOf(first.total), dbOf(second.total)];
      const louder = one >= two ? first : second;
      const isOneSided = Math.abs(one - two) > emptyDb;
      const isOutOfPhase = !isOneSided && dbOf(louder.total) - dbOf(middle.total) > lostDb;
      const taken = isOneSided || isOutOfPhase ? louder : middle;
      return {
        heard: taken === middle ? 'middle' : taken === first ? 'first' : 'second',
        levels: taken.powers.map(dbOf),
        likeness: taken.likeness,
        clippedShare: frames === 0 ? 0 : Math.max(first.flat, second.flat) / frames,
        isOutOfPhase,
      };
    },
  };
}
