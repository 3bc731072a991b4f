import { dayMs } from '../core/day.ts';
import {
  AudioError,
  locateFfmpeg,
  produceBulletin,
  type BulletinRequest,
  type Progress,
} from '../../audio/index.ts';
import type { Content } from '../../content/schema/content.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Manifest } from '../../content/schema/published.ts';
import type { Config } from '../config.ts';
import { advance, type Slot } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import type { Store } from '../store/store.ts';

export interface RenderJob {
  readonly content: Content;
  readonly config: Pick<Config, 'dataDir' | 'contentDir'>;
  readonly now: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface SlotsJob extends RenderJob {
  readonly store: Store;
  readonly slots: readonly Slot[];
}

export interface Rendered {
  readonly slot: Slot;
  readonly manifest: Manifest;
}

/**
 * Produces each slot's bulletin as it must sound on that slot's day, and gives it to the slot. Slots that sound alike
 * share one file, made once. `failures` (AudioError, Vietnamese): what could not be made; the other slots do not suffer.
 * Throws AudioError where nothing can be made at all (no ffmpeg).
 */
export async function renderSlots(
  job: SlotsJob,
): Promise<{ readonly rendered: readonly Rendered[]; readonly failures: readonly AudioError[] }> {
  const { content, store, slots, now } = job;
  // Speaking takes a minute: a missing ffmpeg says so before it.
  if (slots.length > 0) locateFfmpeg();
  const rendered: Rendered[] = [];
  const alike = new Map<string, Manifest | AudioError>();
  for (const slot of slots) {
    const campaign = content.campaigns.find(({ id }) => id === slot.campaign);
    if (!campaign) continue;
    const today = readWall(content.ward.timeZone, slot.startsAt).day;
    const key = `${campaign.id} ${factsOn(content.facts, today)}`;
    const made =
      alike.get(key) ??
      (await failing(
        produce(job, { title: campaign.title, documents: campaign.documents }, today),
      ));
    alike.set(key, made);
    if (made instanceof AudioError) continue;
    giveBulletin(store, slot.id, made, now);
    rendered.push({ slot, manifest: made });
  }
  const failures = [...alike.values()].filter((made) => made instanceof AudioError);
  return { rendered, failures };
}

/** An AudioError as a value; others are thrown. */
function failing<T>(work: Promise<T>): Promise<T | AudioError> {
  return work.catch((error: unknown) => {
    if (error instanceof AudioError) return error;
    throw error;
  });
}

/** Produces what is heard on pages alone, as it must sound today. Throws AudioError (Vietnamese). */
export async function renderRecordings(
  job: RenderJob,
  recordings: readonly BulletinRequest[],
): Promise<readonly Manifest[]> {
  const today = readWall(job.content.ward.timeZone, job.now).day;
  const made: Manifest[] = [];
  for (const recording of recordings) made.push(await produce(job, recording, today));
  return made;
}

function produce(
  { content, config, onProgress, signal }: RenderJob,
  request: BulletinRequest,
  today: string,
): Promise<Manifest> {
  return produceBulletin(content, request, {
    dataDir: config.dataDir,
    contentDir: config.contentDir,
    today,
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
}

/** What of a bulletin depends on the day: on which side of each of its facts' dates the day lies. */
function factsOn(facts: readonly Fact[], day: string): string {
  return facts
    .flatMap(({ validFrom = '', validUntil = '', recheckBy, checkedOn }) =>
      [validFrom, validUntil, recheckBy, checkedOn].map((date) =>
        Math.sign(day.localeCompare(date)),
      ),
    )
    .join();
}

function giveBulletin(store: Store, id: string, manifest: Manifest, now: number): void {
  const slot = store.slot(id);
  const waiting = slot?.state === 'planned' || slot?.state === 'ready';
  if (!waiting || (slot.state === 'ready' && slot.bulletin?.sha256 === manifest.sha256)) return;
  const { sha256, contentKey, title, durationMs } = manifest;
  const bulletin = { sha256, contentKey, title, durationMs };
  store.commit([advance(slot, { act: 'get-bulletin', bulletin }, now).change]);
}

/** Which waiting slots a render is due for: those of the next day, and each campaign's next one whenever it is. */
export function dueForRender(slots: readonly Slot[], now: number): readonly Slot[] {
  const waiting = slots.filter(
    ({ state, startsAt }) => (state === 'planned' || state === 'ready') && startsAt > now,
  );
  const next = new Map<string, Slot>();
  for (const slot of waiting) if (!next.has(slot.campaign)) next.set(slot.campaign, slot);
  return waiting.filter((slot) => slot.startsAt <= now + dayMs || next.get(slot.campaign) === slot);
}
