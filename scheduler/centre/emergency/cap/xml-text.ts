import { fallbackTimeZone } from '../../../../content/schema/names.ts';
import { formatInstant } from '../../../core/zone.ts';

/** As letters of an element or of an attribute. What XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** `2026-11-30T17:00:00+07:00`. */
export function capTimeOf(at: number): string {
  return formatInstant(fallbackTimeZone, at);
}
