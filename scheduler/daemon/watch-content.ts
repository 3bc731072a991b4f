import { watch } from 'node:fs';

/** Editors write a file in several steps. */
const settleMs = 500;

/** Calls `changed` once a burst of changes under `dir` has settled, until the returned function is called. */
export function watchContent(dir: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = watch(dir, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, settleMs);
    });
    // A folder that goes away ends the watching, not the program.
    watcher.on('error', () => {
      watcher.close();
    });
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    return () => undefined;
  }
}
