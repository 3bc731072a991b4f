import { readFileSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '../../content/schema/content.ts';
import {
  manifestSchema,
  type PublishedSchedule,
  type PublishedSlot,
} from '../../content/schema/published.ts';
import { publishSlot } from '../core/published-slot.ts';
import type { Slot } from '../core/slot.ts';
import { formatInstant } from '../core/zone.ts';
import { calendarFeed } from './calendar.ts';
import { coverPicture } from './cover.ts';
import type { FeedBulletin, FeedSource } from './feed-source.ts';
import { playlistFeed } from './playlist.ts';
import { podcastFeed } from './podcast.ts';

/** Writes schedule.json, lich.ics, podcast.xml, danh-sach.m3u and the podcast's cover; each whole, or not at all. */
export async function publishFeeds(
  publicDir: string,
  content: Content,
  slots: readonly Slot[],
  now: number,
): Promise<void> {
  const schedule = publishedSchedule(content, slots, now);
  const bulletins = readBulletins(publicDir, schedule.slots);
  const source: FeedSource = { ward: content.ward, schedule, bulletins };
  await writeWhole(join(publicDir, 'schedule.json'), `${JSON.stringify(schedule, null, 1)}\n`);
  await writeWhole(join(publicDir, 'lich.ics'), calendarFeed(source));
  await writeWhole(join(publicDir, 'podcast.xml'), podcastFeed(source));
  await writeWhole(join(publicDir, 'danh-sach.m3u'), playlistFeed(source));
  await writeWhole(join(publicDir, 'bia.png'), await coverPicture(join(publicDir, 'bia.png')));
}

function publishedSchedule(
  { ward, campaigns }: Content,
  slots: readonly Slot[],
  now: number,
): PublishedSchedule {
  return {
    generatedAt: formatInstant(ward.timeZone, now),
    timeZone: ward.timeZone,
    campaigns: campaigns.map(({ id, title, weeks, documents }) => ({
      id,
      title,
      weeks,
      documents: [...documents],
    })),
    slots: slots.map((slot) => publishSlot(slot, ward.timeZone)),
  };
}

/** The bulletins that the slots have and whose files are there; one that cannot be read is left out. */
function readBulletins(publicDir: string, slots: readonly PublishedSlot[]): FeedBulletin[] {
  const hashes = new Set(slots.flatMap(({ bulletin }) => (bulletin ? [bulletin.sha256] : [])));
  return [...hashes].flatMap((sha256) => {
    const file = join(publicDir, 'tep', sha256);
    try {
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(`${file}.json`, 'utf8')));
      return [{ manifest, publishedAt: statSync(`${file}.mp3`).mtimeMs }];
    } catch {
      return [];
    }
  });
}

/** Unchanged bytes are left alone, so that what was served stays what it was. A reader sees the old file or the new. */
async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const bytes = Buffer.from(data);
  const before = await readFile(file).catch(() => undefined);
  if (before?.equals(bytes)) return;
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  const handle = await open(part, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}
