// How loud one speaks just now, for the meter and for a word beside it. What is kept is judged by audio/studio.

/** Of each stretch: its highest sample, and its power. dBFS, silence −100. */
export interface Level {
  readonly peakDbfs: number;
  readonly rmsDbfs: number;
}

export function levelOf(samples: Float32Array): Level {
  let peak = 0;
  let power = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
    power += sample * sample;
  }
  return { peakDbfs: inDb(peak), rmsDbfs: inDb(Math.sqrt(power / Math.max(1, samples.length))) };
}

function inDb(amplitude: number): number {
  return Math.max(-100, 20 * Math.log10(Math.max(amplitude, 1e-5)));
}

/** −60 dBFS and below → 0, full scale → 1: how far the meter goes. */
export function fillOf({ peakDbfs }: Level): number {
  return Math.max(0, Math.min(1, (peakDbfs + 60) / 60));
}

export type LevelWord = 'good' | 'too-loud' | 'too-quiet';

/** Where samples begin to be cut off, less what a burst may add. */
const loudDbfs = -1;
/** A voice at an arm's length; room noise lies below it. */
const quietDbfs = -38;
/** One word stays so long, ms, that it can be read. */
const rememberedMs = 2500;

/** What to say of the levels of the last seconds, one after the other; `undefined` until there is enough of them. */
export function createLevelWords(): {
  readonly take: (level: Level, ms: number) => LevelWord | undefined;
} {
  const last: (Level & { readonly ms: number })[] = [];
  let heldMs = 0;
  return {
    take(level, ms) {
      last.push({ ...level, ms });
      heldMs += ms;
      for (let first = last[0]; first && heldMs - first.ms >= rememberedMs; first = last[0]) {
        heldMs -= first.ms;
        last.shift();
      }
      if (last.some(({ peakDbfs }) => peakDbfs > loudDbfs)) return 'too-loud';
      if (heldMs < rememberedMs - 500) return undefined;
      return last.every(({ rmsDbfs }) => rmsDbfs < quietDbfs) ? 'too-quiet' : 'good';
    },
  };
}
