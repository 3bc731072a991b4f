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

/** The chain, and the slots held against it. */
export function verifyAll(
  lines: readonly LoggedEvent[],
  slots: readonly Slot[],
  expectedHead: string | undefined,
): Verification {
  const verified = verifyChain(lines, expectedHead);
  const message = verified.ok ? contradictionOf(slots, lines) : undefined;
  return message === undefined ? verified : { ok: false, seq: lines.length, message };
}

/** Follows the chain from its beginning. With `expectedHead` (from a printed report) a cut-off end is found too. */
function verifyChain(lines: Iterable<LoggedEvent>, expectedHead: string | undefined): Verification {
  let head = emptyHead;
  let expectedSeen = expectedHead === undefined || expectedHead === emptyHead.hash;
  for (const line of lines) {
    const seq = head.seq + 1;
    if (line.seq !== seq) {
      return {
        ok: false,
        seq,
        message: `Nhật ký thiếu dòng ${seq}: sau dòng ${head.seq} là dòng ${line.seq}.`,
      };
    }
    if (line.prev !== head.hash || line.hash !== hashLine(line)) {
      return {
        ok: false,
        seq,
        message: `Nhật ký bị sửa ở dòng ${seq} (${line.event} ${line.slot}).`,
      };
    }
    head = { seq, hash: line.hash };
    expectedSeen ||= line.hash === expectedHead;
  }
  if (expectedSeen) return { ok: true, head };
  return {
    ok: false,
    seq: head.seq + 1,
    message: `Nhật ký bị cắt: không có dòng nào mang mã ${expectedHead ?? ''}; dòng cuối còn lại là ${head.seq}.`,
  };
}

/**
 * The first slot whose row says something else than the log, or is gone, as a Vietnamese sentence: what a report counts
 * must be what the log proves. `events` oldest first.
 */
function contradictionOf(
  slots: readonly Slot[],
  events: readonly LoggedEvent[],
): string | undefined {
  const logged = new Map<
    string,
    { state?: string; airedAt?: number; reason?: string | undefined }
  >();
  for (const { slot, event, at, detail } of events) {
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
  for (const { id, state, airedAt, reason } of slots) {
    const proved = logged.get(id) ?? {};
    if (proved.state !== state)
      return `Buổi ${id} ghi là "${state}", nhưng nhật ký ghi "${proved.state ?? 'không có gì'}".`;
    if (airedAt !== undefined && Math.round(airedAt) !== proved.airedAt)
      return `Buổi ${id} ghi giờ phát khác với nhật ký.`;
    if (reasoned.has(state) && JSON.stringify(reason) !== proved.reason)
      return `Buổi ${id} ghi lý do khác với nhật ký.`;
    logged.delete(id);
  }
  const gone = [...logged].find(([, { state }]) => state !== undefined);
  return gone && `Buổi ${gone[0]} có trong nhật ký nhưng không còn trong lịch.`;
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
