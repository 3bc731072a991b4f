// Asks the process that reads content/: one at a time, so that a hurry of senders leaves the machine to the stations.
import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../failure.ts';
import type { Answer, Question } from './read-content.ts';

/** Without an answer for so long it hangs, real ms. */
const hungMs = 60_000;

export type AskContent = <Is extends Question['is']>(
  question: Extract<Question, { is: Is }>,
) => Promise<Extract<Answer, { is: Is }>>;

export function createAskContent(): AskContent {
  let before: Promise<unknown> = Promise.resolve();
  return (question) => {
    const asked = before.then(() => ask(question));
    before = asked.catch(() => undefined);
    // It answers what it was asked.
    return asked as Promise<Extract<Answer, { is: typeof question.is }>>;
  };
}

function ask(question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'check-process.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const hung = setTimeout(() => child.kill('SIGKILL'), hungMs);
    const fail = (why: string): void => {
      clearTimeout(hung);
      reject(
        new Failure(
          `Không đọc được content/ của máy trung tâm: ${why}.`,
          'Thử lại; xem LOA_CONTENT có đúng thư mục không.',
        ),
      );
    };
    child.once('spawn', () => {
      // Where an administrator alone may ask for this, nothing changes.
      if (child.pid !== undefined) setPriority(child.pid, 10);
    });
    child.once('message', (answer: Answer | { readonly failed: string }) => {
      clearTimeout(hung);
      if ('failed' in answer) fail(answer.failed);
      else resolve(answer);
    });
    child.once('error', (error) => {
      fail(error.message);
    });
    child.once('exit', () => {
      fail('tiến trình đọc dừng giữa chừng');
    });
    child.send(question);
  });
}
