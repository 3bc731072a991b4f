// The front door of audio/: text in, sound out.
export { AudioError, type AudioErrorCode } from './error.ts';
export { decodeToPcm } from './master/decode.ts';
export { locateFfmpeg } from './master/locate-ffmpeg.ts';
export {
  bulletinKey,
  findBulletin,
  produceBulletin,
  type ProduceSettings,
  type Progress,
} from './produce.ts';
export type { BulletinRequest } from './bulletin/plan.ts';
export type { PcmFormat } from './master/arguments.ts';
