// What people read in the studio: bulletins that a new take touches are made anew. Looked for, not listened for: one file's
// size and time cost nothing, and a look sees on every file system what happened.
import { statSync, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { takesFile } from '../../content/schema/takes.ts';

const lookMs = 5000;
/** Who reads a script aloud keeps a sentence every ten seconds: a bulletin for each would be made for nothing. */
const quietMs = 30_000;

/**
 * Calls `changed` once the takes under `dataDir` have changed and nobody has kept one for a while, and at once where one was taken
 * back, until the returned function is called.
 */
export function watchTakes(
  dataDir: string,
  changed: () => void,
  { lookEveryMs = lookMs, quietForMs = quietMs } = {},
): () => void {
  let stopped = false;
  let looking: NodeJS.Timeout | undefined;
  const file = takesFile(dataDir);
  const first = statSync(file, { throwIfNoEntry: false });
  let told = nameState(first);
  let known = told;
  let seenBytes = first?.size ?? 0;
  let quiet = 0;
  const look = async (): Promise<void> => {
    const found = await stat(file).catch(() => undefined);
    const now = nameState(found);
    const isTakenBack = now !== known && (await hasWithdrawal(file, seenBytes));
    if (stopped) return;
    quiet = now === known ? quiet + lookEveryMs : 0;
    known = now;
    seenBytes = found?.size ?? 0;
    if (now !== told && (isTakenBack || quiet >= quietForMs)) {
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

/** Whether a line behind these bytes takes something back; in a file that is shorter now, any line. One that cannot be read may. */
async function hasWithdrawal(path: string, seenBytes: number): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const from = size < seenBytes ? 0 : seenBytes;
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(size - from),
        0,
        size - from,
        from,
      );
      return buffer.toString('utf8', 0, bytesRead).includes('"event":"withdraw"');
    } finally {
      await file.close();
    }
  } catch {
    return true;
  }
}
