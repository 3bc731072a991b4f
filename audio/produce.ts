// What audio/index.ts offers, with its documentation there; this file is loaded by the first call.
import type { Content } from '../content/schema/content.ts';
import type { OutputKind } from '../content/schema/names.ts';
import type { Problem } from '../content/schema/problem.ts';
import type { Manifest } from '../content/schema/published.ts';
import { planEmergencyRecording, planEmergencyText } from './bulletin/emergency.ts';
import { keyOf } from './bulletin/key.ts';
import { planReading } from './bulletin/reading.ts';
import { planBulletin, type BulletinPlan, type BulletinRequest } from './bulletin/plan.ts';
import { profilesBeside } from '../content/schema/profile-of.ts';
import { unread, unspeakable } from './error.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { makeBulletin, measurePlan, type MakeSettings, type Measured } from './make.ts';
import { mp3File, readBulletin } from './store/bulletins.ts';
import { withStandIn, type StandIn } from './stand-in.ts';
import { takesToAir } from './studio/takes-to-air.ts';
import type { Voice } from './voices/voice.ts';

export interface ProduceSettings extends Omit<MakeSettings, 'profiles'> {
  /** ISO day in the ward's time zone: decides which facts hold, and dates an emergency. */
  readonly today: string;
  /** The folder `content/`, where recordings lie beside their documents; default: the repository's. */
  readonly contentDir?: string | undefined;
  /** Another voice than ward.yaml's; the caller closes it. */
  readonly voice?: Voice | undefined;
  /** So long may a neural voice take, real ms, before the embedded one speaks in its place; absent: as long as it takes. */
  readonly voiceWithinMs?: number | undefined;
  /** Called where the embedded voice spoke in place of the ward's. */
  readonly onStandIn?: ((why: StandIn) => void) | undefined;
  /** It will sound from the ward's outputs: what their loudspeakers need is made too. Default: it is for pages alone. */
  readonly airs?: boolean | undefined;
  /** The outputs it will sound from. Default: ward.yaml's. */
  readonly outputs?: readonly OutputKind[] | undefined;
}

/** What tells one bulletin from another, and where they are kept. */
export type FindSettings = Pick<ProduceSettings, 'contentDir' | 'dataDir' | 'today' | 'voice'>;

function withVoice<T>(
  { ward }: Content,
  settings: ProduceSettings,
  act: (voice: Voice) => Promise<T>,
): Promise<T> {
  return asAudioErrors(() =>
    settings.voice ? act(settings.voice) : withStandIn(ward.voice, settings, act),
  );
}

export async function produceBulletin(
  content: Content,
  request: BulletinRequest,
  settings: ProduceSettings,
): Promise<Manifest> {
  const plan = planToMake(content, request, settings);
  return withVoice(content, settings, (voice) =>
    makeBulletin(plan, voice, forOutputs(content, settings)),
  );
}

export async function produceReading(
  content: Content,
  document: string,
  settings: ProduceSettings,
): Promise<{ readonly manifest: Manifest; readonly mp3: string }> {
  const plan = planReading(content, document, settings.contentDir);
  if (plan.problems.length > 0) throw unspeakable(plan.problems);
  const manifest = await withVoice(content, settings, (voice) =>
    makeBulletin(plan, voice, withTiming(content, settings)),
  );
  return { manifest, mp3: mp3File(settings.dataDir, manifest.sha256) };
}

/** @throws AudioError `unspeakable`, `unread`, and as `planBulletin` */
function planToMake(
  content: Content,
  request: BulletinRequest,
  settings: FindSettings,
): BulletinPlan {
  const plan = planWithTakes(content, request, settings);
  if (plan.problems.length > 0) throw unspeakable(plan.problems);
  if (plan.unread) throw unread(plan.unread);
  return plan;
}

function planWithTakes(
  content: Content,
  request: BulletinRequest,
  { today, contentDir, dataDir }: FindSettings,
): BulletinPlan {
  return planBulletin(content, request, { today, contentDir, takes: takesToAir(dataDir) });
}

/** What takes are held against to find their words: the ward's voice as far as it is embedded. */
function withTiming({ ward }: Content, settings: ProduceSettings): MakeSettings {
  return { ...settings, timingVoice: ward.voice };
}

function forOutputs(content: Content, settings: ProduceSettings): MakeSettings {
  const timed = withTiming(content, settings);
  if (settings.airs !== true) return timed;
  return { ...timed, profiles: profilesBeside(content.ward.output, settings.outputs) };
}

/** By content key: ten slots of a campaign sound alike. */
const measures = new Map<string, Measured>();

export async function measureBulletin(
  content: Content,
  request: BulletinRequest,
  settings: ProduceSettings,
): Promise<Pick<Manifest, 'contentKey' | 'durationMs' | 'items'>> {
  const plan = planToMake(content, request, settings);
  return withVoice(content, settings, async (voice) => {
    const contentKey = keyOf(plan, voice.id);
    const measured =
      measures.get(contentKey) ?? (await measurePlan(plan, voice, withTiming(content, settings)));
    measures.set(contentKey, measured);
    return { contentKey, ...measured };
  });
}

export async function findBulletin(
  content: Content,
  request: BulletinRequest,
  settings: FindSettings,
): Promise<Manifest | undefined> {
  const plan = planWithTakes(content, request, settings);
  return withVoice(content, settings, (voice) =>
    readBulletin(settings.dataDir, keyOf(plan, voice.id)),
  );
}

/** An emergency waits no longer for a neural voice, real ms; what it has said by then is kept. */
const emergencyVoiceMs = 20_000;

export async function produceText(
  content: Content,
  request: { readonly title: string; readonly text: string },
  settings: ProduceSettings,
): Promise<{ readonly manifest: Manifest; readonly warnings: readonly Problem[] }> {
  const { plan, warnings } = planEmergencyText(content, { ...request, today: settings.today });
  const hurried = { ...settings, voiceWithinMs: settings.voiceWithinMs ?? emergencyVoiceMs };
  const manifest = await withVoice(content, hurried, (voice) =>
    makeBulletin(plan, voice, forOutputs(content, settings)),
  );
  return { manifest, warnings };
}

export async function speakText(
  content: Content,
  text: string,
  settings: ProduceSettings,
): Promise<void> {
  const { plan } = planEmergencyText(content, { title: '', text, today: settings.today });
  await withVoice(content, settings, (voice) =>
    measurePlan(plan, voice, withTiming(content, settings)),
  );
}

export async function produceRecording(
  content: Content,
  request: { readonly title: string; readonly path: string },
  settings: ProduceSettings,
): Promise<Manifest> {
  const plan = planEmergencyRecording(content, { ...request, today: settings.today });
  return withVoice(content, settings, (voice) =>
    makeBulletin(plan, voice, forOutputs(content, settings)),
  );
}
