// What a person says between the network, which gives when it gives, and the sound, which takes when its moment is. It
// waits a little before it begins, and anew after it has run dry; what has come late is caught up with in the pauses.

/** Blocks of one length wait here: `blockMs`. */
export const blockMs = 20;
/** Kept back against the unevenness of network and machine, ms. */
export const cushionMs = 300;
/** After each time it ran dry so much more, up to the most, ms. */
const cushionMoreMs = 50;
const mostCushionMs = 400;
/** With so much more than its cushion it is late: pauses are left out until it is not, ms. */
const lateMs = 200;
/** And with so much more it leaps to the newest: nobody waits that long for a pause, ms. */
const tooLateMs = 1500;
/** Below this peak it is a pause: −42 dBFS, after levelling. */
const pausePeak = 260;

export interface SpeechLine {
  put(block: Int16Array): void;
  /** No more will come. */
  finish(): void;
  /** What sounds in the next moment, silence where there is nothing; undefined once all of it has sounded. */
  take(): Int16Array | undefined;
}

/** `blockLength`: samples of `blockMs`. */
export function createSpeechLine(blockLength: number): SpeechLine {
  const waiting: Int16Array[] = [];
  let cushion = cushionMs / blockMs;
  let gathers = true;
  let over = false;
  let wasPause = true;

  /** What is behind is left out where nobody misses it. */
  const catchUp = (): void => {
    const excess = (): number => waiting.length - cushion;
    if (excess() > tooLateMs / blockMs) {
      const [first = new Int16Array(blockLength)] = waiting;
      waiting.splice(0, excess());
      waiting[0] = blend(first, waiting[0] ?? first);
      return;
    }
    if (excess() <= lateMs / blockMs || !wasPause) return;
    // One of two: a pause stays one.
    if (isPause(waiting[0]) && isPause(waiting[1])) waiting.shift();
  };
  return {
    put(block) {
      waiting.push(block);
    },
    finish() {
      over = true;
    },
    take() {
      if (over && waiting.length === 0) return undefined;
      if (gathers && !over && waiting.length < cushion) return new Int16Array(blockLength);
      const begins = gathers;
      gathers = false;
      if (!over) catchUp();
      const block = waiting.shift() ?? new Int16Array(blockLength);
      wasPause = isPause(block);
      gathers = waiting.length === 0 && !over;
      if (gathers) cushion = Math.min(mostCushionMs / blockMs, cushion + cushionMoreMs / blockMs);
      if (begins) fade(block, 0, 1);
      if (waiting.length === 0) fade(block, 1, 0);
      return block;
    },
  };
}

function isPause(block: Int16Array | undefined): boolean {
  return block?.every((value) => Math.abs(value) < pausePeak) ?? false;
}

/** So that what begins and what breaks off does not click. */
function fade(block: Int16Array, from: number, to: number): void {
  const step = (to - from) / block.length;
  for (let at = 0; at < block.length; at++)
    block[at] = Math.round((block[at] ?? 0) * (from + step * (at + 1)));
}

/** From one into the other, over their length. */
function blend(out: Int16Array, into: Int16Array): Int16Array {
  return into.map((value, at) => {
    const part = (at + 1) / into.length;
    return Math.round((out[at] ?? 0) * (1 - part) + value * part);
  });
}
