import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedSchedule } from '../../content/schema/published.ts';
import { writeWhole } from '../../content/write/write-whole.ts';
import { calendarFeed } from './calendar.ts';
import type { FeedBulletin, FeedSource } from './feed-source.ts';
import { playlistFeed } from './playlist.ts';
import { podcastFeed } from './podcast.ts';

/** A loudspeaker and its waves, 1400 px as podcast directories ask; without words, so that every ward can use it. */
const cover = join(import.meta.dirname, 'cover.png');

/** Writes lich.ics, podcast.xml with its cover, and danh-sach.m3u beside schedule.json; each whole, or not at all. */
export async function publishFeeds(
  publicDir: string,
  ward: FeedSource['ward'],
  schedule: PublishedSchedule,
): Promise<void> {
  const source: FeedSource = { ward, schedule, bulletins: readBulletins(publicDir, schedule) };
  const calendar = join(publicDir, 'lich.ics');
  const before = await readFile(calendar, 'utf8').catch(() => '');
  await writeIfNew(calendar, calendarFeed(source, before));
  await writeIfNew(join(publicDir, 'podcast.xml'), podcastFeed(source));
  await writeIfNew(join(publicDir, 'danh-sach.m3u'), playlistFeed(source));
  await writeIfNew(join(publicDir, 'bia.png'), await readFile(cover));
}

/** The bulletins that the slots have and whose files are there; one that cannot be read is left out. */
function readBulletins(publicDir: string, { slots }: PublishedSchedule): FeedBulletin[] {
  const hashes = new Set(slots.flatMap(({ bulletin }) => (bulletin ? [bulletin.sha256] : [])));
  return [...hashes].flatMap((sha256) => {
    const file = join(publicDir, 'tep', sha256);
    try {
      // audio/ wrote it from this shape, and the daemon that reads it here must stay small: no zod.
      const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as FeedBulletin['manifest'];
      return [{ manifest, publishedAt: Math.floor(statSync(`${file}.mp3`).mtimeMs) }];
    } catch {
      return [];
    }
  });
}

/** Unchanged bytes are left alone, so that what was served stays what it was. A reader sees the old file or the new. */
async function writeIfNew(file: string, data: string | Uint8Array): Promise<void> {
  const bytes = Buffer.from(data);
  const before = await readFile(file).catch(() => undefined);
  if (before?.equals(bytes)) return;
  await writeWhole(file, bytes);
}
