// Changes under content/: told by the system at once, where it can; and looked for each half minute, because it may fail
// without a word (on Linux Node swallows inotify's limits, and a folder that is not there yet).
import { sayError } from '../../content/schema/say-error.ts';
import { watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Editors write a file in several steps. */
const settleMs = 500;
const lookMs = 30_000;
/** How much later than a look the system's word of the same change may come: on a busy machine it is slow, not deaf. */
const graceMs = 10_000;
/** How often it is asked whether content/ is still the same folder. */
const rootMs = 1000;

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
  { lookEveryMs = lookMs, settlesMs = settleMs, rootEveryMs = rootMs, slowByMs = graceMs } = {},
): () => void {
  let stopped = false;
  let settling: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let heard = false;
  let saidDeaf = false;
  let close = (): void => undefined;
  const sayDeaf = (why: string): void => {
    if (saidDeaf || stopped) return;
    saidDeaf = true;
    deaf(why);
  };
  const settle = (): void => {
    heard = true;
    clearTimeout(settling);
    settling = setTimeout(() => {
      // Folders that came or were replaced in this burst may not be watched: all are taken up anew.
      listen();
      changed();
    }, settlesMs);
  };
  const listen = (): void => {
    close();
    close = watchIfPossible(dir, settle, sayDeaf);
  };
  listen();
  // Put in place of the old one (a checkout, a sync, a link turned to another), content/ is another folder: the system
  // watches the old one, and says nothing.
  const stopRoot = watchRoot(dir, rootEveryMs, () => {
    listen();
    settle();
  });

  const look = async (known?: string): Promise<void> => {
    const now = await fingerprint(dir);
    if (stopped) return;
    const news = known !== undefined && now !== known;
    const told = heard;
    heard = false;
    looking = setTimeout(
      () => {
        if (news && !told && !heard) {
          sayDeaf('không có tin nào khi tệp đổi');
          listen();
          changed();
        }
        looking = setTimeout(() => void look(now), lookEveryMs).unref();
      },
      news && !told ? slowByMs : 0,
    ).unref();
  };
  void look();

  return () => {
    stopped = true;
    clearTimeout(settling);
    clearTimeout(looking);
    stopRoot();
    close();
  };
}

/** Calls `replaced` when another folder stands at `dir`: it is there again, or a link leads elsewhere. */
function watchRoot(dir: string, everyMs: number, replaced: () => void): () => void {
  const identify = async (): Promise<string> => {
    const found = await stat(dir).catch(() => undefined);
    return found ? `${found.dev} ${found.ino}` : '';
  };
  let known: string | undefined;
  const timer = setInterval(() => {
    void identify().then((now) => {
      const isOther = known !== undefined && now !== known && now !== '';
      known = now;
      if (isOther) replaced();
    });
  }, everyMs).unref();
  void identify().then((now) => {
    known ??= now;
  });
  return () => {
    clearInterval(timer);
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

/** Names, places on the disk, sizes and times of all files: another value after any change. '' where there is no such folder. Never rejects. */
async function fingerprint(dir: string): Promise<string> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => []);
  const lines: string[] = [];
  for (const { parentPath, name } of entries) {
    const file = join(parentPath, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile())
      lines.push(`${file} ${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`);
  }
  return lines.toSorted().join('\n');
}
