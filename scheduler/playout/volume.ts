/** What an output lets its sound be turned down by, while it flows. */
export interface Volume {
  /** 0 or less, dB; on top of ward.yaml's own gain. */
  readonly set: (gainDb: number) => void;
  /** Whether it holds; 0 is as the sound is. */
  isTurned(): boolean;
  /** For one play: the samples as they are to leave, the given ones where nothing changes them. */
  ramp(perMs: number): (samples: Int16Array) => Int16Array;
}

/** A step in loudness clicks; over this long it does not. */
const rampMs = 100;

export function createVolume(): Volume {
  let factor = 1;
  return {
    set(gainDb) {
      factor = 10 ** (gainDb / 20);
    },
    isTurned: () => factor !== 1,
    ramp(perMs) {
      const step = 1 / (rampMs * perMs);
      let now = factor;
      return (samples) => {
        if (now === 1 && factor === 1) return samples;
        const out = new Int16Array(samples.length);
        for (const [at, sample] of samples.entries()) {
          now += Math.max(-step, Math.min(step, factor - now));
          out[at] = Math.round(sample * now);
        }
        return out;
      };
    },
  };
}
