// The door for playing: an MP3 in, samples out. It loads ffmpeg's wrapper and no more.
export { decodeToPcm } from './master/decode.ts';
export { locateFfmpeg } from './master/locate-ffmpeg.ts';
export { lacksStreams, startFailure } from './master/started.ts';
