import type { FeedSource } from './feed-source.ts';
import { linkTo } from './feed-source.ts';

/** danh-sach.m3u: every bulletin once, newest first, in UTF-8. Without a siteUrl the entries are relative to the list. */
export function playlistFeed({ ward, bulletins }: FeedSource): string {
  const newestFirst = bulletins.toSorted((a, b) => b.publishedAt - a.publishedAt);
  const entries = newestFirst.map(({ manifest: { sha256, title, durationMs } }) => {
    const file = ward.siteUrl ? linkTo(ward, `/phat-thanh/tep/${sha256}.mp3`) : `tep/${sha256}.mp3`;
    const oneLine = title.replace(/\s+/g, ' ').trim();
    return `#EXTINF:${Math.round(durationMs / 1000)},${oneLine}\n${file}\n`;
  });
  return `#EXTM3U\n${entries.join('')}`;
}
