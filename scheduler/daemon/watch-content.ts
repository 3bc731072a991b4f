// Changes under content/: told by the system at once, where it can; and looked for each half minute, because it may fail
// without a word (on Linux Node swallows inotify's limits, and a folder that is not there yet).
import { sayError } from '../../content/schema/say-error.ts';
import { watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Editors write a file in several steps. */
const settleMs = 500;
const lookMs = 30_000;

export interface WatchEvents {
  /** A burst of changes has settled. */
  readonly changed: () => void;
  /** The system does not tell of changes: they are seen by looking alone. Called at most once. */
  readonly deaf: (why: string) => void;
}

/** Tells of changes under `dir` until the returned function is called. */
export function watchContent(
  dir: string,
  { changed, deaf }: WatchEvents,
  { lookEveryMs = lookMs, settlesMs = settleMs } = {},
): () => void {
  let stopped = false;
  let settling: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let heard = false;
  let saidDeaf = false;
  const sayDeaf = (why: string): void => {
    if (saidDeaf || stopped) return;
    saidDeaf = true;
    deaf(why);
  };
  const close = watchIfPossible(
    dir,
    () => {
      heard = true;
      clearTimeout(settling);
      settling = setTimeout(changed, settlesMs);
    },
    sayDeaf,
  );

  const look = async (known?: string): Promise<void> => {
    const now = await fingerprint(dir);
    if (stopped) return;
    const news = known !== undefined && now !== known;
    const told = heard;
    heard = false;
    looking = setTimeout(
      () => {
        // The system may be a moment slower than we are.
        if (news && !told && !heard) {
          sayDeaf('không có tin nào khi tệp đổi');
          changed();
        }
        looking = setTimeout(() => void look(now), lookEveryMs).unref();
      },
      news && !told ? settlesMs : 0,
    ).unref();
  };
  void look();

  return () => {
    stopped = true;
    clearTimeout(settling);
    clearTimeout(looking);
    close();
  };
}

function watchIfPossible(
  dir: string,
  changed: () => void,
  failed: (why: string) => void,
): () => void {
  try {
    const watcher = watch(dir, { recursive: true }, changed);
    // More folders than the system watches, or one that went away: that ends the watching, not the program.
    watcher.on('error', ({ message }) => {
      watcher.close();
      failed(message);
    });
    return () => {
      watcher.close();
    };
  } catch (error) {
    failed(sayError(error));
    return () => undefined;
  }
}

/** Names, sizes and times of all files: another value after any change. '' where there is no such folder. Never rejects. */
async function fingerprint(dir: string): Promise<string> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => []);
  const lines: string[] = [];
  for (const { parentPath, name } of entries) {
    const file = join(parentPath, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) lines.push(`${file} ${found.size} ${found.mtimeMs}`);
  }
  return lines.toSorted().join('\n');
}
