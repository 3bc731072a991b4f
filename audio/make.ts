// Plan -> sound -> files: the one place that joins, masters and publishes.
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkFolder } from '../content/write/work-place.ts';
import type { Manifest } from '../content/schema/published.ts';
import { keyOf } from './bulletin/key.ts';
import type { BulletinPlan } from './bulletin/plan.ts';
import { countSamples, joinParts, type Part, type Timeline } from './bulletin/timeline.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import type { Mp3Tags } from './master/arguments.ts';
import { masterMp3 } from './master/master.ts';
import {
  keepRenditions,
  makeRenditions,
  masterRenditions,
  type RenditionSettings,
} from './renditions.ts';
import { measureItems, soundItems, type ItemsPlan } from './sound-items.ts';
import { documentItems } from './bulletin/document-items.ts';
import { bulletinFormat, frameOf, speakPlan, type SpeakSettings } from './speak-plan.ts';
import { publishBulletin, publishScripts, readBulletin } from './store/bulletins.ts';
import type { Voice } from './voices/voice.ts';

export interface Progress {
  readonly done: number;
  /** Never changes within one bulletin. */
  readonly total: number;
  /** Vietnamese, for the progress bar. */
  readonly label: string;
}

export interface MakeSettings extends Omit<SpeakSettings, 'onLines'>, RenditionSettings {
  /** Called after each sentence and after the mastering. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const { sampleRateHz } = bulletinFormat;

/** Its sentences, its items where it has more than documents, and the mastering. */
const stepsOf = ({ lines, items = [] }: BulletinPlan): number => lines.length + items.length + 1;

function speak(plan: BulletinPlan, voice: Voice, settings: MakeSettings): Promise<readonly Part[]> {
  const total = stepsOf(plan);
  return speakPlan(plan, voice, {
    ...settings,
    onLines: (done) => {
      settings.onProgress?.({ done, total, label: 'Đọc từng câu' });
    },
  });
}

/** A long recording takes its time: whoever waits is told of each item. */
function tellingItems(plan: BulletinPlan, settings: MakeSettings): SpeakSettings {
  const onLines = (items: number): void => {
    const done = plan.lines.length + items;
    settings.onProgress?.({ done, total: stepsOf(plan), label: 'Chỉnh bản ghi âm' });
  };
  return { ...settings, onLines };
}

/** Mastering an hour takes minutes: whoever watches sees that it goes on. */
function tellingMoves(plan: BulletinPlan, { onProgress }: MakeSettings): () => void {
  const total = stepsOf(plan);
  return () => {
    onProgress?.({ done: total - 1, total, label: 'Chỉnh độ to, ghi MP3' });
  };
}

const toMs = (samples: number): number => Math.round((samples / sampleRateHz) * 1000);

/** The length of a bulletin, and where its items lie, where it has more than documents. */
export type Measured = Pick<Manifest, 'durationMs' | 'items'>;

/** The plan's bulletin measured, to the sample what `makeBulletin` makes. What is spoken for it is kept. @throws AudioError */
export async function measurePlan(
  plan: BulletinPlan,
  voice: Voice,
  settings: MakeSettings,
): Promise<Measured> {
  const parts = await speak(plan, voice, settings);
  if (!hasItems(plan))
    return { durationMs: toMs(countSamples(parts, frameOf(plan), sampleRateHz)) };
  const { length, items } = await measureItems(plan, parts, voice, tellingItems(plan, settings));
  return { durationMs: toMs(length), items: [...items] };
}

const hasItems = (plan: BulletinPlan): plan is ItemsPlan => plan.items !== undefined;

/** All of the plan on one timeline, with what is heard when. */
async function soundPlan(
  plan: BulletinPlan,
  voice: Voice,
  settings: MakeSettings,
): Promise<Timeline & Required<Pick<Manifest, 'items'>>> {
  const parts = await speak(plan, voice, settings);
  if (hasItems(plan)) {
    const timeline = await soundItems(plan, parts, voice, tellingItems(plan, settings));
    return { ...timeline, items: [...timeline.items] };
  }
  const timeline = joinParts(parts, frameOf(plan), sampleRateHz);
  return { ...timeline, items: documentItems(timeline.sentences) };
}

function tagsOf({ title, station, date }: BulletinPlan): Mp3Tags {
  const dated = date === undefined ? {} : { date };
  return { title, artist: station, album: 'Bản tin truyền thanh', ...dated };
}

async function master(
  plan: BulletinPlan,
  { samples, sentences }: Timeline,
  settings: MakeSettings,
) {
  const work = makeWorkFolder('bulletin');
  try {
    const file = join(work, 'bulletin.mp3');
    const { loudnessLufs, truePeakDbtp } = await masterMp3(
      samples,
      bulletinFormat,
      file,
      tagsOf(plan),
      {
        ...settings,
        onMove: tellingMoves(plan, settings),
        // Each item has an error of its own beside the whole one's.
        ...(hasItems(plan) && { wantedWithinLu: 0.15 }),
      },
    );
    return { mp3: await readFile(file), loudnessLufs, truePeakDbtp, sentences };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function makeAnew(
  plan: BulletinPlan,
  voice: Voice,
  contentKey: string,
  settings: MakeSettings,
): Promise<Manifest> {
  const timeline = await soundPlan(plan, voice, settings);
  const [{ mp3, loudnessLufs, truePeakDbtp, sentences }, renditions] = await Promise.all([
    master(plan, timeline, settings),
    masterRenditions(timeline.samples, tagsOf(plan), settings),
  ]);
  const manifest: Manifest = {
    sha256: createHash('sha256').update(mp3).digest('hex'),
    contentKey,
    title: plan.title,
    documents: [...plan.documents],
    durationMs: toMs(timeline.samples.length),
    bytes: mp3.length,
    loudnessLufs,
    truePeakDbtp,
    sampleRateHz,
    voice: voice.id,
    sentences: [...sentences],
    items: timeline.items,
  };
  await publishBulletin(settings.dataDir, mp3, manifest);
  await keepRenditions(manifest, renditions, settings);
  const total = stepsOf(plan);
  settings.onProgress?.({ done: total, total, label: 'Chỉnh độ to, ghi MP3' });
  return manifest;
}

/** The plan's bulletin: out of the cache where it is whole there, else made. @throws AudioError */
export async function makeBulletin(
  plan: BulletinPlan,
  voice: Voice,
  settings: MakeSettings,
): Promise<Manifest> {
  const contentKey = keyOf(plan, voice.id);
  return asAudioErrors(async () => {
    const known = await readBulletin(settings.dataDir, contentKey);
    if (known === undefined) return makeAnew(plan, voice, contentKey, settings);
    await publishScripts(settings.dataDir, known);
    const samplesOf = async () => (await soundPlan(plan, voice, settings)).samples;
    await makeRenditions(known, samplesOf, tagsOf(plan), settings);
    return known;
  });
}
