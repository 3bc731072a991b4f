import { firstHeard } from './new-airings.ts';
import { linkTo, type FeedBulletin, type FeedSource } from './feed-source.ts';

/** Programs load the whole feed each time. */
const mostEpisodes = 200;

/**
 * podcast.xml: RSS 2.0 with the iTunes and Podcasting 2.0 namespaces; one episode a bulletin, newest first.
 * Ten airings of one bulletin are one episode: its guid is the audio's hash, its day that on which it was first heard, or made
 * where it was not heard yet.
 */
export function podcastFeed(source: FeedSource): string {
  const { ward, bulletins, schedule } = source;
  // An anthem, or another station's programme, is no episode of ours: it has no words.
  const episodes = bulletins.filter(({ manifest }) => !isWordless(manifest));
  const heard = firstHeard(schedule.slots);
  const newestFirst = episodes
    .map((one) => ({ ...one, publishedAt: heard.get(one.manifest.sha256) ?? one.publishedAt }))
    .sort((a, b) => b.publishedAt - a.publishedAt)
    .slice(0, mostEpisodes);
  const about = `Bản tin phát thanh của ${ward.station}, nghe lại kèm lời.`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(ward.station)}</title>
<link>${xml(linkTo(ward, '/phat-thanh/'))}</link>
<atom:link rel="self" type="application/rss+xml" href="${xml(linkTo(ward, '/phat-thanh/podcast.xml'))}"/>
<description>${xml(about)}</description>
<language>vi</language>
<lastBuildDate>${rfc822(Date.parse(schedule.generatedAt))}</lastBuildDate>
<itunes:author>${xml(ward.station)}</itunes:author>
<itunes:category text="Government"/>
<itunes:explicit>false</itunes:explicit>
<itunes:type>episodic</itunes:type>
<itunes:image href="${xml(linkTo(ward, '/phat-thanh/bia.png'))}"/>
<podcast:locked>no</podcast:locked>
${newestFirst.map((bulletin) => episode(ward, bulletin)).join('\n')}
</channel>
</rss>
`;
}

function isWordless({ sentences, items = [] }: FeedBulletin['manifest']): boolean {
  return items.length > 0 && sentences.length === 0;
}

function episode(ward: FeedSource['ward'], { manifest, publishedAt }: FeedBulletin): string {
  const file = linkTo(ward, `/phat-thanh/tep/${manifest.sha256}.mp3`);
  const transcript = linkTo(ward, `/phat-thanh/tep/${manifest.sha256}.vtt`);
  return `<item>
<title>${xml(manifest.title)}</title>
<description>${xml(describe(manifest))}</description>
<guid isPermaLink="false">${manifest.sha256}</guid>
<pubDate>${rfc822(publishedAt)}</pubDate>
<link>${xml(linkTo(ward, '/phat-thanh/'))}</link>
<enclosure url="${xml(file)}" length="${manifest.bytes}" type="audio/mpeg"/>
<itunes:duration>${Math.round(manifest.durationMs / 1000)}</itunes:duration>
<itunes:explicit>false</itunes:explicit>
<podcast:transcript url="${xml(transcript)}" type="text/vtt" language="vi"/>
</item>`;
}

/** Its first sentences, as a listener would be told what it is about; a shout such as "THÔNG BÁO." tells nothing. */
function describe({ sentences, title }: FeedBulletin['manifest']): string {
  const told = sentences
    .filter(({ kind, text }) => kind === 'sentence' && text !== text.toUpperCase())
    .map(({ text }) => text);
  return told.slice(0, 3).join(' ') || title;
}

/** `Tue, 24 Nov 2026 10:00:00 GMT`: the form RSS asks for (RFC 822). */
function rfc822(atMs: number): string {
  return new Date(atMs).toUTCString();
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it may stand in XML: escaped, and without the control characters that XML 1.0 cannot carry. */
export function xml(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return clean.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
