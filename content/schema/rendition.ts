// A bulletin's sound mastered for a loudspeaker, as audio/ keeps it and scheduler/ finds it. No zod: the daemon asks.
import { join } from 'node:path';
import type { Profile } from './names.ts';

export const renditionsFolder = (dataDir: string): string => join(dataDir, 'cache', 'renditions');

/** The names of a rendition's files, by the bulletin's SHA-256: its sound, and what `readRendition` reads. */
export function renditionNames(
  bulletin: string,
  profile: Profile,
): { readonly mp3: string; readonly about: string } {
  return { mp3: `${bulletin}.${profile}.mp3`, about: `${bulletin}.${profile}.json` };
}

export interface Rendition {
  /** Of its MP3. */
  readonly sha256: string;
  /** Of the tone it was made by. */
  readonly version: number;
}

/** Undefined where the text is not what was written. */
export function readRendition(text: string): Rendition | undefined {
  let about: unknown;
  try {
    about = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof about !== 'object' || about === null) return undefined;
  if (!('sha256' in about && 'version' in about)) return undefined;
  const { sha256, version } = about;
  return typeof sha256 === 'string' && typeof version === 'number'
    ? { sha256, version }
    : undefined;
}
