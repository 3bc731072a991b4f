// A person's recording, laid beside the document it reads: content/announcements/<slug>.mp3 or .wav.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Recording {
  /** Absolute path. */
  readonly path: string;
  /** SHA-256 of its bytes: another recording makes another bulletin. */
  readonly hash: string;
}

const extensions = ['.wav', '.mp3', '.flac', '.m4a', '.ogg'] as const;

/** The recording beside `documentFile` (`content/announcements/x.mdx`), or undefined. */
export function findRecording(contentDir: string, documentFile: string): Recording | undefined {
  const stem = join(contentDir, documentFile.replace(/^content\//, '')).replace(/\.mdx$/, '');
  const path = extensions
    .map((extension) => stem + extension)
    .find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : readRecording(path);
}

/** A recording anywhere, e.g. one handed to `loa emergency`. Throws what node:fs throws when it cannot be read. */
export function readRecording(path: string): Recording {
  return { path, hash: createHash('sha256').update(readFileSync(path)).digest('hex') };
}
