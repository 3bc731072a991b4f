// What a listener in the street understands of a master, beside the clean speech it was made of.
import { estoi, estoiRateHz } from './estoi.ts';
import { convolve } from './fft.ts';
import {
  fromHorn,
  powerOf,
  streetNoise,
  streetRateHz,
  throughStreet,
  type Street,
} from './street.ts';

/** ESTOI of these masters in this street. All are at `streetRateHz`; the noise is as loud for each, by the first one's level. */
export type Listen = (street: Street) => readonly number[];

/** Filters of a master delay by a few milliseconds. */
const mostDelayMs = 30;

export function listenTo(clean: Float64Array, masters: readonly Float64Array[]): Listen {
  const spoken = halved(clean);
  const noise = halved(streetNoise(clean.length));
  const ready = masters.map((master) => inStep(master, clean));
  const [first = clean] = ready;
  const power = powerOf(fromHorn(first));
  const heard = new Map<string, Float64Array>();
  return (street) =>
    ready.map((master, index) => {
      const key = `${index} ${street.echoMs}`;
      const sound = heard.get(key) ?? halved(throughStreet(master, street));
      heard.set(key, sound);
      const gain = Math.sqrt(power / 10 ** (street.snrDb / 10));
      return estoi(
        spoken,
        sound.map((value, at) => value + (noise[at] ?? 0) * gain),
      );
    });
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

const reach = 32;
/** A windowed sinc that ends a little below half of the street's Nyquist frequency. */
const lowPass = Float64Array.from({ length: 2 * reach + 1 }, (_, index) => {
  const at = index - reach;
  const ideal = at === 0 ? 0.47 : Math.sin(Math.PI * at * 0.47) / (Math.PI * at);
  return ideal * (0.5 + 0.5 * Math.cos((Math.PI * at) / (reach + 1)));
});

/** At `estoiRateHz`, which is half of the street's. */
function halved(sound: Float64Array): Float64Array {
  const step = streetRateHz / estoiRateHz;
  const longer = new Float64Array(sound.length + reach);
  longer.set(sound);
  const filtered = convolve(longer, lowPass);
  return Float64Array.from(
    { length: Math.floor(sound.length / step) },
    (_, at) => filtered[at * step + reach] ?? 0,
  );
}
