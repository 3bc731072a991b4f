// The door for playing: an MP3 or another station's stream in, samples out. It loads ffmpeg's wrapper and computed
// sounds, and no more.
export { decodeToPcm } from './master/decode.ts';
export { encodeLive } from './master/encode-live.ts';
export { decodeLive } from './live/decode-live.ts';
export { closingChime, emergencyTone, openingChime } from './master/chime.ts';
export { tryLive } from './live/try-live.ts';
export { locateFfmpeg } from './master/locate-ffmpeg.ts';
export { lacksStreams, startFailure } from './master/started.ts';
