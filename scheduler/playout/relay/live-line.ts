// A stream between its decoder, which gives when the network gives, and the sound, which takes when its moment is. It
// never waits: what is not there is silence. What begins and what breaks off is faded, so that nothing clicks.
import { createLiveLevel } from './live-level.ts';
import { createLiveRing } from './live-ring.ts';

/** What sounds in the next moment. */
export interface LiveBlock {
  readonly values: Int16Array;
  /** The stream has come in time. */
  readonly flows: boolean;
  /** And is not silent. */
  readonly sounds: boolean;
}

export interface LiveLine {
  /** What has come in, interleaved. */
  hear(values: Int16Array): void;
  /** The decoder begins anew: how the one before it gave says nothing any more. */
  beginAnew(): void;
  /** The next `count` values, silence where there are none. */
  next(count: number): LiveBlock;
  /** It flows and is not silent: it could sound now. */
  isReady(): boolean;
  /** Nothing of it waits to sound. */
  isDry(): boolean;
}

export interface LineShape {
  /** Sample rate × channels. */
  readonly valuesPerSecond: number;
  /** What is kept before it sounds, ms: the network may be so late. A playlist of pieces of some seconds needs more. */
  readonly cushionMs: number;
  /** Without sound for so long it is not ready, ms. */
  readonly giveUpMs: number;
  /** Real ms, steady. */
  readonly now: () => number;
}

/** −60 dBFS: less is what a line without a signal gives. */
const silentPeak = 32;
const mostCushionMs = 12_000;
const capacityMs = 40_000;
/** What a server gives at once when it is asked anew has come by then, ms. */
const burstMs = 300;

export function createLiveLine({ valuesPerSecond, cushionMs, giveUpMs, now }: LineShape): LiveLine {
  const valuesIn = (ms: number): number => Math.round((ms * valuesPerSecond) / 1000);
  const ring = createLiveRing(valuesIn(capacityMs));
  const level = createLiveLevel(valuesPerSecond);
  let heardAt: number | undefined;
  /** The two longest so far: one is an accident, two are how this network gives. */
  let gapsMs: readonly [number, number] = [0, 0];
  /** What has come from a decoder that was begun anew, until its first burst has taken the place of the old rest. */
  let fresh: { count: number; readonly at: number } | undefined;
  let isAnew = false;
  let silent = 0;
  /** It has run dry, or has not begun: it gathers its cushion first. */
  let gathers = true;

  /** As much as the network is late, with room. */
  const cushion = (): number =>
    valuesIn(Math.min(mostCushionMs, Math.max(cushionMs, gapsMs[1] * 1.25)));
  /** The next values; where far more waits than is needed, by a leap to the newest, from one into the other. */
  const take = (count: number): Int16Array => {
    const values = ring.take(count);
    const isFar = ring.waiting() > 2 * cushion() + valuesIn(2000);
    // A burst begins before the old rest ends: what is in both would be heard twice.
    const isDouble = fresh !== undefined && fresh.count >= cushion() && now() - fresh.at >= burstMs;
    if (isDouble) fresh = undefined;
    if (!isFar && !(isDouble && ring.waiting() > cushion())) return values;
    ring.keepNewest(cushion());
    return blend(values, ring.take(count));
  };
  return {
    hear(values) {
      const at = now();
      const gapMs = at - (heardAt ?? at);
      gapsMs = withGap(gapsMs, gapMs);
      heardAt = at;
      if (isAnew) fresh = { count: 0, at };
      isAnew = false;
      if (fresh) fresh.count += values.length;
      silent = peakOf(values) > silentPeak ? 0 : silent + values.length;
      level.hear(values);
      ring.write(values);
    },
    beginAnew() {
      heardAt = undefined;
      gapsMs = [0, 0];
      isAnew = true;
    },
    next(count) {
      if (gathers && ring.waiting() < Math.max(count, cushion())) return nothing(count);
      const begins = gathers;
      if (begins) ring.keepNewest(Math.max(count, cushion()));
      const values = new Int16Array(count);
      values.set(take(count));
      const sounds = peakOf(values) > silentPeak;
      level.apply(values);
      gathers = ring.waiting() < count;
      if (begins) fade(values, 0, 1);
      if (gathers) fade(values, 1, 0);
      return { values, flows: true, sounds };
    },
    isReady: () =>
      ring.waiting() >= cushion() &&
      silent < valuesIn(giveUpMs) &&
      heardAt !== undefined &&
      // What comes in pieces waits in the ring meanwhile.
      now() - heardAt < Math.max(giveUpMs, mostCushionMs),
    isDry: () => ring.waiting() === 0,
  };
}

function nothing(count: number): LiveBlock {
  return { values: new Int16Array(count), flows: false, sounds: false };
}

function peakOf(values: Int16Array): number {
  let peak = 0;
  for (const value of values) peak = Math.max(peak, Math.abs(value));
  return peak;
}

function withGap([longest, second]: readonly [number, number], gapMs: number) {
  return [Math.max(longest, gapMs), Math.max(second, Math.min(longest, gapMs))] as const;
}

function fade(values: Int16Array, from: number, to: number): void {
  const step = (to - from) / values.length;
  for (let at = 0; at < values.length; at++)
    values[at] = Math.round((values[at] ?? 0) * (from + step * (at + 1)));
}

/** From the first into the second, over their length. */
function blend(out: Int16Array, into: Int16Array): Int16Array {
  return Int16Array.from(into, (value, at) => {
    const part = (at + 1) / into.length;
    return Math.round((out[at] ?? 0) * (1 - part) + value * part);
  });
}
