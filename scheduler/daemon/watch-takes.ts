// What people read in the studio: bulletins that a new take touches are made anew. Looked for, not listened for: one file's
// size and time cost nothing, and a look sees on every file system what happened.
import { statSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { takesFile } from '../../content/schema/takes.ts';

const lookMs = 5000;
/** Who reads a script aloud keeps a sentence every ten seconds: a bulletin for each would be made for nothing. */
const quietMs = 30_000;

/** Calls `changed` once the takes under `dataDir` have changed and nobody has kept one for a while, until the returned function is called. */
export function watchTakes(
  dataDir: string,
  changed: () => void,
  { lookEveryMs = lookMs, quietForMs = quietMs } = {},
): () => void {
  let stopped = false;
  let looking: NodeJS.Timeout | undefined;
  const file = takesFile(dataDir);
  let told = nameState(statSync(file, { throwIfNoEntry: false }));
  let known = told;
  let quiet = 0;
  const look = async (): Promise<void> => {
    const now = nameState(await stat(file).catch(() => undefined));
    if (stopped) return;
    quiet = now === known ? quiet + lookEveryMs : 0;
    known = now;
    if (now !== told && quiet >= quietForMs) {
      told = now;
      changed();
    }
    looking = setTimeout(() => void look(), lookEveryMs).unref();
  };
  looking = setTimeout(() => void look(), lookEveryMs).unref();
  return () => {
    stopped = true;
    clearTimeout(looking);
  };
}

/** '' where there is no such file. */
const nameState = (found: Stats | undefined): string =>
  found ? `${found.ino} ${found.size} ${found.mtimeMs}` : '';
