import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf } from '../../content/schema/campaign-items.ts';
import type { Campaign, CampaignItem } from '../../content/schema/campaign.ts';
import type { Content } from '../../content/schema/content.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { recordingsFolder, sameName } from '../../content/schema/recordings.ts';
import { AudioError } from '../error.ts';
import { readRecording, type Recording } from '../voices/recording.ts';
import { relayLostText } from '../wording.ts';
import { readAloud, writtenBeside, type BulletinLine, type Read } from './line.ts';
import { heardLines } from './heard-lines.ts';
import { framePauseMs } from './pauses.ts';
import { readBodies } from './read-bodies.ts';
import { unreadOf, useTakes, type TakesToAir } from './use-takes.ts';
import { isThere } from '../../content/write/is-there.ts';

/** What a campaign airs, of its file. */
export type AiredItems = Pick<Campaign, 'items' | 'documents' | 'crossFade'>;

/** A recording that is heard as it is; `limitMinutes`: the ward's longest session, beyond which it could never air. */
export interface AiredRecording {
  readonly recording: Recording;
  readonly limitMinutes: number;
}

/** What stands in for a relay, as often as it takes: a recording, or what is said. It begins no sooner than `everyMs` apart. */
export type PlannedFallback = AiredRecording | SaidAgain;

interface SaidAgain {
  readonly said: SaidInstead;
  readonly everyMs: number;
}

interface SaidInstead {
  readonly lines: readonly BulletinLine[];
  readonly recordings: readonly (Recording & { readonly document: string })[];
}

/** One item of a bulletin. `fadeMs`: how long it begins before the one before it ends. */
export type PlannedItem = { readonly id: string; readonly fadeMs: number } & (
  | { readonly kind: 'document' }
  | ({ readonly kind: 'recording' } & AiredRecording)
  | { readonly kind: 'pause'; readonly lengthMs: number }
  | { readonly kind: 'relay'; readonly lengthMs: number; readonly fallback: PlannedFallback }
);

export interface PlannedItems {
  readonly items: readonly PlannedItem[];
  /** What of the fallbacks nobody can read yet. */
  readonly problems: Read['problems'];
  /** What of the fallbacks a person has still to read, of documents of which one has read others. */
  readonly unread: readonly Problem[];
}

interface ItemSettings {
  readonly today: string;
  readonly contentDir: string;
  readonly takes?: TakesToAir | undefined;
}

/** The sentence that stands in for a relay begins once a minute. */
const lostEveryMs = 60_000;
const defaultFadeMs = 2000;

/**
 * The items of a bulletin in which more than documents are heard; undefined where there are only those.
 * @throws AudioError `recording-missing`, and what `findBodies` throws of a fallback
 */
export function planItems(
  content: Content,
  aired: AiredItems,
  settings: ItemSettings,
): PlannedItems | undefined {
  const items = itemsOf(aired);
  if (items.every((item) => 'document' in item)) return undefined;
  const read: Read[] = [];
  const unread: Problem[] = [];
  const planned = items.map((item, index): PlannedItem => {
    const fadeMs = fadeOf(item, items[index - 1], aired.crossFade);
    if ('document' in item) return { kind: 'document', id: item.document, fadeMs };
    if ('recording' in item) {
      const aired = airedRecording(content, settings.contentDir, item.recording);
      return { kind: 'recording', id: item.recording, ...aired, fadeMs };
    }
    if ('pause' in item) {
      const lengthMs = item.pause * 1000;
      return { kind: 'pause', id: `${item.pause}s`, lengthMs, fadeMs };
    }
    const { fallback, said } = planFallback(content, item, settings);
    read.push(...said);
    if ('said' in fallback)
      unread.push(...unreadOf(content, said, settings.takes, fallback.said.recordings));
    return { kind: 'relay', id: item.relay, lengthMs: item.minutes * 60_000, fallback, fadeMs };
  });
  return { items: planned, problems: read.flatMap(({ problems }) => problems), unread };
}

/** A relay begins and ends on its second, and silence has no end to begin over; two texts are never heard at once. */
function fadeOf(
  item: CampaignItem,
  before: CampaignItem | undefined,
  forAll: Campaign['crossFade'],
): number {
  if (!before || ![item, before].every((one) => 'document' in one || 'recording' in one)) return 0;
  const own = 'crossFade' in item ? item.crossFade : undefined;
  const bothSpeak = 'document' in item && 'document' in before;
  const asked = own ?? (bothSpeak ? false : forAll) ?? false;
  return asked === true ? defaultFadeMs : Number(asked) * 1000;
}

type Relay = Extract<CampaignItem, { relay: string }>;

function planFallback(
  content: Content,
  { relay, fallback }: Relay,
  settings: ItemSettings,
): { readonly fallback: PlannedFallback; readonly said: readonly Read[] } {
  const { contentDir } = settings;
  if (fallback && 'recording' in fallback)
    return { fallback: airedRecording(content, contentDir, fallback.recording), said: [] };
  if (fallback) {
    const { read: all, recordings } = readBodies(content, [fallback.document], settings);
    const read = useTakes(all, settings.takes, recordings);
    const lines = heardLines(content.ward, read);
    return { fallback: { said: { lines, recordings }, everyMs: 0 }, said: read };
  }
  const name = content.ward.relays?.find(({ id }) => id === relay)?.name ?? relay;
  const said = readAloud(
    { kind: 'sentence', text: relayLostText(name), pauseMs: framePauseMs },
    writtenBeside(contentDir, 'content/ward.yaml', `id: ${relay}`),
    content.lexicon,
  );
  const everyMs = lostEveryMs;
  return {
    fallback: { said: { lines: heardLines(content.ward, [said]), recordings: [] }, everyMs },
    said: [said],
  };
}

/** @throws AudioError `recording-missing` */
export function airedRecording(
  { ward }: Pick<Content, 'ward'>,
  contentDir: string,
  name: string,
): AiredRecording {
  const limitMinutes = ward.broadcast.maxSessionMinutes;
  return { recording: findAired(contentDir, name), limitMinutes };
}

/** Hashing a long recording anew for each of ten slots takes a second each time: it is the same while size and time are. */
const hashed = new Map<string, Recording>();

function findAired(contentDir: string, name: string): Recording {
  const folder = join(contentDir, 'recordings');
  const found = (isThere(folder) ? readdirSync(folder, { recursive: true }) : [])
    .map(String)
    .find((file) => sameName(file.replaceAll('\\', '/')) === sameName(name));
  if (found === undefined) {
    throw new AudioError(
      'recording-missing',
      `Không có tệp "${name}" trong content/recordings/. Chép tệp vào đó, hoặc bỏ phần này khỏi đợt phát.`,
    );
  }
  const path = join(folder, found);
  // Copied over with its old time (cp -p, rsync -t), a recording of the same length differs in what the system keeps alone.
  const { size, mtimeMs, ctimeMs, ino } = statSync(path);
  const key = JSON.stringify([path, size, mtimeMs, ctimeMs, ino]);
  const recording = hashed.get(key) ?? readRecording(path, `${recordingsFolder}${name}`);
  hashed.set(key, recording);
  return recording;
}
