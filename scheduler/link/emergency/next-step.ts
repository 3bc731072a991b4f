// What is to be done next about an emergency of the centre, from what the station knows of it. Pure: asked again and again,
// also after a kill, it gives the same.
import type { OrderState, Reason } from '../../centre/talk/order.ts';
import { sayOutcome } from '../../core/say-outcome.ts';
import { sayReason } from '../../core/say-reason.ts';
import type { Slot } from '../../core/slot.ts';
import { isLostUnheard, slotsOfChain, wasNotHeard } from '../../core/was-heard.ts';
import { isFinished } from '../received/is-finished.ts';
import type { OperatorRequest } from '../../store/store.ts';

export interface Told {
  readonly state: OrderState;
  readonly reason?: Reason;
  /** By the station's clock; absent: now. */
  readonly at?: number;
}

export type Step =
  | { readonly do: 'nothing' }
  | ({ readonly do: 'tell' } & Told)
  /** It is made, then asked of the daemon, under this number. */
  | { readonly do: 'make'; readonly attempt: number }
  /** What was asked and is not taken up yet is taken back. */
  | ({ readonly do: 'take-back'; readonly request: number } & Told);

export interface EmergencyFacts {
  /** As the station's book has it. */
  readonly state: OrderState;
  /** By the clock that the centre goes by, as well as it is known here. */
  readonly isExpired: boolean;
  /** It would be, by a clock that nothing proves: it is neither aired nor given up. */
  readonly isHeld: boolean;
  /** The centre ended it, or a newer one takes its place. */
  readonly isOver: 'withdrawn' | 'superseded' | undefined;
  /** The ward's people are asked first. */
  readonly isAsked: boolean;
  /** Whether the daemon runs. */
  readonly isRunning: boolean;
  /** What the store has of it, oldest first. */
  readonly requests: readonly OperatorRequest[];
  /** Its first slots and their repeats. */
  readonly slots: readonly Slot[];
  /** It will be said again. */
  readonly isStanding: boolean;
  readonly timeZone: string;
  readonly now: number;
}

const mostAttempts = 20;
/** After it was lost without a sound, ms: by then whatever kept it may be over. */
const againAfterMs = 10_000;

const overWords = {
  withdrawn: 'Trung tâm đã kết thúc lời khẩn này.',
  superseded: 'Trung tâm đã gửi lời khẩn mới thay lời này.',
} as const;

export function nextStep(facts: EmergencyFacts): Step {
  if (isFinished(facts.state)) return { do: 'nothing' };
  const last = facts.requests.at(-1);
  return last ? afterAsking(facts, last) : beforeAsking(facts);
}

function beforeAsking({ state, isExpired, isHeld, isOver, isAsked }: EmergencyFacts): Step {
  if (isOver) return { do: 'tell', ...ended(isOver) };
  if (isExpired) return { do: 'tell', ...expired };
  if (isHeld && state !== 'on-air') return { do: 'tell', state, reason: unproved };
  // It sounded, and the store that knew it was put back to an earlier day: it is not said a second time.
  if (state === 'on-air')
    return {
      do: 'tell',
      state: 'ended',
      reason: { code: 'other', words: 'Dữ liệu của đài đã được phục hồi từ bản sao lưu cũ hơn.' },
    };
  if (isAsked && (state === 'received' || state === 'waiting'))
    return state === 'waiting' ? { do: 'nothing' } : { do: 'tell', state: 'waiting' };
  return { do: 'make', attempt: 1 };
}

function afterAsking(facts: EmergencyFacts, last: OperatorRequest): Step {
  const { isOver, isExpired, isHeld, isRunning, timeZone } = facts;
  const { outcome } = last;
  if (!outcome) {
    if (isOver) return { do: 'take-back', request: last.id, ...ended(isOver) };
    if (isExpired) return { do: 'take-back', request: last.id, ...expired };
    if (isHeld) return { do: 'tell', state: 'making', reason: unproved };
    return { do: 'tell', state: 'making', ...(!isRunning && { reason: notRunning }) };
  }
  if (outcome.code === 'emergency-taken') return afterTaking(facts, last, outcome.slot);
  if (outcome.code === 'order-expired') return { do: 'tell', ...expired };
  if (outcome.code === 'withdrawn') return { do: 'tell', ...(isOver ? ended(isOver) : expired) };
  return {
    do: 'tell',
    state: 'failed',
    reason: { code: 'other', words: sayOutcome(outcome, timeZone) },
  };
}

