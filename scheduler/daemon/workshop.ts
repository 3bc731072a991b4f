import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { sayError } from '../../content/schema/say-error.ts';
import type { Config } from '../config.ts';
import { watchStill } from '../still-watch.ts';
import type { VoiceOrder, Workshop } from './parts.ts';
import type { WorkshopAnswer, WorkshopQuestion } from './workshop-messages.ts';

type Question = WorkshopQuestion extends infer Q
  ? Q extends { id: number }
    ? Omit<Q, 'id'>
    : never
  : never;
type Answer<Key extends string> = Extract<WorkshopAnswer, Record<Key, unknown>>;

/**
 * A workshop that finishes no sentence in so many minutes hangs. Each voice has a shorter limit of its own, with a message
 * that says more: this one is for what they cannot see (the process stands still, ffmpeg hangs).
 */
const hungAfterMinutes = 3;
const looksInMinute = 6;
/** Kept this long for the next question, then its memory is given back. */
const idleMs = 5000;
/** Making a bulletin must not take the processor from one that sounds. */
const niceness = 5;

/** The workshop in a process of its own: what hangs or crashes there costs a bulletin, not an airing. */
export function createWorkshop(
  config: Pick<Config, 'contentDir' | 'dataDir' | 'outputs'>,
): Workshop {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  const waiting = new Map<number, (answer: WorkshopAnswer) => void>();

  const open = (): ChildProcess => {
    child ??= startProcess((answer) => waiting.get(answer.id)?.(answer), lose);
    return child;
  };

  /** Forgets a process at once, not when it has ended: the next question must not go to one that is dying. */
  const lose = (lost: ChildProcess, failed: string): void => {
    if (child !== lost) return;
    child = undefined;
    for (const [id, settle] of waiting) settle({ id, failed });
  };

  const close = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    if (child) lose(child, 'Tiến trình làm bản tin được tắt.');
  };

  const ask = async <Key extends string>(question: Question, key: Key): Promise<Answer<Key>> => {
    clearTimeout(idle);
    const id = ++lastId;
    const process_ = open();
    const answer = await new Promise<WorkshopAnswer>((resolve) => {
      const watch = watchStill(60_000 / looksInMinute, hungAfterMinutes * looksInMinute, () => {
        process_.kill('SIGKILL');
        lose(process_, `Tiến trình làm bản tin đứng im hơn ${hungAfterMinutes} phút nên bị dừng.`);
      });
      waiting.set(id, (given) => {
        if ('moves' in given) {
          watch.moved();
          return;
        }
        watch.stop();
        resolve(given);
      });
      // Where the system had no descriptor left for it there is no channel; its error comes at once.
      if (process_.connected) process_.send({ ...question, id });
    });
    waiting.delete(id);
    if (waiting.size === 0) idle = setTimeout(close, idleMs).unref();
    if (key in answer) return answer as Answer<Key>; // `key` is what tells the answers apart
    throw new Error('failed' in answer ? answer.failed : 'Tiến trình làm bản tin trả lời sai.');
  };

  const { contentDir, dataDir, outputs } = config;
  return {
    load: () => ask({ ask: 'load', contentDir }, 'problems'),
    async produce(order, onUnmastered, voice) {
      const places = { contentDir, dataDir, outputs, voiceWithinMs: voice?.withinMs } as const;
      const made = await ask({ ask: 'produce', ...places, order }, 'bulletin');
      return handOver(made, onUnmastered, voice);
    },
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}

/** The bulletin; what is to be said of it is said. */
function handOver(
  { bulletin, unmastered, standIn }: Answer<'bulletin'>,
  onUnmastered: ((why: string) => void) | undefined,
  voice: VoiceOrder | undefined,
): Answer<'bulletin'>['bulletin'] {
  for (const why of unmastered) onUnmastered?.(why);
  if (standIn) voice?.onStandIn(standIn);
  return bulletin;
}

/** `gone`: it has ended, or could not begin; why, in Vietnamese. */
function startProcess(
  hear: (answer: WorkshopAnswer) => void,
  gone: (lost: ChildProcess, why: string) => void,
): ChildProcess {
  const started = fork(join(import.meta.dirname, 'workshop-process.ts'), {
    serialization: 'advanced',
    // The daemon's own are for a process at rest.
    execArgv: [],
  });
  try {
    if (started.pid !== undefined) setPriority(started.pid, niceness);
  } catch {
    // Some systems do not let a process yield; it works all the same.
  }
  return started
    .on('message', hear)
    .on('exit', () => {
      gone(started, 'Tiến trình làm bản tin dừng đột ngột.');
    })
    .on('error', (error) => {
      gone(started, `Tiến trình làm bản tin không mở được hoặc dừng đột ngột: ${sayError(error)}.`);
    });
}
