import type { IncomingHttpHeaders } from 'node:http';
import { readHttpDate } from './http-date.ts';

/** What would be sent, as validators name it. */
export interface Validators {
  /** Strong, with its quotes. */
  readonly etag: string;
  /** Epoch ms. */
  readonly modifiedAt: number;
}

const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** RFC 9110, 13.2.2, in its order. `failed`: 412; `unchanged`: 304. */
export function judgePreconditions(
  headers: IncomingHttpHeaders,
  { etag, modifiedAt }: Validators,
): 'send' | 'unchanged' | 'failed' {
  const modified = wholeSecond(modifiedAt);
  const match = headers['if-match'];
  const unmodifiedSince = readHttpDate(headers['if-unmodified-since'] ?? '');
  if (match !== undefined) {
    if (!names(match, etag, 'strong')) return 'failed';
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) return 'failed';

  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) return names(noneMatch, etag, 'weak') ? 'unchanged' : 'send';
  const modifiedSince = readHttpDate(headers['if-modified-since'] ?? '');
  return modifiedSince !== undefined && modified <= modifiedSince ? 'unchanged' : 'send';
}

/** Whether a part may be sent to who holds another part: what he holds is of this very file (RFC 9110, 13.1.5). */
export function isSameForRange(
  ifRange: string | undefined,
  { etag, modifiedAt }: Validators,
  now = Date.now(),
): boolean {
  if (ifRange === undefined) return true;
  const text = ifRange.trim();
  if (text.startsWith('"')) return text === etag;
  const at = readHttpDate(text);
  // Within its own second a file may change twice under one date.
  return at !== undefined && at === wholeSecond(modifiedAt) && now - at >= 1000;
}

/** Whether a list of validators (or `*`) names this one. Strongly, a weak one names nothing. */
function names(list: string, etag: string, how: 'weak' | 'strong'): boolean {
  if (list.trim() === '*') return true;
  for (const [, weak, tag] of list.matchAll(/(W\/)?("[^"]*")/g))
    if (tag === etag && (how === 'weak' || weak === undefined)) return true;
  return false;
}
