// What a person is to listen to before a reading airs: what stands out among its sentences, and what lies around them.
import type { ReadingDoubt } from '../aligned-reading.ts';
import type { Stretch } from './locate.ts';
import { likenessOf, worstOf, type Compared, type Match } from './match.ts';
import { isAfterPause, type SpeechFrames } from './speech-frames.ts';

/** Of a sentence's pace to that of the whole reading. */
const oddPace = 1.45;
/** How far from the others a sentence's worst half second must stand to be doubted, in their deviation. */
const doubtedFrom = 3;
const leastDeviation = 0.09;
/** As like any other part of the script as its own: the reading of another text. 0.83 at most was read, 0.93 at least was not. */
const unlike = 0.9;
/** Shorter than a word: a cough, a click. */
export const strayFrames = 40;

interface Judged {
  readonly sureness: number;
  readonly doubts: readonly ReadingDoubt[];
}

/** Each match beside the others: what stands out is doubted. */
export function judge(
  compared: Compared,
  matches: readonly Match[],
  starts: Int32Array,
): readonly Judged[] {
  const worst = matches.map((match) => worstOf(compared, match, starts));
  const typical = median(worst);
  const spread = 1.4826 * median(worst.map((one) => Math.abs(one - typical)));
  const deviation = Math.max(leastDeviation, spread);
  const paces = matches.map(({ path, placed }) => {
    const states = (starts[placed.sentence + 1] ?? 0) - (starts[placed.sentence] ?? 0);
    return Math.log(path.length / Math.max(1, states));
  });
  const pace = median(paces);
  return matches.map((match, index) => {
    const off = ((worst[index] ?? 0) - typical) / deviation;
    const likeness = likenessOf(compared, match, starts) ?? unlike;
    const isOdd = Math.abs((paces[index] ?? 0) - pace) > Math.log(oddPace);
    return {
      sureness: Math.max(0, Math.min(1, 1 - off / (2 * doubtedFrom), (1 - likeness) / 0.2)),
      doubts: [
        ...(off > doubtedFrom || likeness >= unlike ? (['misread'] as const) : []),
        ...(isOdd ? (['tempo'] as const) : []),
      ],
    };
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What the reading around a sentence says of it. */
export function doubtsAround(
  reading: SpeechFrames,
  stretches: readonly Stretch[],
  stretch: Stretch,
): readonly ReadingDoubt[] {
  const doubts: ReadingDoubt[] = [];
  if (stretches.filter(({ sentence }) => sentence === stretch.sentence).length > 1)
    doubts.push('repeated');
  if (!isAfterPause(reading, stretch.from) || !isAfterPause(reading, stretch.to))
    doubts.push('no-pause');
  const before = stretches[stretches.indexOf(stretch) - 1];
  if (stretch.from - (before?.to ?? 0) > strayFrames) doubts.push('extra');
  return doubts;
}
