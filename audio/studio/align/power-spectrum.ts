// The spectrum of 512 real samples. Written here: it is forty lines, and runs for each hundredth of a second.

const size = 512;
const cos = Float64Array.from({ length: size / 2 }, (_, index) =>
  Math.cos((2 * Math.PI * index) / size),
);
const sin = Float64Array.from({ length: size / 2 }, (_, index) =>
  Math.sin((2 * Math.PI * index) / size),
);
const order = Uint16Array.from({ length: size }, (_, index) => {
  let turned = 0;
  for (let bit = 1; bit < size; bit *= 2) turned = turned * 2 + (index & bit ? 1 : 0);
  return turned;
});
const re = new Float64Array(size);
const im = new Float64Array(size);
const power = new Float64Array(size / 2 + 1);

/** Power of each frequency from 0 to half the rate, 257 of them; the same array each time. */
export function powerSpectrum(samples: Float64Array): Float64Array {
  for (let index = 0; index < size; index += 1) re[index] = samples[order[index] ?? 0] ?? 0;
  im.fill(0);
  for (let half = 1; half < size; half *= 2) butterflies(half);
  for (let bin = 0; bin < power.length; bin += 1)
    power[bin] = (re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2;
  return power;
}

function butterflies(half: number): void {
  const step = size / (2 * half);
  for (let from = 0; from < size; from += 2 * half) {
    for (let at = 0; at < half; at += 1) {
      const [low, high] = [from + at, from + at + half];
      const [c, s] = [cos[at * step] ?? 0, sin[at * step] ?? 0];
      const [x, y] = [re[high] ?? 0, im[high] ?? 0];
      const turnedRe = x * c + y * s;
      const turnedIm = y * c - x * s;
      re[high] = (re[low] ?? 0) - turnedRe;
      im[high] = (im[low] ?? 0) - turnedIm;
      re[low] = (re[low] ?? 0) + turnedRe;
      im[low] = (im[low] ?? 0) + turnedIm;
    }
  }
}
