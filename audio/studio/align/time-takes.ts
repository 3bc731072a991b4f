import type { Speech } from '../../voices/voice.ts';
import type { Sound } from './features.ts';
import { heardAtMs, learnFrom, matchAll, syllableFrames } from './match.ts';
import { speechFramesOf } from './speech-frames.ts';

/**
 * Where each syllable of each take begins, ms from its first sample, by dynamic time warping against the voice's own sound and
 * timing. Takes of one person together: they teach how that person sounds.
 * @param clips the voice saying `texts`, the takes' sentences
 */
export function timeTakes(
  takes: readonly Sound[],
  clips: readonly Speech[],
  texts: readonly string[],
): readonly (readonly number[])[] {
  if (takes.length === 0) return [];
  const [reading, template] = [speechFramesOf(takes), speechFramesOf(clips)];
  const placed = takes.map((_, sentence) => ({
    sentence,
    from: reading.starts[sentence] ?? 0,
    to: reading.starts[sentence + 1] ?? 0,
  }));
  const asTheyAre = { reading: reading.values, template: template.values };
  const first = matchAll(asTheyAre, placed, template.starts);
  const learned = learnFrom(reading, template, first);
  const matches = matchAll(learned, placed, template.starts);
  const syllables = syllableFrames(template, clips, texts);
  return matches.map((match, index) => heardAtMs(reading, match, syllables[index] ?? []));
}
