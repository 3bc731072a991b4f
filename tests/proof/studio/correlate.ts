// Where in a long sound a short one is heard: normalised cross-correlation at every lag, by Fourier transform.

export interface Correlation {
  /** Sample of the long sound at which the short one fits best. */
  readonly bestAt: number;
  /** 1: the same but for its gain. */
  readonly best: number;
  /** The highest for short sounds that begin in this range of samples. */
  readonly highest: (from: number, to: number) => number;
}

/** What finds short sounds, none longer than `longest` samples, in the long one. */
export function correlator(
  long: Int16Array,
  longest: number,
): (short: ArrayLike<number>) => Correlation {
  const size = 2 ** Math.ceil(Math.log2(long.length + longest));
  const whole = transformed(long, size);
  const powers = new Float64Array(long.length + 1);
  for (let at = 0; at < long.length; at++)
    powers[at + 1] = (powers[at] ?? 0) + (long[at] ?? 0) ** 2;
  return (short) => {
    const part = transformed(short, size);
    for (let at = 0; at < size; at++) {
      const a = whole.re[at] ?? 0;
      const b = whole.im[at] ?? 0;
      const c = part.re[at] ?? 0;
      const d = part.im[at] ?? 0;
      // Whole times the part's conjugate; conjugated again, the forward transform is the way back.
      part.re[at] = a * c + b * d;
      part.im[at] = -(b * c - a * d);
    }
    fourier(part.re, part.im);
    let own = 0;
    for (let at = 0; at < short.length; at++) own += (short[at] ?? 0) ** 2;
    const values = new Float64Array(Math.max(0, long.length - short.length));
    let bestAt = 0;
    for (let at = 0; at < values.length; at++) {
      const there = (powers[at + short.length] ?? 0) - (powers[at] ?? 0);
      // A window that is nearly silent matches nothing.
      const loud = Math.max(there, short.length * 100);
      values[at] = (part.re[at] ?? 0) / size / Math.sqrt(own * loud);
      if ((values[at] ?? 0) > (values[bestAt] ?? 0)) bestAt = at;
    }
    const highest = (from: number, to: number): number =>
      values.subarray(Math.max(0, from), Math.max(0, to)).reduce((a, b) => Math.max(a, b), 0);
    return { bestAt, best: values[bestAt] ?? 0, highest };
  };
}

function transformed(samples: ArrayLike<number>, size: number) {
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  re.set(samples);
  fourier(re, im);
  return { re, im };
}

/** In place; the length is a power of two. */
function fourier(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let at = 1, to = 0; at < size; at++) {
    let bit = size >> 1;
    for (; (to & bit) !== 0; bit >>= 1) to ^= bit;
    to ^= bit;
    if (at >= to) continue;
    const x = re[at] ?? 0;
    const y = im[at] ?? 0;
    re[at] = re[to] ?? 0;
    im[at] = im[to] ?? 0;
    re[to] = x;
    im[to] = y;
  }
  const { cos, sin } = turnsOf(size);
  for (let span = 2; span <= size; span *= 2) {
    const half = span / 2;
    const stride = size / span;
    for (let start = 0; start < size; start += span)
      for (let k = 0; k < half; k++) {
        const low = start + k;
        const high = low + half;
        const c = cos[k * stride] ?? 0;
        const s = sin[k * stride] ?? 0;
        const x = re[high] ?? 0;
        const y = im[high] ?? 0;
        const r = x * c - y * s;
        const i = x * s + y * c;
        const lowRe = re[low] ?? 0;
        const lowIm = im[low] ?? 0;
        re[high] = lowRe - r;
        im[high] = lowIm - i;
        re[low] = lowRe + r;
        im[low] = lowIm + i;
      }
  }
}

let turns = { cos: new Float64Array(0), sin: new Float64Array(0) };

function turnsOf(size: number) {
  const half = size / 2;
  if (turns.cos.length === half) return turns;
  const angle = (k: number): number => (-2 * Math.PI * k) / size;
  turns = {
    cos: Float64Array.from({ length: half }, (_, k) => Math.cos(angle(k))),
    sin: Float64Array.from({ length: half }, (_, k) => Math.sin(angle(k))),
  };
  return turns;
}
