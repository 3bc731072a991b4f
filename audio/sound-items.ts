// A plan's items as sound: texts by the voice, recordings as they were made, all equally loud.
import {
  measureJoined,
  joinItems,
  type ItemSound,
  type ItemsFrame,
} from './bulletin/join-items.ts';
import type { BulletinPlan } from './bulletin/plan.ts';
import type { PlannedFallback, PlannedItem } from './bulletin/plan-items.ts';
import { joinParts, type Part, type Timeline } from './bulletin/timeline.ts';
import { matchLoudness, speechLoudnessLufs, tonedLoudness } from './match-loudness.ts';
import type { BulletinItem } from '../content/schema/published.ts';
import { prepareRecording } from './prepare-recording.ts';
import { bulletinFormat, frameOf, speakPlan, type SpeakSettings } from './speak-plan.ts';
import type { Voice } from './voices/voice.ts';

type Level = (samples: Int16Array) => Promise<Int16Array>;

interface Studio {
  readonly voice: Voice;
  readonly settings: SpeakSettings;
  /** Brings a recording to the loudness of the rest. */
  readonly level: Level;
}

const { sampleRateHz } = bulletinFormat;
/** Between one time that a fallback is heard and the next. */
const againAfterMs = 3000;

export type ItemsPlan = BulletinPlan & { readonly items: readonly PlannedItem[] };

/** The bulletin of these items; `parts` are the plan's lines as they are spoken. @throws AudioError */
export async function soundItems(
  plan: ItemsPlan,
  parts: readonly Part[],
  voice: Voice,
  settings: SpeakSettings,
): Promise<Timeline & { readonly items: readonly BulletinItem[] }> {
  const speech = parts.map((part) => part.speech.samples);
  const heard = await tonedLoudness(speech, bulletinFormat, settings);
  const level: Level = (samples) =>
    matchLoudness(samples, heard ?? speechLoudnessLufs, bulletinFormat, settings);
  const sounds = await soundsOf(plan, parts, { voice, settings, level });
  return joinItems(sounds, around(plan, parts), sampleRateHz);
}

/** How many samples `soundItems` makes and where they lie, without making them equally loud. @throws AudioError */
export async function measureItems(
  plan: ItemsPlan,
  parts: readonly Part[],
  voice: Voice,
  settings: SpeakSettings,
): Promise<{ readonly length: number; readonly items: readonly BulletinItem[] }> {
  const level: Level = (samples) => Promise.resolve(samples);
  const sounds = await soundsOf(plan, parts, { voice, settings, level });
  return measureJoined(sounds, around(plan, parts), sampleRateHz);
}

/** What is said before the first text belongs before the first item, what is said after the last text after the last. */
function around(plan: ItemsPlan, parts: readonly Part[]): ItemsFrame {
  const first = parts.findIndex(({ line }) => line.document !== undefined);
  const last = parts.findLastIndex(({ line }) => line.document !== undefined);
  return {
    ...frameOf(plan),
    head: parts.slice(0, Math.max(0, first)),
    tail: parts.slice(last + 1),
  };
}

async function soundsOf(
  plan: ItemsPlan,
  parts: readonly Part[],
  studio: Studio,
): Promise<readonly ItemSound[]> {
  const sounds: ItemSound[] = [];
  for (const item of plan.items) {
    sounds.push(await soundOf(item, parts, studio));
    studio.settings.onLines?.(sounds.length);
  }
  return sounds;
}

async function soundOf(
  item: PlannedItem,
  parts: readonly Part[],
  studio: Studio,
): Promise<ItemSound> {
  const { id, fadeMs } = item;
  switch (item.kind) {
    case 'document':
      return {
        kind: 'document',
        id,
        fadeMs,
        parts: parts.filter(({ line }) => line.document === id),
      };
    case 'recording': {
      const { samples } = await prepareRecording(item, bulletinFormat, studio.settings);
      return { kind: 'recording', id, fadeMs, samples: await studio.level(samples) };
    }
    case 'pause':
      return { kind: 'pause', id, fadeMs, lengthMs: item.lengthMs };
    case 'relay': {
      const { lengthMs, fallback } = item;
      return { kind: 'relay', id, fadeMs, lengthMs, ...(await soundFallback(fallback, studio)) };
    }
  }
}

async function soundFallback(
  fallback: PlannedFallback,
  { voice, settings, level }: Studio,
): Promise<{ readonly samples: Int16Array; readonly pauseMs: number }> {
  if ('recording' in fallback) {
    const { samples } = await prepareRecording(fallback, bulletinFormat, settings);
    return { samples: await level(samples), pauseMs: againAfterMs };
  }
  const parts = await speakPlan(fallback.said, voice, { ...settings, onLines: () => undefined });
  const nothing = { before: new Int16Array(0), after: new Int16Array(0), gapMs: 0 };
  const { samples } = joinParts(parts, nothing, sampleRateHz);
  const lengthMs = (samples.length / sampleRateHz) * 1000;
  return { samples, pauseMs: Math.max(againAfterMs, fallback.everyMs - lengthMs) };
}