function afterTaking(facts: EmergencyFacts, last: OperatorRequest, id: string): Step {
  const { slots, isStanding, isOver, isExpired, timeZone, now } = facts;
  const own = slotsOfChain(slots, id);
  const heardAt = own.map(({ airedAt }) => airedAt).filter((at) => at !== undefined);
  if (isStanding || own.some(({ state }) => state === 'airing' || state === 'ready'))
    return heardAt.length > 0
      ? { do: 'tell', state: 'on-air', at: Math.min(...heardAt) }
      : { do: 'tell', state: 'making' };
  const first = own.find((slot) => slot.id === id);
  if (isLostUnheard(own) && !isOver && facts.isHeld)
    return { do: 'tell', state: 'making', reason: unproved };
  if (isLostUnheard(own) && !isOver && !isExpired && facts.requests.length < mostAttempts) {
    // Nothing of it was heard by anybody, and it still holds.
    const lostAt = Math.max(last.outcome?.at ?? 0, first?.startsAt ?? 0);
    return now - lostAt < againAfterMs
      ? { do: 'tell', state: 'making' }
      : { do: 'make', attempt: facts.requests.length + 1 };
  }
  return { do: 'tell', ...endOf(own, facts, heardAt.length > 0, timeZone) };
}

/** How all of it came out. */
function endOf(
  own: readonly Slot[],
  { isOver, isExpired, now }: EmergencyFacts,
  isHeard: boolean,
  timeZone: string,
): Told {
  const at = Math.max(...own.map(({ endedAt, startsAt }) => endedAt ?? startsAt), 0) || now;
  if (isOver) return { ...ended(isOver), ...(isHeard && { at: now }) };
  if (own.some(({ state }) => state === 'aired')) return { state: 'ended', at };
  const told = own.find(({ state, reason }) => reason !== undefined && state !== 'ready');
  const words = told?.reason ? sayReason(told.reason, timeZone) : 'Không rõ vì sao.';
  // Given on to another player, or broken off: it may have been heard, and is not said a second time.
  const mayHaveBeenHeard = (slot: Slot): boolean =>
    slot.state === 'handed-over' || (slot.state === 'interrupted' && !wasNotHeard(slot));
  if (isHeard || own.some(mayHaveBeenHeard))
    return { state: 'ended', at, reason: { code: 'other', words } };
  const isCancelled = ({ state, reason }: Slot): boolean =>
    state === 'cancelled' && !(reason?.code === 'emergency-ended' && reason.why === expiredWhy);
  if (own.some(isCancelled)) return { state: 'refused', reason: { code: 'by-right', words } };
  return isExpired ? expired : { state: 'failed', reason: { code: 'other', words } };
}

/** Said by the link itself when it ends repeats, and known again by it: nobody at the station has refused it. */
export const expiredWhy = 'Lời khẩn của trung tâm đã hết hiệu lực.';

const expired = {
  state: 'expired',
  reason: { code: 'expired', words: 'Hết hiệu lực trước khi phát được.' },
} as const satisfies Told;

const unproved = {
  code: 'other',
  words:
    'Đồng hồ của đài vừa nhảy qua giờ hết hiệu lực, chưa biết đúng hay sai: chưa phát, chưa bỏ. Có mạng lại thì biết ngay.',
} as const satisfies Reason;

const notRunning = {
  code: 'not-running',
  words: 'Chương trình loa của đài không chạy; chạy lại thì phát, nếu còn hiệu lực.',
} as const;

function ended(why: 'withdrawn' | 'superseded'): Told {
  return { state: 'ended', reason: { code: why, words: overWords[why] } };
}
