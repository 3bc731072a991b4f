// The hash chain of the as-run log: a line cannot be altered, taken out or put in without every later hash changing.
import { createHash } from 'node:crypto';
import type { Head, LoggedEvent, Verification } from './store.ts';

export const emptyHead: Head = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256, hex, of the hash before it and the line's own words. */
export function hashLine(line: Omit<LoggedEvent, 'hash'>): string {
  const { seq, at, slot, event, detail, prev } = line;
  return createHash('sha256')
    .update(JSON.stringify([prev, seq, at, slot, event, detail]))
    .digest('hex');
}

/** Follows the chain from its beginning. With `expectedHead` (from a printed report) a cut-off end is found too. */
export function verifyChain(
  lines: Iterable<LoggedEvent>,
  expectedHead: string | undefined,
): Verification {
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
