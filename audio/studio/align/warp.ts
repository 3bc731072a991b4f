import { distance } from './locate.ts';

/** To stand still, or to hurry, for a frame. */
const bend = 0.15;

/**
 * Dynamic time warping: for each frame of the reading, the frame of the sentence that is heard in it, never going back; from the
 * first to the last. Frames are counted from the beginning of each stretch.
 */
export function warp(
  reading: Float32Array,
  [from, to]: readonly [number, number],
  template: Float32Array,
  [first, end]: readonly [number, number],
): Int32Array {
  const [length, states] = [to - from, end - first];
  const steps = new Uint8Array(length * states);
  let cost = new Float32Array(states).fill(Infinity);
  let next = new Float32Array(states);
  for (let t = 0; t < length; t += 1) {
    // Beyond it the end cannot be reached any more, or the beginning could not.
    const low = Math.max(0, states - 1 - 2 * (length - 1 - t));
    const high = Math.min(states - 1, 2 * t + 2);
    next.fill(Infinity);
    for (let s = low; s <= high; s += 1) {
      let best = t === 0 ? s * bend : (cost[s] ?? Infinity) + bend;
      let step = 0;
      const one = t > 0 && s > 0 ? (cost[s - 1] ?? Infinity) : Infinity;
      if (one < best) [best, step] = [one, 1];
      const two = t > 0 && s > 1 ? (cost[s - 2] ?? Infinity) + bend : Infinity;
      if (two < best) [best, step] = [two, 2];
      next[s] = best + distance(reading, from + t, template, first + s);
      steps[t * states + s] = step;
    }
    [cost, next] = [next, cost];
  }
  return traced(steps, length, states);
}

function traced(steps: Uint8Array, length: number, states: number): Int32Array {
  const path = new Int32Array(length);
  let s = states - 1;
  for (let t = length - 1; t >= 0; t -= 1) {
    path[t] = s;
    s = Math.max(0, s - (steps[t * states + s] ?? 0));
  }
  return path;
}
