// The front door of audio/: text in, sound out.
export { AudioError, type AudioErrorCode } from './error.ts';
export type { BulletinRequest } from './bulletin/plan.ts';
export type { Progress } from './make.ts';
export {
  bulletinKey,
  findBulletin,
  produceBulletin,
  produceRecording,
  produceText,
  type ProduceSettings,
} from './produce.ts';
export { checkSpeech, spokenScript, type ScriptLine } from './check-speech.ts';
export { sayText, spokenText } from './say.ts';
export { probeAudio, probeFfmpeg, probeVoice } from './probe.ts';
export { decodeToPcm } from './master/decode.ts';
export type { PcmFormat } from './master/arguments.ts';
export { locateFfmpeg } from './master/locate-ffmpeg.ts';
