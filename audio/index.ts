// The door for making sound: text in, bulletin out. Whoever only plays one goes by play.ts; and whoever makes one loads
// MDX, zod and the voices (80 MB of memory) by the first call that needs them.

export { AudioError } from './error.ts';
export type { BulletinRequest } from './bulletin/plan.ts';
export type { ScriptLine } from './check-speech.ts';
export type { DraftBulletin, DraftSpeech } from './draft.ts';
export type { DraftVoice } from './draft-voice.ts';
export type { ClipOrder, ListeningClips, MadeListeningClip, TapePart } from './listening-clips.ts';
export type { Progress } from './make.ts';
export type { FindSettings, ProduceSettings } from './produce.ts';
export type { StandIn } from './stand-in.ts';
export type { Tried, VoicesHere } from './voice-desk.ts';
export type { Staged } from './voices/adding/look.ts';
export type { InstalledVoice } from './voices/neural/installed.ts';
export type { Spoken } from './normalise/spoken.ts';

/** A function whose file is loaded by the first call. */
function later<Args extends readonly unknown[], Result>(
  load: () => Promise<(...args: Args) => Result | Promise<Result>>,
): (...args: Args) => Promise<Result> {
  return async (...args) => (await load())(...args);
}

/**
 * One bulletin: MP3, transcript, manifest and scripts in `dataDir/public`. What has been made before is not made again.
 * @throws AudioError; `unspeakable` lists every form nobody can read, of all documents, with the lexicon row to add
 */
export const produceBulletin = later(async () => (await import('./produce.ts')).produceBulletin);

/**
 * How long the bulletin lasts, to the sample, without making it: spoken, not mastered. Its sentences are kept for when it
 * is made.
 * @throws AudioError; `unspeakable` as `produceBulletin`
 */
export const measureBulletin = later(async () => (await import('./produce.ts')).measureBulletin);

/**
 * A document's own words as sound, with no station's opening, warning or closing around them: to be sent to stations, which
 * put their own around it. What has been made before is not made again.
 * @throws AudioError as `produceBulletin`; `document-missing`
 */
export const produceReading = later(async () => (await import('./produce.ts')).produceReading);

/** The manifest of the bulletin where it has been made and is still whole; undefined otherwise. @throws AudioError `document-missing` */
export const findBulletin = later(async () => (await import('./produce.ts')).findBulletin);

/**
 * An emergency bulletin: warning tone, the text twice, end. Never refused for a form nobody can read: it is spelled,
 * and named in `warnings`. A neural voice has 20 s.
 * @throws AudioError
 */
export const produceText = later(async () => (await import('./produce.ts')).produceText);

/** Speaks the sentences of an emergency text and keeps them, for when a bulletin with them is made. @throws AudioError */
export const speakText = later(async () => (await import('./produce.ts')).speakText);

/**
 * An emergency bulletin out of an audio file of any kind ffmpeg reads: warning tone, then the recording, mastered.
 * @throws AudioError; `not-audio` when the file cannot be read or is silent
 */
export const produceRecording = later(async () => (await import('./produce.ts')).produceRecording);

/** What of a document is not spoken because of its shape. @throws AudioError `document-missing` */
export const leftOutOf = later(async () => (await import('./check-speech.ts')).leftOutOf);

/**
 * A document as it would be heard, also where it may not be published yet: in each campaign that airs it, else alone. What
 * nobody can read is spelled, and named in its line.
 */
export const draftSpeech = later(async () => (await import('./draft.ts')).draftSpeech);

/** The ward's voice for whoever writes: how long a sentence is, and the sentence as WAV. It is closed by whoever opened it. */
export const openDraftVoice = later(async () => (await import('./draft-voice.ts')).openDraftVoice);

/** Sentences in several voices and masterings for people to compare, equally loud within 0.2 LU. It is closed by whoever opened it. */
export const openListeningClips = later(
  async () => (await import('./listening-clips.ts')).openListeningClips,
);

/** The spoken script of one document beside its written one. @throws AudioError `document-missing` */
export const spokenScript = later(async () => (await import('./check-speech.ts')).spokenScript);

/**
 * Every form nobody can read yet, in all that may be heard: documents of campaigns and those with `listen` as errors, the
 * rest as warnings; found facts; the station's name; campaign titles; rows of the lexicon. Nothing is produced.
 */
export const checkSpeech = later(async () => (await import('./check-speech.ts')).checkSpeech);

/** What is wrong with the recordings that lie beside documents; each is decoded. @throws AudioError `ffmpeg-missing` */
export const checkRecordings = later(
  async () => (await import('./check-recordings.ts')).checkRecordings,
);

/** Whether all that people have read is still there, and how far each document is read. Throws what the system throws. */
export const inspectTakes = later(
  async () => (await import('./studio/inspect-takes.ts')).inspectTakes,
);

/** The text as it would be spoken, with the rule and row of each part and what nobody can read yet. */
export const spokenText = later(async () => (await import('./say.ts')).spokenText);

/** Any text in the ward's voice, unmastered: a WAV file's bytes, and the samples and syllable starts themselves. @throws AudioError */
export const sayText = later(async () => (await import('./say.ts')).sayText);

/** Which ffmpeg would run, and what it calls itself. @throws AudioError `ffmpeg-missing`; `ffmpeg-failed` when it cannot make MP3 or measure loudness */
export const probeFfmpeg = later(async () => (await import('./probe.ts')).probeFfmpeg);

/** Speaks two syllables; returns the voice's id. @throws AudioError `voice-missing` or `voice-failed`, with the mend */
export const probeVoice = later(async () => (await import('./probe.ts')).probeVoice);

/** Duration of an audio file that decodes to its end. @throws AudioError `not-audio` */
export const probeAudio = later(async () => (await import('./probe.ts')).probeAudio);

/** The neural voices of this machine, and those that are known to speak Vietnamese. */
export const voicesHere = later(async () => (await import('./voice-desk.ts')).voicesHere);

/** A voice from an address as a file in a folder. @throws AudioError `voice-refused` */
export const fetchVoice = later(async () => (await import('./voice-desk.ts')).fetchFrom);

/**
 * An archive, a folder or a model with its papers looked at whole, a sentence said: what it is, before anybody accepts it.
 * It stays in LOA_DATA/voices until `acceptVoice` or `declineVoice`. @throws AudioError `voice-refused`, all reasons at once
 */
export const lookAtVoice = later(async () => (await import('./voice-desk.ts')).lookAt);

/** One that was looked at and waits for a decision. */
export const stagedVoice = later(async () => (await import('./voice-desk.ts')).stagedVoice);

/** It becomes a voice of this machine. @throws AudioError `voice-refused`: another digest, another licence, a name that is taken */
export const acceptVoice = later(async () => (await import('./voice-desk.ts')).acceptVoice);

/** One that was looked at is thrown away. */
export const declineVoice = later(async () => (await import('./voice-desk.ts')).declineVoice);

/** @throws AudioError `voice-missing`; `voice-refused` for the one that ward.yaml names */
export const removeVoice = later(async () => (await import('./voice-desk.ts')).removeVoice);

/** A sentence in a voice, with what it took. @throws AudioError `voice-missing`, `voice-failed` */
export const tryVoice = later(async () => (await import('./voice-desk.ts')).tryVoice);

/** The sentence it said when it was looked at, as WAV. */
export const trialOf = later(async () => (await import('./voice-desk.ts')).trialOf);
