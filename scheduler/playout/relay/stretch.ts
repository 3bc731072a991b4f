// One relay as it sounds: the stream while it flows, the bulletin's own sound (the fallback) while it does not. Pure but
// for the line it asks; everything is counted in samples.
import type { RelayWhat } from '../output.ts';
import type { LiveLine } from './live-line.ts';

export interface RelayTimes {
  /** After so long without sound the fallback sounds. */
  readonly giveUpMs: number;
  /** And after so long with sound again the stream. */
  readonly steadyMs: number;
}

export const usualTimes: RelayTimes = { giveUpMs: 5000, steadyMs: 2000 };

/** From one sound into the other. */
const crossFadeMs = 100;
/** Where a relay begins, what was before it is over: only its last vibration is let out. */
const letOutMs = 10;
/** A speaker's pause: no longer than this, while it is seen whether a stream is back. */
const pauseMs = 1000;

export interface Stretch {
  /** Mixes the stream into the bulletin's next values, in place. `left`: how many are left of the stretch, these among them. */
  mix(values: Int16Array, left: number): void;
  /** The bulletin is over before the stretch is: told as its end. */
  breakOff(): void;
}

/** `tell`: what happens, with the number of values since its beginning. */
export function createStretch(
  line: Pick<LiveLine, 'next' | 'isReady'>,
  valuesPerSecond: number,
  times: RelayTimes,
  tell: (what: RelayWhat, values: number) => void,
): Stretch {
  const valuesIn = (ms: number): number => Math.round((ms * valuesPerSecond) / 1000);
  const giveUp = valuesIn(times.giveUpMs);
  const steadyEnough = valuesIn(times.steadyMs);
  let mode: 'live' | 'fallback' | undefined;
  let mixed = 0;
  let quiet = 0;
  let steady = 0;
  let liveGain = 0;
  let bulletinGain = 1;
  let bulletinStep = 1 / valuesIn(letOutMs);
  const liveStep = 1 / valuesIn(crossFadeMs);

  const judge = (flows: boolean, sounds: boolean, count: number): void => {
    quiet = sounds ? 0 : quiet + count;
    const goesOn = flows && (sounds || (steady > 0 && quiet <= valuesIn(pauseMs)));
    steady = goesOn ? steady + count : 0;
    if (mode === 'live' && quiet >= giveUp) {
      mode = 'fallback';
      steady = 0;
      tell('lost', mixed + count);
    } else if (mode === 'fallback' && steady >= steadyEnough) {
      mode = 'live';
      tell('returned', mixed + count);
    }
  };
  return {
    mix(values, left) {
      if (mode === undefined) {
        mode = line.isReady() ? 'live' : 'fallback';
        tell(mode === 'live' ? 'began' : 'lost', 0);
      }
      const live = line.next(values.length);
      for (let at = 0; at < values.length; at++) {
        const aim = mode === 'live' ? 1 : 0;
        // What follows a relay begins at its own moment; the stream is let out before.
        const mayBe = Math.min(1, (left - at) * liveStep);
        liveGain = Math.min(towards(liveGain, aim, liveStep), mayBe);
        bulletinGain = towards(bulletinGain, 1 - aim, bulletinStep);
        const sum = (values[at] ?? 0) * bulletinGain + (live.values[at] ?? 0) * liveGain;
        values[at] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
      }
      if (bulletinGain === 0) bulletinStep = liveStep;
      judge(live.flows, live.sounds, values.length);
      mixed += values.length;
      if (left <= values.length) tell('ended', mixed);
    },
    breakOff() {
      tell('ended', mixed);
    },
  };
}

function towards(value: number, aim: number, step: number): number {
  return aim > value ? Math.min(aim, value + step) : Math.max(aim, value - step);
}
