import { Temporal } from 'temporal-polyfill';

/**
 * The VTIMEZONE of a zone, valid from `fromMs` to `toMs` (epoch ms): the offset in force at the start, then every change.
 * `('Asia/Ho_Chi_Minh', …)` → one STANDARD part, +0700. Lines end in CRLF (RFC 5545, 3.6.5).
 */
export function timeZoneComponent(zone: string, fromMs: number, toMs: number): string {
  const start = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  const parts = [onset(start.startOfDay(), start.offsetNanoseconds)];
  let at = start;
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > toMs) break;
    parts.push(onset(next, at.offsetNanoseconds));
    at = next;
  }
  return [`BEGIN:VTIMEZONE`, `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE', ''].join('\r\n');
}

/** One change of offset. Its DTSTART is wall time by the offset before it, as the RFC wants. */
function onset(at: Temporal.ZonedDateTime, beforeNs: number): string[] {
  const kind = at.offsetNanoseconds > beforeNs ? 'DAYLIGHT' : 'STANDARD';
  const wall = at
    .toInstant()
    .toZonedDateTimeISO('UTC')
    .add({ nanoseconds: beforeNs })
    .toPlainDateTime();
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetText(beforeNs)}`,
    `TZOFFSETTO:${offsetText(at.offsetNanoseconds)}`,
    `END:${kind}`,
  ];
}

/** `25_200_000_000_000` → `+0700`. */
function offsetText(offsetNs: number): string {
  const minutes = Math.round(Math.abs(offsetNs) / 60e9);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offsetNs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
