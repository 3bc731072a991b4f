import { statSync } from 'node:fs';
import { probeAudio, type DraftBulletin } from '../../../../audio/index.ts';
import type { RecordedMs } from './length.ts';

interface RecordedLengths {
  /** What is known now; what is not is listened through while nobody waits. */
  of(bulletins: readonly DraftBulletin[]): RecordedMs;
  /** Some is being listened to, or waits for it. */
  isAtWork(): boolean;
}

/** How long a recording lasts; 0 where nobody can tell. Rejects or gives 0 for what it cannot read. */
type Probe = (path: string) => Promise<{ readonly durationMs: number }>;

/** Ms until what nobody could tell is tried again: a file may have been half copied, or the machine out of memory. */
const againMs = 60_000;

/** An hour of sound takes long to listen to: one after the other, and never while somebody waits for the answer. */
export function createRecordedLengths(
  probe: Probe = probeAudio,
  now = (): number => performance.now(),
): RecordedLengths {
  /** By path, size and time of change. */
  const known = new Map<string, number>();
  const failedAt = new Map<string, number>();
  const queue = new Map<string, string>();
  let isAtWork = false;

  const work = async (): Promise<void> => {
    for (const [key, path] of queue) {
      // The check of content/ says what is wrong with the file.
      const ms = await probe(path).then(
        ({ durationMs }) => durationMs,
        () => 0,
      );
      if (ms > 0) known.set(key, ms);
      else failedAt.set(key, now());
      queue.delete(key);
    }
    isAtWork = false;
  };
  const isDue = (key: string): boolean => {
    const failed = failedAt.get(key);
    return !known.has(key) && (failed === undefined || now() - failed > againMs);
  };
  return {
    of(bulletins) {
      const keys = new Map<string, string>();
      for (const { path } of bulletins.flatMap(({ recordings }) => recordings)) {
        const key = keyOf(path);
        keys.set(path, key);
        if (isDue(key)) queue.set(key, path);
      }
      if (!isAtWork && queue.size > 0) {
        isAtWork = true;
        void work();
      }
      return (path) => known.get(keys.get(path) ?? '');
    },
    isAtWork: () => isAtWork,
  };
}

function keyOf(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  return `${path} ${file?.size} ${file?.mtimeMs}`;
}
