// The discrete Fourier transform, and what is quick by it.

/** In place, length a power of two; `inverse` leaves the division by the length to the caller. */
export function fft(real: Float64Array, imaginary: Float64Array, inverse = false): void {
  const size = real.length;
  reverseBits(real, imaginary);
  for (let span = 2; span <= size; span *= 2) {
    const half = span / 2;
    const step = ((inverse ? 2 : -2) * Math.PI) / span;
    for (let offset = 0; offset < half; offset += 1) {
      const [cos, sin] = [Math.cos(step * offset), Math.sin(step * offset)];
      for (let low = offset; low < size; low += span) {
        const high = low + half;
        const [re, im] = [real[high] ?? 0, imaginary[high] ?? 0];
        const [turnedRe, turnedIm] = [re * cos - im * sin, re * sin + im * cos];
        const [lowRe, lowIm] = [real[low] ?? 0, imaginary[low] ?? 0];
        real[high] = lowRe - turnedRe;
        imaginary[high] = lowIm - turnedIm;
        real[low] = lowRe + turnedRe;
        imaginary[low] = lowIm + turnedIm;
      }
    }
  }
}

function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  for (let from = 1, to = 0; from < real.length; from += 1) {
    let bit = real.length / 2;
    for (; (to & bit) !== 0; bit /= 2) to ^= bit;
    to ^= bit;
    if (from >= to) continue;
    for (const part of [real, imaginary]) {
      const kept = part[from] ?? 0;
      part[from] = part[to] ?? 0;
      part[to] = kept;
    }
  }
}

/** The sound through a linear system of this impulse response, as long as the sound. */
export function convolve(sound: Float64Array, response: Float64Array): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(4096, response.length * 2)));
  const block = size - response.length + 1;
  const system = [new Float64Array(size), new Float64Array(size)] as const;
  system[0].set(response);
  fft(...system);
  const output = new Float64Array(sound.length);
  // Two blocks at once, one in the real part and one in the imaginary: the system is real.
  for (let from = 0; from < sound.length; from += 2 * block) {
    const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
    real.set(sound.subarray(from, from + block));
    imaginary.set(sound.subarray(from + block, from + 2 * block));
    fft(real, imaginary);
    for (let at = 0; at < size; at += 1) {
      const [re, im] = [real[at] ?? 0, imaginary[at] ?? 0];
      const [systemRe, systemIm] = [system[0][at] ?? 0, system[1][at] ?? 0];
      real[at] = (re * systemRe - im * systemIm) / size;
      imaginary[at] = (re * systemIm + im * systemRe) / size;
    }
    fft(real, imaginary, true);
    for (let at = 0; at < size; at += 1) {
      // What lies past the end is dropped by the array itself.
      output[from + at] = (output[from + at] ?? 0) + (real[at] ?? 0);
      output[from + block + at] = (output[from + block + at] ?? 0) + (imaginary[at] ?? 0);
    }
  }
  return output;
}
