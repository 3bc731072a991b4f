import type { Content } from '../content/schema/content.ts';
import type { Problem } from '../content/schema/problem.ts';
import type { Manifest } from '../content/schema/published.ts';
import { planEmergencyRecording, planEmergencyText } from './bulletin/emergency.ts';
import { keyOf } from './bulletin/key.ts';
import { planBulletin, type BulletinRequest } from './bulletin/plan.ts';
import { unspeakable } from './error.ts';
import { asAudioErrors, makeBulletin, type MakeSettings } from './make.ts';
import { readBulletin } from './store/bulletins.ts';
import { openVoice } from './voices/open-voice.ts';
import type { Voice } from './voices/voice.ts';

export interface ProduceSettings extends MakeSettings {
  /** ISO day in the ward's time zone: decides which facts hold, and dates an emergency. */
  readonly today: string;
  /** The folder `content/`, where recordings lie beside their documents; default: the repository's. */
  readonly contentDir?: string | undefined;
  /** Another voice than ward.yaml's; the caller closes it. */
  readonly voice?: Voice | undefined;
}

async function withVoice<T>(
  content: Content,
  given: Voice | undefined,
  act: (voice: Voice) => Promise<T>,
): Promise<T> {
  return asAudioErrors(async () => {
    const voice = given ?? openVoice(content.ward.voice);
    try {
      return await act(voice);
    } finally {
      if (given === undefined) {
        await voice.close();
      }
    }
  });
}

/**
 * One bulletin: MP3, transcript, manifest and scripts in `dataDir/public`. What has been made before is not made again.
 * @throws AudioError; `unspeakable` lists every form nobody can read, of all documents, with the lexicon row to add
 */
export async function produceBulletin(
  content: Content,
  request: BulletinRequest,
  settings: ProduceSettings,
): Promise<Manifest> {
  const plan = planBulletin(content, request, settings);
  if (plan.problems.length > 0) {
    throw unspeakable(plan.problems);
  }
  return withVoice(content, settings.voice, (voice) => makeBulletin(plan, voice, settings));
}

/** The cache key of what `produceBulletin` would make: it changes exactly when the sound or its manifest would. */
export function bulletinKey(
  content: Content,
  request: BulletinRequest,
  settings: Pick<ProduceSettings, 'today' | 'contentDir' | 'voice'>,
): string {
  const voice = settings.voice ?? openVoice(content.ward.voice);
  return keyOf(planBulletin(content, request, settings), voice.id);
}

/** The manifest of the bulletin where it has been made and is still whole; undefined otherwise. */
export function findBulletin(
  content: Content,
  request: BulletinRequest,
  settings: Pick<ProduceSettings, 'contentDir' | 'dataDir' | 'today' | 'voice'>,
): Promise<Manifest | undefined> {
  return asAudioErrors(() =>
    readBulletin(settings.dataDir, bulletinKey(content, request, settings)),
  );
}

/**
 * An emergency bulletin: warning tone, the text twice, end. Never refused for a form nobody can read: it is spelled,
 * and named in `warnings`.
 * @throws AudioError
 */
export async function produceText(
  content: Content,
  request: { readonly title: string; readonly text: string },
  settings: ProduceSettings,
): Promise<{ readonly manifest: Manifest; readonly warnings: readonly Problem[] }> {
  const { plan, warnings } = planEmergencyText(content, { ...request, today: settings.today });
  const manifest = await withVoice(content, settings.voice, (voice) =>
    makeBulletin(plan, voice, settings),
  );
  return { manifest, warnings };
}

/**
 * An emergency bulletin out of an audio file of any kind ffmpeg reads: warning tone, then the recording, mastered.
 * @throws AudioError; `not-audio` when the file cannot be read or is silent
 */
export async function produceRecording(
  content: Content,
  request: { readonly title: string; readonly path: string },
  settings: ProduceSettings,
): Promise<Manifest> {
  const plan = planEmergencyRecording(content, { ...request, today: settings.today });
  return withVoice(content, settings.voice, (voice) => makeBulletin(plan, voice, settings));
}
