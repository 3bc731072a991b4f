// Which stretch of a reading is which sentence: one pass over its frames that keeps, for every place of the script, the best
// way to have got there (token passing). Sentences may be left out, begun again, broken off; what fits none is passed over.
import { dimensions } from './features.ts';

/** A script's sound: its sentences' frames one after another, without pauses. */
export interface Template {
  /** `dimensions` a frame. */
  readonly values: Float32Array;
  /** First frame of each sentence, and one past the last. */
  readonly starts: Int32Array;
}

/** A stretch of the reading's frames in which a sentence is heard, whole or broken off. */
export interface Stretch {
  readonly sentence: number;
  /** First frame and one past the last. */
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
  /** What the frames differ from the sentence, on average. */
  readonly cost: number;
}

/** What it costs, in frames that do not fit. */
export interface Costs {
  /** A frame that belongs to no sentence; what a frame that fits badly costs. */
  readonly stray: number;
  readonly skip: number;
  readonly back: number;
  readonly breakOff: number;
  /** A sentence that begins or ends where nobody draws breath. */
  readonly noPause: number;
  /** To stand still, or to hurry, in the script for a frame. */
  readonly bend: number;
}

/** What is so much worse than the best way up to here is given up: five seconds that fit nowhere. */
const beam = 80;
/** Frames by which a reading may run ahead of the script, or behind it, beside its length: 80 seconds of speech. */
const leastHalfBand = 4000;
/** Sentences that may be left out at once, and gone back. */
const mostSkipped = 12;
const mostBack = 4;

interface Told {
  readonly stretch: Stretch;
  readonly before: Told | undefined;
}

/** The best way to each place of the script: what it cost, when its sentence was entered at what cost, and what was told before. */
class Ways {
  readonly cost: Float32Array;
  readonly entry: Int32Array;
  readonly entryCost: Float32Array;
  readonly told: (Told | undefined)[];

  constructor(states: number) {
    this.cost = new Float32Array(states).fill(Infinity);
    this.entry = new Int32Array(states);
    this.entryCost = new Float32Array(states);
    this.told = new Array<Told | undefined>(states);
  }
}

class Pass {
  readonly #template: Template;
  readonly #costs: Costs;
  readonly #count: number;
  readonly #sentenceOf: Int32Array;
  #now: Ways;
  #next: Ways;
  /** Between sentences, by the sentence that would come next. */
  readonly #idle: Float32Array;
  readonly #idleTold: (Told | undefined)[];
  #least = 0;

