import {
  AudioError,
  produceBulletin,
  type BulletinRequest,
  type Progress,
  type StandIn,
} from '../../audio/index.ts';
import { locateFfmpeg } from '../../audio/play.ts';
import { airedBy, documentsOf } from '../../content/schema/campaign-items.ts';
import type { Content } from '../../content/schema/content.ts';
import { LoaError } from '../../content/schema/loa-error.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Manifest } from '../../content/schema/published.ts';
import type { Config } from '../config.ts';
import { giveBulletin } from '../core/give-bulletin.ts';
import { sayRefusedBulletin } from '../core/say-refused-bulletin.ts';
import { answersDayOf, hasNothingYet, withNewAnswers } from '../core/new-answers.ts';
import { bulletinOf, type Slot } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import type { Store } from '../store/store.ts';

export interface RenderJob {
  readonly content: Content;
  readonly config: Pick<Config, 'dataDir' | 'contentDir' | 'outputs'>;
  readonly now: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Told of each bulletin whose own sound for the loudspeakers could not be made; Vietnamese. */
  readonly onUnmastered?: (why: string) => void;
  readonly signal?: AbortSignal;
  /** The embedded voice spoke in place of the ward's. */
  readonly onStandIn?: (why: StandIn) => void;
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
 * share one file, made once. `failures` (Vietnamese): what could not be made, or could not air; the other slots do not suffer.
 * Throws AudioError where nothing can be made at all (no ffmpeg).
 */
export async function renderSlots(
  job: SlotsJob,
): Promise<{ readonly rendered: readonly Rendered[]; readonly failures: readonly LoaError[] }> {
  const { content, slots } = job;
  // Speaking takes a minute: a missing ffmpeg says so before it.
  if (slots.length > 0) locateFfmpeg();
  const rendered: Rendered[] = [];
  const failures: LoaError[] = [];
  const all = job.store.slots();
  const alike = new Map<string, Manifest | AudioError>();
  for (const slot of slots) {
    const written = content.campaigns.find(({ id }) => id === slot.campaign);
    if (!written || hasNothingYet(slot, all, content, content.ward.timeZone)) continue;
    const day = answersDayOf(slot, all, content.ward.timeZone);
    const campaign = withNewAnswers(written, content.answers, day);
    const today = readWall(content.ward.timeZone, slot.startsAt).day;
    const key = `${campaign.id} ${documentsOf(campaign).join()} ${factsOn(content.facts, today)}`;
    const made =
      alike.get(key) ??
      (await failing(
        produce({ ...job, airs: true }, { title: campaign.title, ...airedBy(campaign) }, today),
      ));
    alike.set(key, made);
    if (made instanceof AudioError) continue;
    const refused = adopt(job, slot, made);
    if (refused) failures.push(refused);
    else rendered.push({ slot, manifest: made });
  }
  failures.unshift(...[...alike.values()].filter((made) => made instanceof AudioError));
  return { rendered, failures };
}

/** Gives the slot its bulletin; what it says where the slot does not take it. */
function adopt(
  { content, store, now }: SlotsJob,
  slot: Slot,
  made: Manifest,
): LoaError | undefined {
  const { ward } = content;
  const known = store.slot(slot.id) ?? slot;
  const giving = giveBulletin(ward, known, bulletinOf(made), now);
  if (giving.how === 'refused')
    return new LoaError(
      'bulletin-refused',
      sayRefusedBulletin(ward, known, made.title, giving.refusal),
    );
  if (giving.how === 'given') store.commit([giving.change]);
  return undefined;
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
  {
    content,
    config,
    onProgress,
    onStandIn,
    onUnmastered,
    signal,
    airs,
  }: RenderJob & { readonly airs?: boolean },
  request: BulletinRequest,
  today: string,
): Promise<Manifest> {
  return produceBulletin(content, request, {
    dataDir: config.dataDir,
    contentDir: config.contentDir,
    today,
    airs,
    outputs: config.outputs,
    ...(onProgress && { onProgress }),
    ...(onStandIn && { onStandIn }),
    ...(onUnmastered && { onUnmastered }),
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
