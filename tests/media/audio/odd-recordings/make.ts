// How the odd recordings are made: speech-like sound through real ffmpeg, and bytes spoilt by hand.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateFfmpeg } from '../../../../audio/master/locate-ffmpeg.ts';
import { toWav } from '../../../../audio/voices/wav.ts';
import { speechLike, speechRateHz as sampleRateHz } from '../../../setup/speech-like.ts';

/** Writes one recording at a path. `speech` is the path of eight seconds of it, mono, 22.05 kHz, 16 bit. */
export type Make = (path: string, speech: string) => void;

function ffmpeg(...args: readonly string[]): void {
  execFileSync(locateFfmpeg(), ['-v', 'error', '-y', ...args]);
}

/** Speech under another name, rate or coding: what stands between input and output. */
export const coded =
  (...options: readonly string[]): Make =>
  (path, speech) => {
    ffmpeg('-i', speech, ...options, path);
  };

/** The same with a filter, 16-bit WAV. */
export const filtered = (filter: string, ...options: readonly string[]): Make =>
  coded('-filter_complex', filter, ...options);

/** Speech with another input beside it. */
export const beside =
  (input: readonly string[], ...options: readonly string[]): Make =>
  (path, speech) => {
    ffmpeg('-i', speech, ...input, ...options, path);
  };

/** What ffmpeg makes without speech. */
export const synthetic =
  (...args: readonly string[]): Make =>
  (path) => {
    ffmpeg(...args, path);
  };

/** Another recording with its bytes changed. */
export const spoilt =
  (make: Make, ending: string, spoil: (bytes: Buffer) => Uint8Array): Make =>
  (path, speech) => {
    const whole = join(path, '..', '..', `whole${ending}`);
    make(whole, speech);
    writeFileSync(path, spoil(readFileSync(whole)));
  };

/** Exactly these bytes. */
export const bytes =
  (content: string | Uint8Array): Make =>
  (path) => {
    writeFileSync(path, content);
  };

/** Text that may name the speech. */
export const list =
  (text: (speech: string) => string): Make =>
  (path, speech) => {
    writeFileSync(path, text(speech));
  };

/** Samples of our own. */
export const sound =
  (samples: () => Int16Array): Make =>
  (path) => {
    writeFileSync(path, toWav({ samples: samples(), sampleRateHz }));
  };

export function layAside(path: string): string {
  writeFileSync(path, toWav({ samples: speechLike(8), sampleRateHz }));
  return path;
}
