// What a person says into the microphone and the loudspeakers give at once: how long he may, and when.
import type { SpeechKind } from '../../content/schema/names.ts';
import { refusalOf, windowsOf, type PlanWard } from './permitted.ts';
import type { Refusal } from './reason.ts';
import type { Slot } from './slot.ts';
import { readWall } from './zone.ts';

/** Signed 16-bit little-endian, one channel, as the browser sends it: all of speech lies below 12 kHz. */
export const speechRateHz = 24_000;
export const speechBytesPerMs = (2 * speechRateHz) / 1000;
/** The signal before the first word, which is the countdown of whoever speaks. */
export const speechSignalMs = 3000;
/** What sounds or is opened beside the words: outputs that open, the signal, the closing chime. It lies within the hours too. */
const aroundMs = 5000 + 2 * speechSignalMs;
/** With nothing new for so long the connection is lost, ms. */
export const speechLostAfterMs = 2000;
/** A ms of sound lets one wait for so many: what comes slower than a fifth of its time is no speech any more. */
const waitsPerMs = 5;
/** An emergency keeps no hours, but nobody forgets an open microphone for a night. */
const longestEmergencyMinutes = 30;
/** What ends sooner is not worth being begun. */
const shortestMs = 60_000;

/** Why a speech ended: the first that was written down holds. */
export type SpeechEnd =
  | 'stopped'
  /** By the page: its tab was closed. */
  | 'left'
  | 'too-long'
  | 'connection-lost'
  /** It came faster than anybody speaks, or out of order. */
  | 'torn'
  /** The console could not write it down. */
  | 'not-written'
  /** By the daemon: an emergency cut into it, somebody stopped it, an output failed, the power went. */
  | 'over';

export type SpeechLimit =
  | {
      readonly mostMs: number;
      /** What ends it then, the ward's measure or its hours. */
      readonly by: 'measure' | 'hours';
      /** When its last word must have been said, whatever kept it back, epoch ms; absent: at no hour. */
      readonly untilAt?: number;
    }
  | { readonly refusal: Refusal };

/** How long a person may speak from `now` on, epoch ms; or why he may not. No hour is forbidden to an emergency. */
export function speechLimit(ward: PlanWard, kind: SpeechKind, now: number): SpeechLimit {
  if (kind === 'emergency') return { mostMs: longestEmergencyMinutes * 60_000, by: 'measure' };
  const refusal = refusalOf(ward, now, aroundMs + shortestMs);
  if (refusal) return { refusal };
  const { day } = readWall(ward.timeZone, now);
  const minutes = minutesOfDay(ward, now);
  const window = windowsOf(ward.broadcast, day).find(
    ({ from, to }) => from <= minutes && minutes < to,
  );
  const windowMs = ((window?.to ?? minutes) - minutes) * 60_000;
  const untilAt = Math.round(now + windowMs - speechSignalMs);
  const untilHoursMs = Math.round(windowMs - aroundMs);
  const measureMs = ward.broadcast.maxSessionMinutes * 60_000;
  return untilHoursMs < measureMs
    ? { mostMs: Math.floor(untilHoursMs / 1000) * 1000, by: 'hours', untilAt }
    : { mostMs: measureMs, by: 'measure', untilAt };
}

/** How long one goes on waiting for more, on the clock of `now`, once `newMs` of sound have come. */
export function speechLivesUntil(livesUntil: number, newMs: number, now: number): number {
  return Math.max(livesUntil, Math.min(now + speechLostAfterMs, livesUntil + newMs * waitsPerMs));
}

function minutesOfDay({ timeZone }: PlanWard, now: number): number {
  const rest = (((now % 60_000) + 60_000) % 60_000) / 60_000;
  return readWall(timeZone, now).minutes + rest;
}

/** What it is called on the air and in the log. */
export function speechTitle(kind: SpeechKind, by: string): string {
  return kind === 'emergency' ? `Nói trực tiếp (khẩn): ${by}` : `Nói trực tiếp: ${by}`;
}

/** What a slot was called while it was spoken; undefined where it was not, or its reason says by now how it ended. */
export function spokenTitle({ reason }: Pick<Slot, 'reason'>): string | undefined {
  return reason?.code === 'speech' ? speechTitle(reason.kind, reason.by) : undefined;
}

/** A recording of what was said is no bulletin: it stays inside the station. */
export function isSpeechKey(contentKey: string): boolean {
  return contentKey.startsWith(keyStart);
}

const keyStart = 'noi-truc-tiep/';

export function speechKey(id: string): string {
  return keyStart + id;
}
