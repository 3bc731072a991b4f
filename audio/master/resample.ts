/** Half the width of the kernel, in samples of the slower rate. */
const halfWidth = 12;

/** Windowed-sinc conversion of mono samples: `resample(samples, 24_000, 22_050)`. Equal rates give the samples back. */
export function resample(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) {
    return samples;
  }
  // Below the lower of the two Nyquist frequencies, so that going down does not alias.
  const cutoff = Math.min(1, toHz / fromHz);
  const reach = halfWidth / cutoff;
  const output = new Int16Array(Math.round((samples.length * toHz) / fromHz));
  for (let index = 0; index < output.length; index += 1) {
    const centre = (index * fromHz) / toHz;
    let sum = 0;
    let weights = 0;
    for (let at = Math.ceil(centre - reach); at <= centre + reach; at += 1) {
      const distance = at - centre;
      const angle = Math.PI * distance * cutoff;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / reach);
      const weight = (angle === 0 ? 1 : Math.sin(angle) / angle) * window;
      weights += weight;
      sum += (samples[at] ?? 0) * weight;
    }
    output[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum / weights)));
  }
  return output;
}
