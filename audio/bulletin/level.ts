// Every voice and recording goes into the mastering equally loud: its compressor and limiter are set for one level.

/** Root mean square of audible speech, dB below full scale: espeak's own, less 3 dB, so that its peaks keep room. */
export const referenceLevelDb = -19;

/** Windows below this, −45 dBFS, are pauses. */
const pauseLevel = 184;

/** Root mean square, in 16-bit units, of the 20 ms windows that can be heard. 0 for silence. */
export function speechLevel(parts: readonly Int16Array[], sampleRateHz: number): number {
  const size = Math.round(sampleRateHz / 50);
  let sum = 0;
  let windows = 0;
  for (const samples of parts) {
    for (let from = 0; from + size <= samples.length; from += size) {
      let power = 0;
      for (let index = from; index < from + size; index += 1) {
        power += (samples[index] ?? 0) ** 2;
      }
      if (power / size > pauseLevel ** 2) {
        sum += power / size;
        windows += 1;
      }
    }
  }
  return windows === 0 ? 0 : Math.sqrt(sum / windows);
}

/** The factor that brings these parts, together, to the reference level; 1 for silence. */
export function levelGain(parts: readonly Int16Array[], sampleRateHz: number): number {
  const level = speechLevel(parts, sampleRateHz);
  return level === 0 ? 1 : (32_768 * 10 ** (referenceLevelDb / 20)) / level;
}

/** The samples times `gain`, kept within 16 bit. */
export function levelled(samples: Int16Array, gain: number): Int16Array {
  return samples.map((sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * gain))));
}
