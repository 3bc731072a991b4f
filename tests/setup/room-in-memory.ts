// Where tests lay what they throw away. They make thousands of databases, each of which waits for the disk several times.
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const shared = '/dev/shm';
const gib = 2 ** 30;

/** A folder for TMPDIR that lies in memory, of this process; undefined where the system has none, or little room. */
export function roomInMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(shared);
    // A run leaves some hundred MB until its end; browsers and workers take up to four GiB.
    if (bavail * bsize < 3 * gib || process.availableMemory() < 8 * gib) return undefined;
    removeStale();
    const room = join(shared, `loa-${process.pid}`);
    mkdirSync(room);
    process.once('exit', () => {
      rmSync(room, { recursive: true, force: true });
    });
    return room;
  } catch {
    return undefined;
  }
}

/** What runs left that were killed. */
function removeStale(): void {
  for (const name of readdirSync(shared)) {
    const pid = Number(/^loa-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (pid > 0 && !isRunning(pid)) rmSync(join(shared, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
