// What a listener in the street understands of a master, beside the clean speech it was made of.
import { estoi, estoiRateHz } from './estoi.ts';
import { convolve } from './fft.ts';
import { earlyMs, glimpses } from './glimpses.ts';
import { fromHorn, powerOf, responseOf, streetNoise, streetRateHz, type Street } from './street.ts';

/** What is understood of one master in one street. */
export interface Understood {
  readonly estoi: number;
  readonly glimpses: number;
}

/**
 * Of these masters in this street. All are at `streetRateHz`; the noise is as loud for each: by the first one's level, or as
 * for a master of `power` where the horn gives it out.
 */
export type Listen = (street: Street) => readonly Understood[];

/** Filters of a master delay by a few milliseconds. */
const mostDelayMs = 30;

export function listenTo(
  clean: Float64Array,
  masters: readonly Float64Array[],
  power = powerOf(fromHorn(masters[0] ?? clean)),
): Listen {
  const spoken = halved(clean);
  const noise = halved(streetNoise(clean.length));
  const ready = masters.map((master) => inStep(master, clean));
  const heard = new Map<string, Reached>();
  return (street) =>
    ready.map((master, index) => {
      const key = `${index} ${street.echoMs}`;
      const sound = heard.get(key) ?? reach(master, street);
      heard.set(key, sound);
      const gain = Math.sqrt(power / 10 ** (street.snrDb / 10));
      const louder = noise.map((value) => value * gain);
      return {
        estoi: estoi(
          spoken,
          sound.whole.map((value, at) => value + (louder[at] ?? 0)),
        ),
        glimpses: glimpses(spoken, { ...sound, noise: louder }),
      };
    });
}

/** A sound at the listener at `estoiRateHz`: all of it, what comes soon enough to help, and the rest. */
type Reached = Readonly<Record<'whole' | 'early' | 'late', Float64Array>>;

function reach(master: Float64Array, { echoMs }: Street): Reached {
  const given = fromHorn(master);
  const soon = (earlyMs / 1000) * streetRateHz;
  const response = responseOf(echoMs);
  const early = halved(convolve(given, response.slice(0, soon)));
  const late = halved(
    convolve(
      given,
      response.map((value, at) => (at < soon ? 0 : value)),
    ),
  );
  return { whole: early.map((value, at) => value + (late[at] ?? 0)), early, late };
}

/** The master moved to where it is most like the clean speech, and as long. */
function inStep(master: Float64Array, clean: Float64Array): Float64Array {
  const most = (mostDelayMs / 1000) * streetRateHz;
  let best = { delay: 0, likeness: -1 };
  for (let delay = 0; delay <= most; delay += 1) {
    let sum = 0;
    for (let at = 0; at + most < clean.length; at += 3)
      sum += (clean[at] ?? 0) * (master[at + delay] ?? 0);
    if (Math.abs(sum) > best.likeness) best = { delay, likeness: Math.abs(sum) };
  }
  const moved = new Float64Array(clean.length);
  moved.set(master.subarray(best.delay, best.delay + clean.length));
  return moved;
}

const half = 32;
/** A windowed sinc that ends a little below half of the street's Nyquist frequency. */
const lowPass = Float64Array.from({ length: 2 * half + 1 }, (_, index) => {
  const at = index - half;
  const ideal = at === 0 ? 0.47 : Math.sin(Math.PI * at * 0.47) / (Math.PI * at);
  return ideal * (0.5 + 0.5 * Math.cos((Math.PI * at) / (half + 1)));
});

/** At `estoiRateHz`, which is half of the street's. */
function halved(sound: Float64Array): Float64Array {
  const step = streetRateHz / estoiRateHz;
  const longer = new Float64Array(sound.length + half);
  longer.set(sound);
  const filtered = convolve(longer, lowPass);
  return Float64Array.from(
    { length: Math.floor(sound.length / step) },
    (_, at) => filtered[at * step + half] ?? 0,
  );
}
