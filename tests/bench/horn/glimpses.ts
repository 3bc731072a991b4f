// How much of speech stands clear of what covers it (Cooke 2006, "A glimpsing model of speech perception in noise"), with an
// echo as one more cover: ESTOI compares swings within 384 ms, so it can't tell two rates or two pauses apart; this can.
import { estoiRateHz, framesThatSpeak, inBands, overlapped } from './estoi.ts';

/** What comes later than that hides speech; what comes sooner helps it (ISO 3382's limit for speech). */
export const earlyMs = 50;

/** How far speech must stand out to be heard in that moment and band. */
const clearDb = 3;

/**
 * Which share of the moments and third octaves of speech stand clear by 3 dB of its own late echo and of the noise.
 * `early` and `late` at `estoiRateHz`, in step; `noise` of any length: only how loud it is in each band counts.
 */
export function glimpses(
  clean: Float64Array,
  { early, late, noise }: Record<'early' | 'late' | 'noise', Float64Array>,
): number {
  const spoken = framesThatSpeak(clean);
  const [speech, echo] = [early, late].map((sound) => inBands(overlapped(sound, spoken)));
  const level = noisePowers(noise);
  let clear = 0;
  let all = 0;
  speech?.forEach((frame, index) => {
    frame.forEach((amplitude, band) => {
      const cover = (echo?.[index]?.[band] ?? 0) ** 2 + (level[band] ?? 0);
      if (amplitude ** 2 > cover * 10 ** (clearDb / 10)) clear += 1;
      all += 1;
    });
  });
  return clear / all;
}

function noisePowers(noise: Float64Array): readonly number[] {
  const frames = inBands(noise.subarray(0, 10 * estoiRateHz));
  const [first = []] = frames;
  return Array.from(
    first,
    (_, band) => frames.reduce((sum, frame) => sum + (frame[band] ?? 0) ** 2, 0) / frames.length,
  );
}
