import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Ends the server in `folder`, and the folder, when this process has ended, also by `kill -9`: a shell hears the pipe
 * close. `over` says that both are gone already.
 */
export function endWithThisProcess(folder: string): { over(): void } {
  const end = join(import.meta.dirname, 'end-left-process.ts');
  const script = 'cat >/dev/null; [ ! -e "$1" ] || exec "$2" "$3" "$1"';
  // In a group of its own: Ctrl-C ends those that it waits for.
  const watcher = spawn('sh', ['-c', script, 'sh', folder, process.execPath, end], {
    ...{ stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  });
  watcher.unref();
  return {
    over: () => {
      watcher.stdin.end();
    },
  };
}
