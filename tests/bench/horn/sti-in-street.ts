// The speech transmission index of a master in a street: the way is the street's, how loud each octave is the master's.
import { octaveLevelsDb, octavesHz, sti, swingsLeft } from './sti.ts';
import { fromHorn, powerOf, responseOf, streetNoise, type Street } from './street.ts';

/** How loud the first master is in front of its horn, at the listener: what a horn gives over a street. */
const speechDb = 80;

/** Long enough for a stable level. */
const noiseSamples = 2 ** 18;

/**
 * STI of these masters in this street. All are at `streetRateHz`; the noise is as loud for each: by the first one's level, or
 * as for a master of `power` where the horn gives it out.
 */
export function stiOf(
  masters: readonly Float64Array[],
  power = powerOf(fromHorn(masters[0] ?? new Float64Array(1))),
): (street: Street) => readonly number[] {
  const fullScaleDb = speechDb - 10 * Math.log10(power);
  const noise = octaveLevelsDb(streetNoise(noiseSamples));
  const ways = new Map<number | undefined, ReturnType<typeof wayOf>>();
  return (street) => {
    const way = ways.get(street.echoMs) ?? wayOf(masters, street.echoMs);
    ways.set(street.echoMs, way);
    const noiseDb = 10 * Math.log10(power) - street.snrDb + fullScaleDb;
    return way.levels.map((levels) =>
      sti(
        octavesHz.map((_, at) => ({
          left: way.left[at] ?? [],
          speechDb: (levels[at] ?? 0) + fullScaleDb,
          noiseDb: (noise[at] ?? 0) + noiseDb,
        })),
      ),
    );
  };
}

/** What the way leaves in each octave, and how loud each master is at its end. */
function wayOf(masters: readonly Float64Array[], echoMs: number | undefined) {
  const response = responseOf(echoMs);
  // What the houses throw back, and the next horn, come on top.
  const louderDb = 10 * Math.log10(powerOf(response) * response.length);
  return {
    left: octavesHz.map((hz) => swingsLeft(response, hz)),
    levels: masters.map((master) =>
      octaveLevelsDb(fromHorn(master)).map((level) => level + louderDb),
    ),
  };
}
