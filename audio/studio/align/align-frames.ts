// A whole reading against the voice: coarse, learning, coarse again, then frame by frame.
import type { Speech } from '../../voices/voice.ts';
import type { AlignedReading, AlignedSentence } from '../aligned-reading.ts';
import { doubtsAround, judge, strayFrames } from './doubts.ts';
import { dimensions, frameMs, type Sound } from './features.ts';
import { locate, type Costs, type Stretch } from './locate.ts';
import { heardAtMs, learnFrom, matchAll, syllableFrames, type Compared } from './match.ts';
import { isAfterPause, speechFramesOf, type SpeechFrames } from './speech-frames.ts';

/** Every second frame is enough to find sentences by. */
const coarse = 2;
const costs: Omit<Costs, 'stray'> = { skip: 6, back: 6, breakOff: 6, noPause: 6, bend: 0.15 };
/** What a frame differs from one that it is not, before and after learning: 1.3 and 2 on average, 1.15 and 1.5 where warped to fit. */
const strayAtFirst = 1.15;
const strayLearned = 1.5;
/** A boundary this near a pause lies in it. */
const snapFrames = 15;
/** Kept of the silence before and after a sentence, at most half of it. */
const keptBeforeMs = 60;
const keptAfterMs = 120;

/** @param clips the voice saying `texts`, with the keys of the sentences that were to be read */
export function alignFrames(
  sound: Sound,
  clips: readonly Speech[],
  sentences: readonly { readonly key: string; readonly spoken: string }[],
): AlignedReading {
  const [reading, template] = [speechFramesOf([sound]), speechFramesOf(clips)];
  const asTheyAre = { reading: reading.values, template: template.values };
  const first = find(asTheyAre, reading, template, strayAtFirst).filter(({ isWhole }) => isWhole);
  const learned = learnFrom(reading, template, matchAll(asTheyAre, first, template.starts));
  const isLearned = learned.reading !== reading.values;
  const found = find(learned, reading, template, isLearned ? strayLearned : strayAtFirst);
  const stretches = found.map((stretch) => snapped(reading, stretch));
  const chosen = sentences.map((_, index) =>
    stretches.findLast(({ sentence, isWhole }) => sentence === index && isWhole),
  );
  const placed = chosen.filter((one) => one !== undefined);
  const matches = matchAll(learned, placed, template.starts);
  const judged = judge(learned, matches, template.starts);
  const texts = sentences.map(({ spoken }) => spoken);
  const syllables = syllableFrames(template, clips, texts);
  const toSample = (ms: number): number =>
    Math.max(0, Math.min(sound.samples.length, Math.round((ms / 1000) * sound.sampleRateHz)));
  const aligned = sentences.map(({ key }, index): AlignedSentence => {
    const at = matches.findIndex((match) => match.placed.sentence === index);
    const [match, stretch] = [matches[at], chosen[index]];
    if (!match || !stretch) return { key, sureness: 0, doubts: ['skipped'], syllableStarts: [] };
    const doubts = [...(judged[at]?.doubts ?? []), ...doubtsAround(reading, stretches, stretch)];
    const starts = heardAtMs(reading, match, syllables[index] ?? []);
    const { from, to } = rangeMs(reading, stretch);
    return {
      key,
      range: { from: toSample(from), to: toSample(to) },
      sureness: judged[at]?.sureness ?? 0,
      doubts,
      syllableStarts: starts.map(toSample),
    };
  });
  const besides = straysOf(reading, stretches, placed).map((stray) => ({
    from: toSample(rangeMs(reading, stray).from),
    to: toSample(rangeMs(reading, stray).to),
  }));
  return { sentences: doubtedTogether(aligned), besides };
}

/** Where nearly all of a reading is doubted, it is no reading of this text: what looks right in it does so by chance. */
function doubtedTogether(aligned: readonly AlignedSentence[]): readonly AlignedSentence[] {
  const doubted = aligned.filter(({ doubts }) => doubts.length > 0).length;
  if (doubted <= aligned.length * 0.75) return aligned;
  return aligned.map((one) => (one.doubts.length > 0 ? one : { ...one, doubts: ['misread'] }));
}

/** Stretches in frames of the reading. */
function find(
  { reading, template }: Compared,
  frames: SpeechFrames,
  of: SpeechFrames,
  stray: number,
): readonly Stretch[] {
  const starts = [0];
  const states: number[] = [];
  for (let index = 0; index + 1 < of.starts.length; index += 1) {
    for (let at = of.starts[index] ?? 0; at < (of.starts[index + 1] ?? 0); at += coarse)
      states.push(at);
    starts.push(states.length);
  }
  const times = Array.from(
    { length: Math.floor(frames.numbers.length / coarse) },
    (_, index) => index * coarse,
  );
  const pauseBefore = Uint8Array.from(times, (at) =>
    isAfterPause(frames, at) || isAfterPause(frames, at - 1) ? 1 : 0,
  );
  const found = locate(
    picked(reading, times),
    pauseBefore,
    { values: picked(template, states), starts: Int32Array.from(starts) },
    { ...costs, stray },
  );
  return found.map((stretch) => ({
    ...stretch,
    from: stretch.from * coarse,
    to: Math.min(frames.numbers.length, stretch.to * coarse),
  }));
}

function picked(values: Float32Array, frames: readonly number[]): Float32Array {
  const out = new Float32Array(frames.length * dimensions);
  frames.forEach((frame, index) => {
    out.set(values.subarray(frame * dimensions, (frame + 1) * dimensions), index * dimensions);
  });
  return out;
}

/** Its ends in the pauses that lie nearest, where some lie near. */
function snapped(reading: SpeechFrames, stretch: Stretch): Stretch {
  const near = (at: number): number => {
    for (let by = 0; by <= snapFrames; by += 1) {
      if (isAfterPause(reading, at - by)) return Math.max(0, at - by);
      if (isAfterPause(reading, at + by)) return Math.min(reading.numbers.length, at + by);
    }
    return at;
  };
  const [from, to] = [near(stretch.from), near(stretch.to)];
  return to > from ? { ...stretch, from, to } : stretch;
}

/** With some of the silence around it. */
function rangeMs(
  { numbers }: SpeechFrames,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): { readonly from: number; readonly to: number } {
  const startMs = (numbers[from] ?? 0) * frameMs;
  const endMs = ((numbers[to - 1] ?? 0) + 2) * frameMs;
  const beforeMs = from > 0 ? ((numbers[from - 1] ?? 0) + 2) * frameMs : 0;
  const afterMs = to < numbers.length ? (numbers[to] ?? 0) * frameMs : Infinity;
  return {
    from: startMs - Math.min(keptBeforeMs, Math.max(0, (startMs - beforeMs) / 2)),
    to: endMs + Math.min(keptAfterMs, Math.max(0, (afterMs - endMs) / 2)),
  };
}

/** What of the reading is not used. */
function straysOf(
  reading: SpeechFrames,
  stretches: readonly Stretch[],
  used: readonly Stretch[],
): readonly Pick<Stretch, 'from' | 'to'>[] {
  const strays: Pick<Stretch, 'from' | 'to'>[] = [];
  let at = 0;
  const end = { from: reading.numbers.length, to: reading.numbers.length };
  for (const stretch of [...stretches.filter((one) => used.includes(one)), end]) {
    if (stretch.from - at > strayFrames) strays.push({ from: at, to: stretch.from });
    at = Math.max(at, stretch.to);
  }
  return strays;
}
