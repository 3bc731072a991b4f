import type { Delivery } from './delivery.ts';

/** Where a voice ended a clause: the sample that the next one begins at, and the mark that stands between them. */
export interface ClauseEnd {
  readonly at: number;
  readonly mark: string;
}

export interface Spaced {
  readonly samples: Int16Array;
  /** Where a sample of the sound before is now. */
  readonly movedTo: (at: number) => number;
}

/** Below this a sample is silence between clauses. */
const silenceLevel = 100;

/** Kept of the silence, so that the end of a soft sound is not cut. */
const keptMs = 30;

/**
 * The same sound with the silence between its clauses as long as `delivery` has it. Nothing that can be heard is cut: where a
 * voice made no pause none is shortened.
 */
export function spaceClauses(
  samples: Int16Array,
  sampleRateHz: number,
  ends: readonly ClauseEnd[],
  { commaMs, stopMs }: Pick<Delivery, 'commaMs' | 'stopMs'>,
): Spaced {
  const inSamples = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
  const changes = ends.flatMap(({ at, mark }) => {
    const wantedMs = mark === ',' ? commaMs : stopMs;
    if (wantedMs === undefined) return [];
    const silent = silenceBefore(samples, at);
    // More silence can always be had; less only of what is there.
    const more = Math.max(inSamples(wantedMs), Math.min(silent, inSamples(keptMs))) - silent;
    return [{ at, more }];
  });
  const movedTo = (at: number): number =>
    changes.reduce((moved, change) => (change.at <= at ? moved + change.more : moved), at);
  const spaced = new Int16Array(movedTo(samples.length));
  let from = 0;
  let to = 0;
  for (const { at, more } of changes) {
    const kept = samples.subarray(from, at + Math.min(0, more));
    spaced.set(kept, to);
    to += kept.length + Math.max(0, more);
    from = at;
  }
  spaced.set(samples.subarray(from), to);
  return { samples: spaced, movedTo };
}

function silenceBefore(samples: Int16Array, at: number): number {
  let from = at;
  while (from > 0 && Math.abs(samples[from - 1] ?? 0) < silenceLevel) from -= 1;
  return at - from;
}
