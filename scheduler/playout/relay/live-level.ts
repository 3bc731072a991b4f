// Another station sends as loud as it likes; ours is −16 LUFS. A slow gain brings it there, and a soft ceiling takes what
// is still too high.

/** RMS at which speech of one channel measures −16 LUFS (K-weighting takes it 0.7 dB lower). */
const wantedDbfs = -15.3;
/** Below this it is pause or noise, which says nothing of how loud the speech is. */
const gateDbfs = -45;
/** So far it is brought, no further: more would be noise made loud. */
const mostDb = 24;
/** How fast it goes there: nobody hears the change as one. */
const dbPerSecond = 4;
/** How long the loudness is remembered, ms. */
const memoryMs = 3000;
/** From here on the ceiling bends, and it never passes the second; of full scale. −1.5 dBTP is what a bulletin holds. */
const knee = 0.6;
const ceiling = 0.84;

export interface LiveLevel {
  /** What has just come in: its loudness is learnt. */
  hear(values: Int16Array): void;
  /** Brings what is about to sound to its level, in place. */
  apply(values: Int16Array): void;
}

/** How it follows; what is left out is as for another station's stream. */
export interface Following {
  /** The gain before anything was heard; absent: what the first moment asks for. */
  /** RMS that it goes for, dBFS. */
  readonly wanted?: number;
  readonly startDb?: number;
  readonly downPerSecond?: number;
  /** How long what was softer is remembered once it gets louder. */
  readonly riseMemoryMs?: number;
}

/** `valuesPerSecond`: sample rate × channels. */
export function createLiveLevel(
  valuesPerSecond: number,
  {
    wanted = wantedDbfs,
    startDb,
    downPerSecond = dbPerSecond,
    riseMemoryMs = memoryMs,
  }: Following = {},
): LiveLevel {
  let power: number | undefined;
  let gainDb = startDb;
  const wantedDb = (): number => {
    if (power === undefined) return 0;
    const db = wanted - 10 * Math.log10(power);
    return Math.max(-mostDb, Math.min(mostDb, db));
  };
  return {
    hear(values) {
      let sum = 0;
      for (const value of values) sum += value * value;
      const heard = sum / Math.max(1, values.length) / 32_768 ** 2;
      if (heard < 10 ** (gateDbfs / 10)) return;
      const lengthMs = (values.length * 1000) / valuesPerSecond;
      const rises = power !== undefined && heard > power;
      const weight = Math.min(1, lengthMs / (rises ? riseMemoryMs : memoryMs));
      power = power === undefined ? heard : power + (heard - power) * weight;
    },
    apply(values) {
      const aim = power === undefined ? (gainDb ?? 0) : wantedDb();
      // What it is before anything was heard of it is not held against it.
      const from = gainDb ?? aim;
      const up = (dbPerSecond * values.length) / valuesPerSecond;
      const down = (downPerSecond * values.length) / valuesPerSecond;
      const to = from + Math.max(-down, Math.min(up, aim - from));
      if (power !== undefined) gainDb = to;
      const first = 10 ** (from / 20) / 32_768;
      const step = (10 ** (to / 20) / 32_768 - first) / Math.max(1, values.length);
      for (let at = 0; at < values.length; at++)
        values[at] = Math.round(bend((values[at] ?? 0) * (first + step * at)) * 32_768);
    },
  };
}

/** As it is below the knee; above it ever less, so that it never passes the ceiling. Full scale is 1. */
function bend(value: number): number {
  const size = Math.abs(value);
  if (size <= knee) return value;
  const room = ceiling - knee;
  return Math.sign(value) * (knee + room * Math.tanh((size - knee) / room));
}
