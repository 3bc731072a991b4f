/** Half the width of the kernel, in samples of the slower rate. */
const halfWidth = 12;

/** How far one output lies from the input before it takes few values: each has its weights, worked out once. */
interface Phase {
  /** From the input sample at or before the output's place. */
  readonly first: number;
  /** Together 1. */
  readonly weights: Float64Array;
}

/** Windowed-sinc conversion of mono samples: `resample(samples, 24_000, 22_050)`. Equal rates give the samples back. */
export function resample(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) {
    return samples;
  }
  const common = greatestCommonDivisor(fromHz, toHz);
  const [step, count] = [fromHz / common, toHz / common];
  const phases: (Phase | undefined)[] = [];
  const output = new Int16Array(Math.round((samples.length * toHz) / fromHz));
  for (let index = 0; index < output.length; index += 1) {
    const phase = (index * step) % count;
    const { first, weights } = (phases[phase] ??= phaseAt(phase / count, fromHz, toHz));
    const start = Math.floor((index * step) / count) + first;
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap += 1)
      sum += (samples[start + tap] ?? 0) * (weights[tap] ?? 0);
    output[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return output;
}

function phaseAt(part: number, fromHz: number, toHz: number): Phase {
  // Below the lower of the two Nyquist frequencies, so that going down does not alias.
  const cutoff = Math.min(1, toHz / fromHz);
  const reach = halfWidth / cutoff;
  const first = Math.ceil(part - reach);
  const weights = Float64Array.from({ length: Math.floor(part + reach) - first + 1 }, (_, tap) => {
    const distance = first + tap - part;
    const angle = Math.PI * distance * cutoff;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / reach);
    return (angle === 0 ? 1 : Math.sin(angle) / angle) * window;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { first, weights: weights.map((weight) => weight / total) };
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
