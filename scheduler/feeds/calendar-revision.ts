// Calendar programs take a changed entry over only when its SEQUENCE has grown. What was published last tells what has changed.
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';

interface Revision {
  readonly sequence: number;
  readonly lastModified: Temporal.ZonedDateTime | undefined;
  readonly hash: string;
}

/** Under this key an entry carries the hash of what it shows. */
export const revisionKey = 'X-LOA-PHUONG-HASH';

export function hashOf(shown: object): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}

/** The entries of a feed of ours, by UID; none where it is not one. */
export function revisionsOf(feed: string): ReadonlyMap<string, Revision> {
  const unfolded = feed.replaceAll(/\r?\n[ \t]/g, '');
  const entries = unfolded.split('BEGIN:VEVENT').slice(1);
  return new Map(
    entries.map((entry) => {
      const field = (name: string): string =>
        new RegExp(`^${name}[^:\\r\\n]*:(.*?)\\r?$`, 'm').exec(entry)?.[1] ?? '';
      const revision = {
        sequence: Number(field('SEQUENCE')) || 0,
        lastModified: readStamp(field('LAST-MODIFIED')),
        hash: field(revisionKey),
      };
      return [field('UID'), revision] as const;
    }),
  );
}

/** The revision of an entry that shows `shown` now; `least` is what its state alone asks for. */
export function revise(
  before: Revision | undefined,
  shown: object,
  least: number,
  now: Temporal.ZonedDateTime,
): { readonly sequence: number; readonly lastModified: Temporal.ZonedDateTime } {
  if (!before) return { sequence: least, lastModified: now };
  const isSame = before.hash === hashOf(shown);
  return {
    sequence: isSame ? before.sequence : Math.max(before.sequence + 1, least),
    lastModified: (isSame ? before.lastModified : undefined) ?? now,
  };
}

/** `20261124T100000Z` → the instant, in UTC. */
function readStamp(text: string): Temporal.ZonedDateTime | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return Temporal.Instant.from(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`,
  ).toZonedDateTimeISO('UTC');
}
