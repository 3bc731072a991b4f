// The feeds whose time has come are asked, one after another; one that fails keeps no other from being asked.
import { sayError } from '../../../../content/schema/say-error.ts';
import { Failure } from '../../../failure.ts';
import type { CentreParts } from '../../centre-parts.ts';
import { claimDueFeed, feedAnswered, type FeedRow } from '../../ledger/cap.ts';
import type { CapAlert } from './cap-alert.ts';
import { fetchCap, isSafe } from './fetch-cap.ts';
import { readCap } from './read-cap.ts';
import { readFeed, type FeedEntry } from './read-feed.ts';
import { keepAlert } from './keep-alert.ts';

type PollParts = Pick<CentreParts, 'sql' | 'centre' | 'now' | 'tell'>;

/** So many alerts of one feed in one round; the rest in the next. */
const mostAtOnce = 40;

/** Real ms for one feed with all that it leads to: a slow one keeps the others waiting no longer. */
const patienceMs = 60_000;

/** What it did, in words; undefined where no feed was due. Each is claimed when its turn comes, so that another process takes the rest. */
export async function pollFeeds(
  parts: PollParts,
  signal: AbortSignal,
  { feedMs = patienceMs }: { readonly feedMs?: number } = {},
): Promise<string | undefined> {
  let [asked, came] = [0, 0];
  while (!signal.aborted) {
    const feed = await claimDueFeed(parts.sql, parts.now());
    if (!feed) break;
    asked += 1;
    came += await pollFeed(parts, feed, AbortSignal.any([signal, AbortSignal.timeout(feedMs)]));
  }
  return asked === 0 ? undefined : `hỏi ${asked} nguồn CAP, ${came} cảnh báo mới`;
}

interface Brought {
  /** Of a list of alerts; undefined: the feed itself is one. */
  readonly link?: string;
  readonly alert: CapAlert;
  readonly document: string;
}

/** How many alerts are new. Never rejects for what a stranger's server does. */
async function pollFeed(parts: PollParts, feed: FeedRow, signal: AbortSignal): Promise<number> {
  const { sql, now, tell } = parts;
  const failures: string[] = [];
  const seen: Record<string, string> = {};
  let etag = feed.etag;
  let count = 0;
  try {
    const answer = await fetchCap(feed.url, feed.etag, signal);
    if (answer.bytes === undefined) Object.assign(seen, feed.seen);
    else {
      const read = readFeed(answer.bytes, feed.url);
      const brought =
        read.is === 'alert'
          ? [bringIn(answer.bytes)]
          : await fetchEntries(feed, read.entries, { seen, failures, signal });
      count = await takeAll(parts, feed, brought, { seen, failures });
      // Asked for anew where something of it could not be read.
      etag = failures.length > 0 ? null : answer.etag;
    }
  } catch (error) {
    failures.push(sayError(error));
    Object.assign(seen, feed.seen);
  }
  const failure =
    failures.length === 0 ? null : failures.slice(0, 5).join(' ').slice(0, 2000).toWellFormed();
  if (failure !== null && failure !== feed.failure) tell(failure);
  await feedAnswered(sql, feed.id, { at: now(), etag, seen, failure });
  return count;
}

/** Those that are new or have changed; what cannot be had is named, and asked for again. */
async function fetchEntries(
  feed: FeedRow,
  entries: readonly FeedEntry[],
  told: {
    readonly seen: Record<string, string>;
    readonly failures: string[];
    readonly signal: AbortSignal;
  },
): Promise<readonly Brought[]> {
  const { seen, failures, signal } = told;
  const brought: Brought[] = [];
  const isKnown = ({ link, mark }: FeedEntry): boolean =>
    Object.hasOwn(feed.seen, link) && feed.seen[link] === mark;
  for (const { link, mark } of entries.filter(isKnown)) seen[link] = mark;
  const fresh = entries.filter((entry) => !isKnown(entry));
  if (fresh.length > mostAtOnce) failures.push('Còn cảnh báo chưa đọc, lần sau đọc tiếp.');
  for (const { link, mark } of fresh.slice(0, mostAtOnce)) {
    if (signal.aborted) {
      failures.push(
        `Nguồn ${new URL(feed.url).host} chậm: còn cảnh báo chưa đọc, lần sau đọc tiếp.`,
      );
      break;
    }
    try {
      brought.push({ link, ...(await fetchEntry(feed, link, signal)) });
      seen[link] = mark;
    } catch (error) {
      failures.push(sayError(error));
    }
  }
  return brought;
}

async function fetchEntry(feed: FeedRow, link: string, signal: AbortSignal): Promise<Brought> {
  const [base, url] = [new URL(feed.url), new URL(link)];
  if (url.host !== base.host || !isSafe(base, url))
    throw new Failure(`Bỏ qua liên kết sang nơi khác: ${url.host}.`);
  const { bytes } = await fetchCap(link, null, signal);
  return bringIn(bytes ?? new Uint8Array());
}

function bringIn(bytes: Uint8Array): Brought {
  return { alert: readCap(bytes), document: new TextDecoder().decode(bytes) };
}

/** The oldest first, each whole or not at all; one that cannot be kept keeps no other from airing, and is asked for again. */
async function takeAll(
  parts: PollParts,
  feed: FeedRow,
  brought: readonly Brought[],
  { seen, failures }: { readonly seen: Record<string, string>; readonly failures: string[] },
): Promise<number> {
  const inOrder = brought.toSorted((a, b) => Date.parse(a.alert.sent) - Date.parse(b.alert.sent));
  let count = 0;
  const by = `nguồn ${new URL(feed.url).host}`;
  for (const { alert, document, link } of inOrder) {
    try {
      const { id } = await keepAlert(parts, { alert, document, feed: feed.id, by });
      if (id !== undefined) count += 1;
    } catch (error) {
      failures.push(`Cảnh báo ${alert.identifier} chưa ghi được: ${sayError(error)}`);
      if (link !== undefined) Reflect.deleteProperty(seen, link);
    }
  }
  return count;
}
