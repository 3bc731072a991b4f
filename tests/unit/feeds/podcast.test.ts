import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { playlistFeed } from '../../../scheduler/feeds/playlist.ts';
import { podcastFeed, xml } from '../../../scheduler/feeds/podcast.ts';
import { sourceWith } from './source.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
});
const sha = 'a'.repeat(64);

it('is read back by an XML parser with the episode as it was given', () => {
  const text = podcastFeed(sourceWith());
  expect(parser.parse(text)).toMatchObject({
    rss: {
      version: '2.0',
      channel: {
        language: 'vi',
        link: 'https://anphu.example.vn/phat-thanh/',
        item: {
          title: 'Dịch vụ công & "nộp hồ sơ" <trực tuyến>',
          guid: { '#text': sha, isPermaLink: 'false' },
          pubDate: 'Mon, 23 Nov 2026 12:00:00 GMT',
          enclosure: {
            url: `https://anphu.example.vn/phat-thanh/tep/${sha}.mp3`,
            length: '4567890',
            type: 'audio/mpeg',
          },
          'itunes:duration': '372',
          'podcast:transcript': {
            url: `https://anphu.example.vn/phat-thanh/tep/${sha}.vtt`,
            type: 'text/vtt',
          },
        },
      },
    },
  });
});

it('an episode is described by its first sentences, not by a shout', () => {
  const source = sourceWith();
  const sentences = ['THÔNG BÁO.', 'Kính thưa bà con.', 'Phường mời họp.'].map((text, at) => ({
    ...{ id: `s${at}`, kind: 'sentence' as const, text, spoken: text },
    ...{ startMs: 0, endMs: 0, words: [] },
  }));
  const bulletins = source.bulletins.map(({ publishedAt, manifest }) => ({
    publishedAt,
    manifest: { ...manifest, sentences },
  }));
  expect(podcastFeed({ ...source, bulletins })).toContain(
    '<description>Kính thưa bà con. Phường mời họp.</description>',
  );
});

it('an anthem alone is no episode', () => {
  const source = sourceWith();
  const items = [{ kind: 'recording' as const, id: 'quoc-ca.mp3', fromMs: 0, untilMs: 190_000 }];
  const bulletins = source.bulletins.map((one) => ({
    ...one,
    manifest: { ...one.manifest, items },
  }));
  expect(podcastFeed({ ...source, bulletins })).not.toContain('<item>');
});

it('without a siteUrl, links are paths', () => {
  const { ward, ...rest } = sourceWith();
  const { name, station, broadcast } = ward;
  const unset = { name, station, broadcast };
  const text = podcastFeed({ ...rest, ward: unset });
  expect(text).toContain(`url="/phat-thanh/tep/${sha}.mp3"`);
  expect(playlistFeed({ ...rest, ward: unset })).toContain(`\ntep/${sha}.mp3\n`);
});

it('the playlist names each bulletin with its seconds, on one line', () => {
  expect(playlistFeed(sourceWith())).toBe(
    `#EXTM3U\n#EXTINF:372,Dịch vụ công & "nộp hồ sơ" <trực tuyến>\nhttps://anphu.example.vn/phat-thanh/tep/${sha}.mp3\n`,
  );
});

it.each([
  ['a<b>&"c\'', 'a&lt;b&gt;&amp;&quot;c&apos;'],
  ['chuông\u0007 và\u0000 hết', 'chuông và hết'],
])('%j in XML is %j', (text, expected) => {
  expect(xml(text)).toBe(expected);
});
