// A person's recording, laid beside the document it reads: content/announcements/<slug>.mp3, .wav, … .
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { recordedName, sameName } from '../../content/schema/recordings.ts';
import { isThere } from '../../content/write/is-there.ts';

export interface Recording {
  readonly path: string;
  /** How messages name it: `content/announcements/x.mp3`, or its path. */
  readonly file: string;
  /** SHA-256 of its bytes: another recording makes another bulletin. */
  readonly hash: string;
}

/**
 * The recording beside `documentFile` (`content/announcements/x.mdx`), whatever the case of its ending; undefined where
 * there is none. Of two the first by name: content/read refuses two.
 */
export function findRecording(contentDir: string, documentFile: string): Recording | undefined {
  const document = join(contentDir, documentFile.replace(/^content\//, ''));
  const folder = dirname(document);
  const stem = sameName(basename(document)).replace(/\.mdx$/, '');
  const name = (isThere(folder) ? readdirSync(folder) : [])
    .sort()
    .find((file) => recordedName(file) === stem);
  return name === undefined
    ? undefined
    : readRecording(join(folder, name), `${dirname(documentFile)}/${name}`);
}

/** A recording anywhere, e.g. one handed to `loa emergency`. Throws what node:fs throws when it cannot be read. */
export function readRecording(path: string, file = path): Recording {
  return { path, file, hash: createHash('sha256').update(readFileSync(path)).digest('hex') };
}
