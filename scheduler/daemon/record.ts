// How the daemon writes to the store. An intent must be on the disk before anything follows from it, so `record` throws;
// what has happened already is kept until it can be written, so that a full disk costs neither the log nor the daemon.
import { dayMs } from '../core/day.ts';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { sayTime } from '../core/words.ts';
import type { Outage } from '../core/reason.ts';
import { storeTroubleOf } from '../store/explain-error.ts';
import { StaleSlotError, type Change, type EventDetail } from '../store/store.ts';
import type { State } from './state.ts';

/** Commits changes, and before them what waits to be written. Throws when the disk refuses: then nothing is written. */
export function record(state: State, changes: readonly Change[]): void {
  if (changes.length === 0 || state.dead) return;
  state.parts.store.commit([...state.unwritten, ...changes]);
  state.unwritten = [];
  state.dirty = true;
}

/** Commits what has happened already: now, or as soon as the disk lets it. Never throws. */
export function recordSurely(state: State, changes: readonly Change[]): void {
  if (state.dead) return;
  state.unwritten = [...state.unwritten, ...changes];
  writeWaiting(state);
}

/** A line of the log that changes no slot. Never throws. */
export function note(state: State, event: string, detail: EventDetail, slot = ''): void {
  recordSurely(state, [{ at: state.parts.clock.now(), slot, event, detail }]);
}

/** Tries again to write what waits. Never throws. */
export function writeWaiting(state: State): void {
  const waiting = state.unwritten;
  if (waiting.length === 0) return;
  try {
    state.unwritten = [];
    state.parts.store.commit(waiting);
    state.dirty ||= waiting.some(({ after }) => after !== undefined);
  } catch (error) {
    state.unwritten = error instanceof StaleSlotError ? writeEach(state, waiting) : waiting;
    troubled(state, error);
  }
}

/** One by one: a slot that somebody else has ended meanwhile stays as they left it. Returns what is still to be written. */
function writeEach(state: State, waiting: readonly Change[]): readonly Change[] {
  return waiting.filter((change) => {
    try {
      state.parts.store.commit([change]);
      return false;
    } catch (error) {
      return !(error instanceof StaleSlotError);
    }
  });
}

/** Says what keeps the daemon from its work: once, and once a day while it lasts. A slot that somebody else was faster with is none: the next round sees it. */
export function troubled(state: State, error: unknown): void {
  if (error instanceof StaleSlotError) return;
  const message = sayError(error);
  const now = state.parts.clock.now();
  const { since = now, message: known, toldAt = now } = state.trouble ?? {};
  if (message === known && Math.abs(now - toldAt) < dayMs) return;
  state.trouble = { since, message, toldAt: now, code: storeTroubleOf(error) };
  const said = `Lỗi: ${message}. Tự thử lại cho đến khi được.`;
  state.parts.tell(said);
  // The log cannot take it now: `recovered` writes it there.
  state.parts.raise?.({ at: now, slot: '', message: said });
}

/** The times in which nothing could air, with what keeps the daemon from its work now. */
export function outagesSoFar({ outages, trouble, parts }: State): Outage[] {
  if (!trouble) return outages;
  const { since: from, code } = trouble;
  return [
    ...outages,
    { code: 'blocked', from, to: parts.clock.now(), ...(code && { trouble: code }) },
  ];
}

/** Once the disk takes it, what kept the daemon from its work is written into the log, with its time. Never throws. */
export function recovered(state: State): void {
  const { trouble } = state;
  if (!trouble || state.dead) return;
  const { clock, store, tell, raise } = state.parts;
  const timeZone = state.loaded?.ward.timeZone ?? fallbackTimeZone;
  const now = clock.now();
  const span = `từ ${sayTime(timeZone, trouble.since, now)} đến ${sayTime(timeZone, now, now)}`;
  const message = `Chương trình không làm việc được ${span}: ${trouble.message}.`;
  const detail = { message, from: Math.round(trouble.since), to: Math.round(now) };
  try {
    // A round in which nothing was to be written proves nothing: this line does.
    store.commit([...state.unwritten, { at: now, slot: '', event: 'trouble', detail }]);
    state.unwritten = [];
    state.outages = outagesSoFar(state).slice(-20);
    state.trouble = undefined;
    state.dirty = true;
    tell(message);
    raise?.({ at: now, slot: '', message: `Đã hết: ${message}` });
  } catch (error) {
    troubled(state, error);
  }
}
