// Whether a person's recording can go out in place of the voice. It is judged by itself, before chimes and opening are
// put around it: within a bulletin they would hide that the recording is silent.

/** What is wrong with a recording. Lengths in ms. */
export type RecordingFault =
  | { readonly code: 'empty' }
  | { readonly code: 'unreadable' }
  | { readonly code: 'silent' }
  /** Its loudest speech, dB below full scale. */
  | { readonly code: 'faint'; readonly levelDb: number }
  | { readonly code: 'mostly-silent'; readonly silentMs: number; readonly lengthMs: number }
  /** It falls silent in its middle for longer than anybody waits. `atMs`: from where on. */
  | { readonly code: 'long-silence'; readonly atMs: number; readonly silentMs: number }
  /** One even hum or hiss: what a microphone gives that is not plugged in. */
  | { readonly code: 'steady' }
  /** Its end is missing: the file says that it is longer. */
  | { readonly code: 'cut-off'; readonly lengthMs: number }
  | {
      readonly code: 'shorter-than-text' | 'longer-than-text';
      readonly lengthMs: number;
      readonly limitMs: number;
    };

export interface HeardRecording {
  /** Mono. */
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
  /** What the file says of its own length. */
  readonly declaredMs?: number | undefined;
  /** Whether its last bytes are missing by what stands in it. */
  readonly isCutShort?: boolean;
  /** Of the text that it reads; undefined where it reads none. */
  readonly syllables?: number | undefined;
}

/** Below this a file holds no sound at all, but the last bits of a converter. */
const silentDb = -75;
/** Below this speech drowns in the noise that levelling would raise with it: 30 dB under a usual recording. */
const faintDb = -52;
/** So far below its loudest speech nothing of it is heard. */
const belowSpeechDb = 35;
const pieceMs = 500;
const windowMs = 20;
/** Nobody speaks faster than ten syllables a second; slower than one a second is another text, music aside. */
const fastestMs = 90;
const slowestMs = 1000;
const musicMs = 60_000;
/** Who pauses for longer may have gone away, and whoever listens takes the loudspeaker for broken. */
export const longestPauseMs = 20_000;
/** A minute of silence is kept on purpose, with what is quiet around it. */
const longestMeantMs = 90_000;
/** Speech and music rise and fall by 10 dB and more within a second, hum and hiss by less than one. */
const steadyWithinDb = 2.5;
const steadyFromMs = 3000;
/** A file's own word about its length may be rounded or padded. */
const cutOffMs = 1500;

const toDb = (power: number): number => 10 * Math.log10(Math.max(power, 1e-9) / 32_768 ** 2);

/**
 * Power of each 20 ms, a constant offset and hum left out: two first-order high-passes at 200 Hz. A horn reproduces
 * nothing below, so what is only there is not heard.
 */
function powers(samples: Int16Array, sampleRateHz: number): number[] {
  const size = Math.round(sampleRateHz / 50);
  const keep = 1 / (1 + (2 * Math.PI * 200) / sampleRateHz);
  const found: number[] = [];
  let before = samples[0] ?? 0;
  let once = 0;
  let twice = 0;
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const sample = samples[index] ?? 0;
    const onceNow = keep * (once + sample - before);
    twice = keep * (twice + onceNow - once);
    once = onceNow;
    before = sample;
    sum += twice ** 2;
    if ((index + 1) % size === 0) {
      found.push(sum / size);
      sum = 0;
    }
  }
  return found;
}

/** How long nothing is heard, in whole pieces of half a second: the pauses of speech are shorter. */
function silentMs(levels: readonly number[], gate: number): number {
  const size = pieceMs / 20;
  let silent = 0;
  for (let from = 0; from < levels.length; from += size) {
    const piece = levels.slice(from, from + size);
    if (piece.every((level) => level < gate)) silent += piece.length * 20;
  }
  return silent;
}

/** The longest stretch between two sounds in which nothing is heard; where it begins, ms. */
export function longestPause(
  levels: readonly number[],
  gate: number,
): { readonly atMs: number; readonly silentMs: number } {
  let longest = { atMs: 0, silentMs: 0 };
  let last: number | undefined;
  for (const [index, level] of levels.entries()) {
    if (level < gate) continue;
    const silentMs = last === undefined ? 0 : (index - last - 1) * windowMs;
    if (last !== undefined && silentMs > longest.silentMs)
      longest = { atMs: (last + 1) * windowMs, silentMs };
    last = index;
  }
  return longest;
}

/** Whether all of it is one even sound, but its first and last moments. */
function isSteady(sorted: readonly number[], lengthMs: number): boolean {
  if (lengthMs < steadyFromMs) return false;
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? -Infinity;
  return at(0.05) - at(0.95) < steadyWithinDb;
}

/** Whether it airs all the same, and what is wrong is only to be said: a pause may be meant. */
export function isOnlySaid(fault: RecordingFault): boolean {
  return fault.code === 'long-silence' && fault.silentMs <= longestMeantMs;
}

/** How long a recording of so many syllables may be at most, ms. */
export function longestReadingMs(syllables: number): number {
  return syllables * slowestMs + musicMs;
}

/** What keeps the recording from being heard as it should, `isOnlySaid` or not; undefined for a good one. */
export function judgeRecording(recording: HeardRecording): RecordingFault | undefined {
  const { samples, sampleRateHz, declaredMs, isCutShort = false, syllables } = recording;
  const lengthMs = Math.round((samples.length / sampleRateHz) * 1000);
  const levels = powers(samples, sampleRateHz).map(toDb);
  // A click is loud for one window: speech is what the loudest twentieth reaches.
  const sorted = levels.toSorted((a, b) => b - a);
  const speechDb = sorted[Math.floor(levels.length / 20)] ?? -Infinity;
  const loudestDb = sorted[0] ?? -Infinity;
  if (loudestDb < silentDb) return { code: 'silent' };
  if (loudestDb < faintDb) return { code: 'faint', levelDb: Math.round(loudestDb) };
  const gate = Math.max(faintDb, loudestDb - belowSpeechDb);
  const silent = silentMs(levels, gate);
  if (silent * 2 > lengthMs) return { code: 'mostly-silent', silentMs: silent, lengthMs };
  if (speechDb < faintDb) return { code: 'faint', levelDb: Math.round(speechDb) };
  const limitMs = syllables === undefined ? Infinity : longestReadingMs(syllables);
  // Before its end: of one that is far too long only the beginning was read.
  if (lengthMs > limitMs)
    return { code: 'longer-than-text', lengthMs: Math.max(lengthMs, declaredMs ?? 0), limitMs };
  if (isCutShort || (declaredMs !== undefined && declaredMs - lengthMs > cutOffMs))
    return { code: 'cut-off', lengthMs };
  if (syllables !== undefined && lengthMs < syllables * fastestMs)
    return { code: 'shorter-than-text', lengthMs, limitMs: syllables * fastestMs };
  // An emergency's recording reads no text: a siren is one even sound, and a message may wait before it is said again.
  if (syllables === undefined) return undefined;
  if (isSteady(sorted, lengthMs)) return { code: 'steady' };
  const pause = longestPause(levels, gate);
  return pause.silentMs > longestPauseMs ? { code: 'long-silence', ...pause } : undefined;
}
