// How a speech stands, as the page of whoever speaks shows it: read from the store, which is all that console and daemon share.
import type { Outcome } from '../../core/outcome.ts';
import { sayOutcome } from '../../core/say-outcome.ts';
import { sayReason } from '../../core/say-reason.ts';
import { isFinal, type Slot } from '../../core/slot.ts';
import { speechBytesPerMs, speechSignalMs, type SpeechEnd } from '../../core/speech.ts';

export type LiveStatus =
  /** Nobody has answered yet. */
  | { readonly state: 'asked' }
  | { readonly state: 'refused'; readonly says: string }
  /** What sounds is paused, the outputs are opened. */
  | { readonly state: 'opens' }
  /** The signal sounds: so long until the first word. */
  | { readonly state: 'signal'; readonly leftMs: number }
  | { readonly state: 'speaks'; readonly spokenMs: number; readonly leftMs: number }
  /** Nothing more is taken; what was said sounds to its end. */
  | { readonly state: 'ends'; readonly why: SpeechEnd }
  | {
      readonly state: 'ended';
      readonly isWhole: boolean;
      readonly says: string;
      readonly slot: string;
    };

interface Standing {
  readonly outcome: Outcome | undefined;
  readonly slot: Slot | undefined;
  readonly bytes: number;
  readonly end: SpeechEnd | undefined;
  readonly now: number;
  readonly timeZone: string;
}

export function liveStatus(standing: Standing): LiveStatus {
  const { outcome, slot, bytes, end, now, timeZone } = standing;
  if (!outcome) return { state: 'asked' };
  if (outcome.code !== 'speech-taken')
    return { state: 'refused', says: sayOutcome(outcome, timeZone) };
  if (slot && isFinal(slot.state)) return endedOf(slot, end, timeZone);
  if (end) return { state: 'ends', why: end };
  if (slot?.airedAt === undefined) return { state: 'opens' };
  const leftMs = slot.airedAt + speechSignalMs - now;
  if (bytes === 0 && leftMs > 0) return { state: 'signal', leftMs: Math.round(leftMs) };
  const spokenMs = Math.round(bytes / speechBytesPerMs);
  // It ends by what was said or by the time it took, whichever is first.
  const onAirMs = Math.max(0, now - slot.airedAt - speechSignalMs);
  const usedMs = Math.max(spokenMs, onAirMs);
  return { state: 'speaks', spokenMs, leftMs: Math.max(0, Math.round(outcome.mostMs - usedMs)) };
}

function endedOf(slot: Slot, end: SpeechEnd | undefined, timeZone: string): LiveStatus {
  const isWhole = slot.state === 'aired';
  const why = slot.reason ? sayReason(slot.reason, timeZone) : '';
  const says = isWhole ? (end === 'too-long' ? tooLong : 'Đã nói xong, loa đã tắt.') : why;
  return { state: 'ended', isWhole, says, slot: slot.id };
}

const tooLong = 'Hết thời gian được nói nên đã tự kết thúc, loa đã tắt.';
