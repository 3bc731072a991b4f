import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';

export interface Apart {
  /** A file beside this one; it is sent the order once and answers once. */
  readonly process: string;
  readonly order: object;
  /** Real ms; then it is killed. */
  readonly longestMs: number;
  readonly heapMb: number;
}

/** What comes of it; `died`: it fell, or gave nothing back. */
export type OfApart<Answer> = { readonly answer: Answer } | Failed;

interface Failed {
  readonly failed: 'died' | 'too-long';
}

/** Behind all that has a minute to keep. */
const patience = 15;

/**
 * Has a process of its own look into what somebody sent up: whatever the file does to it, drafts and pages live on.
 * `Answer` is what the process sends.
 */
export async function runApart<Answer>({
  process: file,
  order,
  longestMs,
  heapMb,
}: Apart): Promise<OfApart<Answer>> {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: [`--max-old-space-size=${heapMb}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  let late: NodeJS.Timeout | undefined;
  try {
    if (child.pid !== undefined) beHumble(child.pid);
    return await new Promise((resolve) => {
      late = setTimeout(() => {
        resolve({ failed: 'too-long' });
      }, longestMs);
      child.once('message', (answer) => {
        // The process is a file of ours, and sends this.
        resolve({ answer: answer as Answer });
      });
      const died = (): void => {
        resolve({ failed: 'died' });
      };
      child.once('exit', died).once('error', died);
      child.send(order, undefined, {}, (error) => {
        if (error) died();
      });
    });
  } finally {
    clearTimeout(late);
    child.kill('SIGKILL');
  }
}

function beHumble(pid: number): void {
  try {
    setPriority(pid, patience);
  } catch {
    // It is gone already, or the system lets nobody.
  }
}
