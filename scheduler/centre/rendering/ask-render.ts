// One document rendered in a process of its own that takes only what of the processor nobody else wants.
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../failure.ts';
import type { RenderAnswer, RenderQuestion } from './render-messages.ts';

/** What cannot be rendered as it is: trying again makes nothing better. */
export class NotRendered extends Failure {}

/** Rejects with NotRendered where it cannot be said; with another Failure where the process ended, or was ended by `signal`. */
export function askRender(
  question: RenderQuestion,
  signal?: AbortSignal,
): Promise<Exclude<RenderAnswer, { readonly failed: string }>> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'render-process.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const end = (): void => void child.kill('SIGKILL');
    const fail = (error: Failure): void => {
      signal?.removeEventListener('abort', end);
      reject(error);
    };
    signal?.addEventListener('abort', end, { once: true });
    child.once('spawn', () => {
      // ffmpeg, which it begins, has the same.
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
      child.send(question);
      if (signal?.aborted === true) end();
    });
    child.once('message', (answer: RenderAnswer) => {
      if ('failed' in answer) fail(new NotRendered(answer.failed));
      else {
        signal?.removeEventListener('abort', end);
        resolve(answer);
      }
    });
    child.once('error', ({ message }) => {
      fail(new Failure(`Không mở được tiến trình dựng tiếng: ${message}.`));
    });
    child.once('exit', () => {
      fail(new Failure('Tiến trình dựng tiếng dừng giữa chừng.', 'Bấm “Dựng lại”.'));
    });
  });
}
