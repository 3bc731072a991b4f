// What can be made of a recording that a campaign airs as it is. Refused is only what holds nothing to be heard, or could
// never air; the rest goes out, and what is poor about it is said.
import { longestPause, longestPauseMs } from './judge-recording.ts';
import { windowMs, type StudiedSound } from './study-sound.ts';

/** Why nothing can be made of it. Lengths in ms. */
export type ItemFault =
  | { readonly code: 'empty' }
  | { readonly code: 'unreadable' }
  | { readonly code: 'silent' }
  | { readonly code: 'too-short'; readonly lengthMs: number }
  | { readonly code: 'longer-than-session'; readonly limitMinutes: number };

/** What is poor about it, though it airs. */
export type ItemFlaw =
  | { readonly code: 'clipped' }
  | { readonly code: 'noisy' }
  | { readonly code: 'low-rate'; readonly sampleRateHz: number }
  | { readonly code: 'faint'; readonly levelDb: number }
  | { readonly code: 'cut-off'; readonly lengthMs: number }
  | { readonly code: 'mostly-silent'; readonly silentMs: number; readonly lengthMs: number }
  | { readonly code: 'long-silence'; readonly atMs: number; readonly silentMs: number }
  | { readonly code: 'out-of-phase' };

export interface HeardItem extends StudiedSound {
  readonly isCutShort: boolean;
  readonly declaredMs: number | undefined;
  readonly sampleRateHz: number | undefined;
  /** The ward's longest session. */
  readonly limitMinutes: number;
}

export type ItemVerdict =
  | { readonly fault: ItemFault }
  /** What of it is kept, and how much louder it is to be before anything else. */
  | {
      readonly fromMs: number;
      readonly untilMs: number;
      readonly gainDb: number;
      readonly flaws: readonly ItemFlaw[];
    };

/** Below this there is no sound at all, but the last bits of a converter. */
const silentDb = -75;
/** So far below its loudest moments nothing of it is heard. */
const belowLoudestDb = 45;
/** Left of the silence at both ends: a breath, so that joined sounds do not run into each other. */
const keptSilenceMs = 200;
/** Shorter than this nobody can tell what it was. */
const shortestMs = 400;
/** Its loudest moments are brought here: all of it has room. */
const loudestAtDb = -14;
const faintDb = -45;
const clippedShare = 0.001;
const lowRateHz = 16_000;
/** A voice stands further above its noise than this; hiss, unlike music, jumps from sample to sample. */
const noisyWithinDb = 15;
const hissBelow = 0.6;
/** A file's own word about its length may be rounded or padded. */
const cutOffMs = 1500;

export function judgeItem(item: HeardItem): ItemVerdict {
  const { levels, limitMinutes } = item;
  const lengthMs = levels.length * windowMs;
  const loudestDb = loudestOf(levels);
  if (loudestDb < silentDb) return { fault: { code: 'silent' } };
  const gate = Math.max(silentDb, loudestDb - belowLoudestDb);
  const first = levels.findIndex((level) => level >= gate);
  const last = levels.findLastIndex((level) => level >= gate);
  const soundMs = (last + 1 - first) * windowMs;
  if (soundMs < shortestMs) return { fault: { code: 'too-short', lengthMs: soundMs } };
  const fromMs = Math.max(0, first * windowMs - keptSilenceMs);
  const untilMs = Math.min(lengthMs, (last + 1) * windowMs + keptSilenceMs);
  if (untilMs - fromMs > limitMinutes * 60_000)
    return { fault: { code: 'longer-than-session', limitMinutes } };
  const kept = levels.slice(first, last + 1);
  return {
    fromMs,
    untilMs,
    gainDb: loudestAtDb - loudestDb,
    flaws: [
      ...(item.clippedShare > clippedShare ? [{ code: 'clipped' } as const] : []),
      ...(isNoisy(kept, item.likeness.slice(first, last + 1)) ? [{ code: 'noisy' } as const] : []),
      ...(item.sampleRateHz !== undefined && item.sampleRateHz < lowRateHz
        ? [{ code: 'low-rate', sampleRateHz: item.sampleRateHz } as const]
        : []),
      ...(loudestDb < faintDb ? [{ code: 'faint', levelDb: Math.round(loudestDb) } as const] : []),
      ...(isCutOff(item, lengthMs) ? [{ code: 'cut-off', lengthMs } as const] : []),
      ...silences(kept, gate, first),
      ...(item.isOutOfPhase ? [{ code: 'out-of-phase' } as const] : []),
    ],
  };
}

/** Most of it, or one stretch in which whoever listens takes the loudspeaker for broken. */
function silences(kept: readonly number[], gate: number, first: number): readonly ItemFlaw[] {
  const lengthMs = kept.length * windowMs;
  const silentMs = kept.filter((level) => level < gate).length * windowMs;
  if (silentMs * 2 > lengthMs) return [{ code: 'mostly-silent', silentMs, lengthMs }];
  const pause = longestPause(kept, gate);
  if (pause.silentMs <= longestPauseMs) return [];
  return [{ code: 'long-silence', ...pause, atMs: pause.atMs + first * windowMs }];
}

/** What ten windows reach: a click is loud for one. */
function loudestOf(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => b - a);
  return sorted[Math.min(9, sorted.length - 1)] ?? -Infinity;
}

function isCutOff({ isCutShort, declaredMs }: HeardItem, lengthMs: number): boolean {
  return isCutShort || (declaredMs !== undefined && declaredMs - lengthMs > cutOffMs);
}

/** Whether its quietest moments are hiss that stands close below its loudest. */
function isNoisy(levels: readonly number[], likeness: readonly number[]): boolean {
  const byLevel = levels.map((level, index) => ({ level, alike: likeness[index] ?? 1 }));
  byLevel.sort((a, b) => a.level - b.level);
  const quiet = byLevel.slice(0, Math.ceil(byLevel.length / 10));
  const loud = byLevel.at(-Math.ceil(byLevel.length / 20))?.level ?? -Infinity;
  const floor = quiet.at(-1)?.level ?? -Infinity;
  const alike = quiet.reduce((sum, one) => sum + one.alike, 0) / quiet.length;
  return loud - floor < noisyWithinDb && alike < hissBelow;
}
