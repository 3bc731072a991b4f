// The centre's own alerts as an Atom feed (RFC 4287), for systems of others.
import { capTimeOf, escapeXml } from './xml-text.ts';

export interface FeedItem {
  /** Of the document, below /khan-cap/. */
  readonly id: string;
  readonly title: string;
  readonly at: number;
}

/** `base`: of the centre, as who asks sees it, without a trailing slash. */
export function writeFeed(
  items: readonly FeedItem[],
  { base, centre, now }: { readonly base: string; readonly centre: string; readonly now: number },
): string {
  const own = escapeXml(`${base}/khan-cap/cap.atom`);
  const updated = Math.max(0, ...items.map(({ at }) => at)) || now;
  const entries = items.map(({ id, title, at }) => {
    const link = escapeXml(`${base}/khan-cap/${id}/cap.xml`);
    return [
      '<entry>',
      `<id>urn:loa-phuong:${escapeXml(centre)}:${escapeXml(id)}</id>`,
      `<title>${escapeXml(title)}</title>`,
      `<updated>${capTimeOf(at)}</updated>`,
      `<link rel="alternate" type="application/cap+xml" href="${link}"/>`,
      '</entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>urn:loa-phuong:${escapeXml(centre)}:khan-cap</id>`,
    '<title>Lời khẩn của trung tâm truyền thanh</title>',
    '<author><name>Trung tâm truyền thanh</name></author>',
    `<updated>${capTimeOf(updated)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${own}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