  constructor(template: Template, costs: Costs) {
    const { starts } = template;
    this.#template = template;
    this.#costs = costs;
    this.#count = starts.length - 1;
    const states = starts[this.#count] ?? 0;
    this.#sentenceOf = new Int32Array(states);
    for (let sentence = 0; sentence < this.#count; sentence += 1)
      this.#sentenceOf.fill(sentence, starts[sentence], starts[sentence + 1]);
    [this.#now, this.#next] = [new Ways(states), new Ways(states)];
    this.#idle = new Float32Array(this.#count + 1).fill(Infinity);
    this.#idle[0] = 0;
    this.#idleTold = new Array<Told | undefined>(this.#count + 1);
  }

  /** One frame of the reading, for the places from `low` to before `high`. */
  step(reading: Float32Array, t: number, isAfterPause: boolean, low: number, high: number): void {
    const { values, starts } = this.#template;
    const worst = this.#least + beam;
    const opening = isAfterPause ? 0 : this.#costs.noPause;
    const enter = entries(this.#idle, this.#costs, this.#count);
    const [now, next] = [this.#now, this.#next];
    next.cost.fill(Infinity, Math.max(0, low - 64), low);
    let least = Infinity;
    for (let s = low; s < high; s += 1) {
      const sentence = this.#sentenceOf[s] ?? 0;
      const inside = s - (starts[sentence] ?? 0);
      const [from, way] = this.#cheapest(s, inside);
      const begun =
        inside > 1
          ? Infinity
          : (enter.cost[sentence] ?? Infinity) + opening + inside * this.#costs.bend;
      const best = Math.min(way, begun);
      if (!(best < worst)) {
        next.cost[s] = Infinity;
        continue;
      }
      const isBegun = begun < way;
      next.entry[s] = isBegun ? t : (now.entry[from] ?? 0);
      next.entryCost[s] = isBegun ? best : (now.entryCost[from] ?? 0);
      next.told[s] = isBegun ? this.#idleTold[enter.from[sentence] ?? 0] : now.told[from];
      const total = best + distance(reading, t, values, s);
      next.cost[s] = total;
      if (total < least) least = total;
    }
    [this.#now, this.#next] = [next, now];
    for (let sentence = 0; sentence <= this.#count; sentence += 1) {
      const stray = (this.#idle[sentence] ?? Infinity) + this.#costs.stray;
      this.#idle[sentence] = stray;
      if (stray < least) least = stray;
    }
    this.#least = least;
  }

  /** From where a place inside its sentence is reached at the least cost: standing still, going on, hurrying. */
  #cheapest(s: number, inside: number): readonly [from: number, cost: number] {
    const { cost } = this.#now;
    let [from, best] = [s, (cost[s] ?? Infinity) + this.#costs.bend];
    const one = inside > 0 ? (cost[s - 1] ?? Infinity) : Infinity;
    if (one < best) [from, best] = [s - 1, one];
    const two = inside > 1 ? (cost[s - 2] ?? Infinity) + this.#costs.bend : Infinity;
    if (two < best) [from, best] = [s - 2, two];
    return [from, best];
  }

  /** Ways that leave their sentence behind at this frame: at its end, or broken off where a pause follows. */
  leave(t: number, isPauseNext: boolean, low: number, high: number): void {
    const { starts } = this.#template;
    const { cost } = this.#now;
    const closing = isPauseNext ? 0 : this.#costs.noPause;
    const last = this.#sentenceOf[high - 1] ?? -1;
    for (let sentence = this.#sentenceOf[low] ?? 0; sentence <= last; sentence += 1) {
      const [first, end] = [starts[sentence] ?? 0, starts[sentence + 1] ?? 0];
      for (let s = Math.max(first, end - 2); s < end; s += 1)
        this.#offer(sentence + 1, s, closing + (end - 1 - s) * this.#costs.bend, t, true);
      if (!isPauseNext) continue;
      let least = first;
      for (let s = first; s < end - 2; s += 1)
        if ((cost[s] ?? Infinity) < (cost[least] ?? Infinity)) least = s;
      this.#offer(sentence, least, this.#costs.breakOff, t, false);
    }
  }

  #offer(to: number, s: number, more: number, t: number, isWhole: boolean): void {
    const { cost, entry, entryCost, told } = this.#now;
    const total = (cost[s] ?? Infinity) + more;
    if (!(total < (this.#idle[to] ?? Infinity))) return;
    const from = entry[s] ?? 0;
    const average = ((cost[s] ?? 0) - (entryCost[s] ?? 0)) / (t + 1 - from);
    this.#idle[to] = total;
    const sentence = this.#sentenceOf[s] ?? 0;
    const stretch = { sentence, from, to: t + 1, isWhole, cost: average };
    this.#idleTold[to] = { stretch, before: told[s] };
  }

  /** The best way through all of the reading. */
  end(): readonly Stretch[] {
    const at = (sentence: number): number =>
      (this.#idle[sentence] ?? Infinity) + (this.#count - sentence) * this.#costs.skip;
    let best = 0;
    for (let sentence = 1; sentence <= this.#count; sentence += 1)
      if (at(sentence) < at(best)) best = sentence;
    const stretches: Stretch[] = [];
    for (let one = this.#idleTold[best]; one; one = one.before) stretches.push(one.stretch);
    return stretches.toReversed();
  }
}

/**
 * The stretches in their order.
 * @param reading frames without pauses; `pauseBefore[t]`: a pause lies before frame t
 */
export function locate(
  reading: Float32Array,
  pauseBefore: Uint8Array,
  template: Template,
  costs: Costs,
): readonly Stretch[] {
  const frames = reading.length / dimensions;
  const states = template.starts.at(-1) ?? 0;
  const halfBand = Math.max(leastHalfBand, Math.round(states * 0.15));
  const pass = new Pass(template, costs);
  for (let t = 0; t < frames; t += 1) {
    const centre = Math.round((t / frames) * states);
    const [low, high] = [Math.max(0, centre - halfBand), Math.min(states, centre + halfBand)];
    pass.step(reading, t, pauseBefore[t] === 1, low, high);
    pass.leave(t, t + 1 >= frames || pauseBefore[t + 1] === 1, low, high);
  }
  return pass.end();
}

/** The least cost of beginning each sentence, and from where. */
function entries(
  idle: Float32Array,
  costs: Costs,
  count: number,
): { readonly cost: Float32Array; readonly from: Int32Array } {
  const cost = new Float32Array(count).fill(Infinity);
  const from = new Int32Array(count);
  for (let expected = 0; expected <= count; expected += 1) {
    const here = idle[expected] ?? Infinity;
    if (here === Infinity) continue;
    const last = Math.min(count - 1, expected + mostSkipped);
    for (let sentence = Math.max(0, expected - mostBack); sentence <= last; sentence += 1) {
      const way =
        sentence >= expected
          ? (sentence - expected) * costs.skip
          : costs.back + (expected - sentence - 1) * costs.skip;
      if (here + way < (cost[sentence] ?? Infinity)) {
        cost[sentence] = here + way;
        from[sentence] = expected;
      }
    }
  }
  return { cost, from };
}

/** Root of the mean square by which two frames differ. */
export function distance(one: Float32Array, at: number, other: Float32Array, to: number): number {
  let sum = 0;
  const [a, b] = [at * dimensions, to * dimensions];
  for (let index = 0; index < dimensions; index += 1) {
    const by = (one[a + index] ?? 0) - (other[b + index] ?? 0);
    sum += by * by;
  }
  return Math.sqrt(sum / dimensions);
}
