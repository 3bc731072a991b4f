import type { Manifest, PublishedSchedule } from '../../content/schema/published.ts';
import type { Ward } from '../../content/schema/ward.ts';

/** One bulletin as it can be listened to. */
export interface FeedBulletin {
  readonly manifest: Pick<
    Manifest,
    'sha256' | 'title' | 'durationMs' | 'bytes' | 'sentences' | 'items'
  >;
  /** When its file was made, epoch ms: does not change while the file stands. */
  readonly publishedAt: number;
}

/** All that the feeds are made from. The feeds are pure: the same source gives the same text. */
export interface FeedSource {
  readonly ward: Pick<Ward, 'name' | 'station' | 'siteUrl' | 'broadcast'>;
  readonly schedule: PublishedSchedule;
  readonly bulletins: readonly FeedBulletin[];
}

/** `/phat-thanh/` → `https://…/phat-thanh/` where the ward has a siteUrl; else the path as it is. */
export function linkTo(ward: FeedSource['ward'], path: `/${string}`): string {
  return ward.siteUrl ? `${ward.siteUrl.replace(/\/+$/, '')}${path}` : path;
}
