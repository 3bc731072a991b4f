// Where sentences that people have read lie. audio/ writes and reads them; backups, doctor and daemon find them here.
import { join } from 'node:path';

/** `$LOA_DATA/recordings`; nothing else lies in it. */
export const takesFolder = (dataDir: string): string => join(dataDir, 'recordings');

/** Who read what, one line an event; appended only. */
export const takesFile = (dataDir: string): string => join(takesFolder(dataDir), 'takes.jsonl');

/** The sound of a take, by its hash. */
export const takeSound = (dataDir: string, sha256: string): string =>
  join(takesFolder(dataDir), `${sha256}.wav`);
