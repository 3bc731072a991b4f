// The hash chain of the as-run log: a line cannot be altered, taken out or put in without every later hash changing.
import { createHash } from 'node:crypto';
import { slotStates } from '../../content/schema/names.ts';
import { reasonOnceWritten } from '../core/reason.ts';
import type { EventDetail, Head, LoggedEvent, Slot, Verification } from './store.ts';

export const emptyHead: Head = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256, hex, of the hash before it and the line's own words. */
export function hashLine(line: Omit<LoggedEvent, 'hash'>): string {
  const { seq, at, slot, event, detail, prev } = line;
  return createHash('sha256')
    .update(JSON.stringify([prev, seq, at, slot, event, detail]))
    .digest('hex');
}

/** Lines one after another, from the first; then the slots are held against them. */
export interface Verifier {
  readonly take: (line: LoggedEvent) => void;
  /** A line did not fit: what follows is not looked at. */
  readonly isBroken: () => boolean;
  /** Of the line that was taken last. */
  readonly lastSeq: () => number;
  readonly end: (slots: readonly Slot[]) => Verification;
}

/** With `expectedHead` (from a printed report) a cut-off end is found too. */
export function createVerifier(expectedHead: string | undefined): Verifier {
  let head = emptyHead;
  let lastSeq = Number.MIN_SAFE_INTEGER;
  let broken: Verification | undefined;
  let expectedSeen = expectedHead === undefined || expectedHead === emptyHead.hash;
  const logged = new Map<string, Logged>();
  return {
    take(line) {
      lastSeq = line.seq;
      broken ??= whyBroken(head, line);
      if (broken) return;
      head = { seq: line.seq, hash: line.hash };
      expectedSeen ||= line.hash === expectedHead;
      follow(logged, line);
    },
    isBroken: () => broken !== undefined,
    lastSeq: () => lastSeq,
    end(slots) {
      if (broken) return broken;
      if (!expectedSeen)
        return {
          ok: false,
          seq: head.seq + 1,
          message: `Nhật ký bị cắt: không có dòng nào mang mã ${expectedHead ?? ''}; dòng cuối còn lại là ${head.seq}.`,
        };
      const message = contradictionOf(slots, logged);
      return message === undefined ? { ok: true, head } : { ok: false, seq: head.seq, message };
    },
  };
}

/** The chain, and the slots held against it. */
export function verifyAll(
  lines: readonly LoggedEvent[],
  slots: readonly Slot[],
  expectedHead: string | undefined,
): Verification {
  const verifier = createVerifier(expectedHead);
  lines.forEach(verifier.take);
  return verifier.end(slots);
}

function whyBroken(head: Head, line: LoggedEvent): Verification | undefined {
  const seq = head.seq + 1;
  if (line.seq !== seq)
    return {
      ok: false,
      seq,
      message: `Nhật ký thiếu dòng ${seq}: sau dòng ${head.seq} là dòng ${line.seq}.`,
    };
  if (line.prev === head.hash && line.hash === hashLine(line)) return undefined;
  return {
    ok: false,
    seq,
    message: `Nhật ký bị sửa ở dòng ${seq} (${line.event} ${line.slot}).`,
  };
}

/** What the log proves of a slot. */
interface Logged {
  state?: string;
  airedAt?: number;
  reason?: string | undefined;
}

function follow(logged: Map<string, Logged>, { slot, event, at, detail }: LoggedEvent): void {
  const known = logged.get(slot) ?? {};
  if (slotStates.some((state) => state === event)) known.state = event;
  // An emergency is entered ready, and so is a repeat of it: their own lines tell so.
  if (event === 'emergency' || event === 'repeat') known.state = 'ready';
  // And one that was missed by a wrong clock waits again.
  if (event === 'restored') known.state = 'planned';
  if (event === 'started') known.airedAt ??= at;
  if (reasoned.has(event)) known.reason = loggedReason(detail);
  logged.set(slot, known);
}

/**
 * The first slot whose row says something else than the log, or is gone, as a Vietnamese sentence: what a report counts
 * must be what the log proves.
 */
function contradictionOf(
  slots: readonly Slot[],
  logged: ReadonlyMap<string, Logged>,
): string | undefined {
  const gone = new Map(logged);
  for (const { id, state, airedAt, reason } of slots) {
    const proved = logged.get(id) ?? {};
    if (proved.state !== state)
      return `Buổi ${id} ghi là "${state}", nhưng nhật ký ghi "${proved.state ?? 'không có gì'}".`;
    if (airedAt !== undefined && Math.round(airedAt) !== proved.airedAt)
      return `Buổi ${id} ghi giờ phát khác với nhật ký.`;
    if (reasoned.has(state) && JSON.stringify(reason) !== proved.reason)
      return `Buổi ${id} ghi lý do khác với nhật ký.`;
    gone.delete(id);
  }
  const [lost] = [...gone].find(([, { state }]) => state !== undefined) ?? [];
  return lost && `Buổi ${lost} có trong nhật ký nhưng không còn trong lịch.`;
}

/** As JSON. A line from before reasons were codes has the sentence; it is never altered, so it is read anew. */
function loggedReason(detail: EventDetail): string | undefined {
  const reason = detail['reason'] ?? detail['message'];
  return JSON.stringify(typeof reason === 'string' ? reasonOnceWritten(reason) : reason);
}

/** Ends that must say why; the log's line and the slot have the same reason. */
const reasoned: ReadonlySet<string> = new Set([
  'handed-over',
  'missed',
  'interrupted',
  'cancelled',
]);
