// What a person speaks live lies in `$LOA_DATA/live/`: `<id>.pcm` grows with it, `<id>.end` says that nothing more comes and
// why, `<sha256>.mp3` is what is kept. The console writes, the daemon follows: that file is all they share of it.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SpeechEnd } from '../core/speech.ts';

export interface SpeechFiles {
  /** What has come so far. */
  readonly pcm: string;
  /** There once nothing more is to come. */
  readonly end: string;
}

export function speechDirOf(dataDir: string): string {
  return join(dataDir, 'live');
}

/** `id`: as the console drew it. Throws where it is none, so that no name leads elsewhere. */
export function speechFiles(dataDir: string, id: string): SpeechFiles {
  if (!isId(id)) throw new TypeError(`no speech: ${id}`);
  const of = (kind: string): string => join(speechDirOf(dataDir), `${id}.${kind}`);
  return { pcm: of('pcm'), end: of('end') };
}

/** Whether there is such a file to follow; false also where the id is none. */
export function hasSpeech(dataDir: string, id: string): boolean {
  return isId(id) && existsSync(speechFiles(dataDir, id).pcm);
}

function isId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}

/** An empty one. Throws what the system says. */
export function beginSpeechFile(dataDir: string, id: string): SpeechFiles {
  mkdirSync(speechDirOf(dataDir), { recursive: true, mode: 0o700 });
  const files = speechFiles(dataDir, id);
  writeFileSync(files.pcm, '', { flag: 'wx', mode: 0o600 });
  return files;
}

/** Says that nothing more comes; whoever said so first is right. */
export function endSpeech({ end }: SpeechFiles, why: SpeechEnd): void {
  if (existsSync(end)) return;
  // Whole from the first moment on, and never over another.
  const written = `${end}.${process.pid}`;
  writeFileSync(written, why, { mode: 0o600 });
  try {
    linkSync(written, end);
  } catch (error) {
    if (!existsSync(end)) throw error;
  } finally {
    rmSync(written, { force: true });
  }
}

/** Why it ended; undefined while it goes on. */
export function speechEnd({ end }: SpeechFiles): SpeechEnd | undefined {
  if (!existsSync(end)) return undefined;
  // Written by `endSpeech` of one of our own.
  return readFileSync(end, 'utf8') as SpeechEnd;
}

/** Whether more may come: a daemon that has kept it takes its files away. */
export function isSpeechOpen(files: SpeechFiles): boolean {
  return existsSync(files.pcm) && speechEnd(files) === undefined;
}

/** Bytes that have come so far; 0 where there is none. */
export function spokenBytes({ pcm }: SpeechFiles): number {
  return statSync(pcm, { throwIfNoEntry: false })?.size ?? 0;
}

/** Ids of those whose recording was not made yet. */
export function speechesLeft(dataDir: string): readonly string[] {
  const folder = speechDirOf(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => /^([0-9a-f]{32})\.pcm$/.exec(name)?.[1] ?? []);
}

export function removeSpeech({ pcm, end }: SpeechFiles): void {
  rmSync(pcm, { force: true });
  rmSync(end, { force: true });
}

/** A recording that is kept, by its hash. */
export function speechRecording(dataDir: string, sha256: string): string {
  return join(speechDirOf(dataDir), `${sha256}.mp3`);
}
