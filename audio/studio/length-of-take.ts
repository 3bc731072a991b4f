/** Who reads slowly to old people says two syllables a second. */
const slowMsPerSyllable = 500;
/** For a breath and a slip of the tongue in a short sentence. */
const spareMs = 3000;
const farTimes = 3;

/**
 * Whether a take of `durationMs`, silence at its ends off, can be this sentence (`spoken`: its syllables): `long` has something more
 * in it, `far-too-long` is another text. Short ones are `fine`: some read fast.
 */
export function lengthOfTake(spoken: string, durationMs: number): 'fine' | 'long' | 'far-too-long' {
  const syllables = spoken.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const slowMs = syllables * slowMsPerSyllable + spareMs;
  if (durationMs <= slowMs) return 'fine';
  return durationMs <= slowMs * farTimes ? 'long' : 'far-too-long';
}
