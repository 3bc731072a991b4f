import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';

interface Failed {
  readonly id: number;
  /** Vietnamese. */
  readonly failed: string;
}

interface Asking<Question, Answer> {
  /** A question that nobody awaits never ends the process: somebody's work may be in it. */
  ask(question: (id: number) => Question, isAwaited?: boolean): Promise<Answer | Failed>;
  isOpen(): boolean;
  close(): void;
}

interface AskedProcess {
  /** Its file. */
  readonly file: string;
  readonly niceness: number;
  /** Kept so long, real ms, after it was asked last. */
  readonly idleMs: number;
  /** Without an answer for so long, real ms, it hangs. */
  readonly hungMs: number;
  /** The most memory for what it holds; absent: Node's own. */
  readonly heapMb?: number;
  /** Beside our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is told to whoever waits where it ends, Vietnamese. */
  readonly lost: string;
}

/** Asks a process, which is started for the first question and ended when nobody asks any more. */
export function createAsking<
  Question extends { readonly id: number },
  Answer extends { readonly id: number },
>(asks: AskedProcess): Asking<Question, Answer> {
  const { idleMs, hungMs } = asks;
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  const waiting = new Map<number, (answer: Answer | Failed) => void>();

  const lose = (lost: ChildProcess): void => {
    if (child !== lost) return;
    child = undefined;
    for (const [id, settle] of waiting) settle({ id, failed: asks.lost });
  };
  const open = (): ChildProcess => {
    if (child) return child;
    const started = startProcess(asks);
    started.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
    for (const end of ['exit', 'error'] as const)
      started.on(end, () => {
        lose(started);
      });
    child = started;
    return started;
  };
  const close = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    if (child) lose(child);
  };
  const ask = async (
    question: (id: number) => Question,
    isAwaited = true,
  ): Promise<Answer | Failed> => {
    clearTimeout(idle);
    const id = ++lastId;
    const asked = open();
    const answer = await new Promise<Answer | Failed>((resolve) => {
      const hung = isAwaited ? setTimeout(() => asked.kill('SIGKILL'), hungMs) : undefined;
      waiting.set(id, (given) => {
        clearTimeout(hung);
        resolve(given);
      });
      if (asked.connected) asked.send(question(id));
    });
    waiting.delete(id);
    if (waiting.size === 0) idle = setTimeout(close, idleMs).unref();
    return answer;
  };
  return { ask, close, isOpen: () => child !== undefined };
}

function startProcess({ file, niceness, heapMb, env }: AskedProcess): ChildProcess {
  const started = fork(file, {
    serialization: 'advanced',
    env: { ...process.env, ...env },
    // The console's own are for a process that is always there.
    execArgv: heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`],
  });
  try {
    if (started.pid !== undefined) setPriority(started.pid, niceness);
  } catch {
    // Only an administrator may ask for more than he was given.
  }
  return started;
}
