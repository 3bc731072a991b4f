// The front door of audio/: text in, sound out. Whoever only plays a bulletin loads ffmpeg's wrapper and no more: MDX,
// zod and the voices (80 MB of memory) are imported by the first call that needs them.
import type { Content } from '../content/schema/content.ts';
import type { Ward } from '../content/schema/ward.ts';
import type { Problem } from '../content/schema/problem.ts';
import type { Manifest } from '../content/schema/published.ts';
import type { BulletinRequest } from './bulletin/plan.ts';
import type { ScriptLine } from './check-speech.ts';
import type { Spoken } from './normalise/spoken.ts';
import type { FindSettings, ProduceSettings } from './produce.ts';
import type { Said } from './say.ts';

export { AudioError } from './error.ts';
export type { BulletinRequest } from './bulletin/plan.ts';
export type { ScriptLine } from './check-speech.ts';
export type { Progress } from './make.ts';
export type { FindSettings, ProduceSettings } from './produce.ts';
export { decodeToPcm } from './master/decode.ts';
export { locateFfmpeg } from './master/locate-ffmpeg.ts';
export type { Spoken } from './normalise/spoken.ts';

/**
 * One bulletin: MP3, transcript, manifest and scripts in `dataDir/public`. What has been made before is not made again.
 * @throws AudioError; `unspeakable` lists every form nobody can read, of all documents, with the lexicon row to add
 */
export async function produceBulletin(
  content: Content,
  request: BulletinRequest,
  settings: ProduceSettings,
): Promise<Manifest> {
  return (await import('./produce.ts')).produceBulletin(content, request, settings);
}

/**
 * How long the bulletin lasts, to the sample, without making it: spoken, not mastered. Its sentences are kept for when it
 * is made.
 * @throws AudioError; `unspeakable` as `produceBulletin`
 */
export async function measureBulletin(
  content: Content,
  request: BulletinRequest,
  settings: ProduceSettings,
): Promise<Pick<Manifest, 'contentKey' | 'durationMs'>> {
  return (await import('./produce.ts')).measureBulletin(content, request, settings);
}

/** The manifest of the bulletin where it has been made and is still whole; undefined otherwise. @throws AudioError `document-missing` */
export async function findBulletin(
  content: Content,
  request: BulletinRequest,
  settings: FindSettings,
): Promise<Manifest | undefined> {
  return (await import('./produce.ts')).findBulletin(content, request, settings);
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
  return (await import('./produce.ts')).produceText(content, request, settings);
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
  return (await import('./produce.ts')).produceRecording(content, request, settings);
}

/** The spoken script of one document beside its written one. @throws AudioError `document-missing` */
export async function spokenScript(content: Content, documentId: string): Promise<ScriptLine[]> {
  return (await import('./check-speech.ts')).spokenScript(content, documentId);
}

/**
 * Every form nobody can read yet, in all that may be heard: documents of campaigns and those with `listen` as errors, the
 * rest as warnings; found facts; the station's name; campaign titles; rows of the lexicon. Nothing is produced.
 */
export async function checkSpeech(content: Content, contentDir?: string): Promise<Problem[]> {
  return (await import('./check-speech.ts')).checkSpeech(content, contentDir);
}

/** What is wrong with the recordings that lie beside documents; each is decoded. @throws AudioError `ffmpeg-missing` */
export async function checkRecordings(content: Content, contentDir?: string): Promise<Problem[]> {
  return (await import('./check-recordings.ts')).checkRecordings(content, contentDir);
}

/** The text as it would be spoken, with the rule and row of each part and what nobody can read yet. */
export async function spokenText(text: string, content: Pick<Content, 'lexicon'>): Promise<Spoken> {
  return (await import('./say.ts')).spokenText(text, content);
}

/** Any text in the ward's voice, unmastered: a WAV file's bytes, and the samples and syllable starts themselves. @throws AudioError */
export async function sayText(
  text: string,
  content: Pick<Content, 'lexicon' | 'ward'>,
  settings?: { readonly signal?: AbortSignal },
): Promise<Said> {
  return (await import('./say.ts')).sayText(text, content, settings);
}

/** Which ffmpeg would run, and what it calls itself. @throws AudioError `ffmpeg-missing`; `ffmpeg-failed` when it cannot make MP3 or measure loudness */
export async function probeFfmpeg(
  ffmpegPath?: string,
): Promise<{ readonly path: string; readonly version: string }> {
  return (await import('./probe.ts')).probeFfmpeg(ffmpegPath);
}

/** Speaks two syllables; returns the voice's id. @throws AudioError `voice-missing` or `voice-failed`, with the mend */
export async function probeVoice(settings: Ward['voice']): Promise<string> {
  return (await import('./probe.ts')).probeVoice(settings);
}

/** Duration of an audio file that decodes to its end. @throws AudioError `not-audio` */
export async function probeAudio(file: string): Promise<{ readonly durationMs: number }> {
  return (await import('./probe.ts')).probeAudio(file);
}
