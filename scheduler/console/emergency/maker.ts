import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Loaded } from '../../core/rules.ts';
import type {
  EmergencyOrder,
  MadeEmergency,
  MakerAnswer,
  MakerQuestion,
  PreparedChoice,
  ReadyWork,
} from './maker-messages.ts';

export interface Maker {
  /** What can be chosen; asking has the process read content/, so that a bulletin is made sooner after it. */
  choice(): Promise<PreparedChoice>;
  /** Rejects with a Vietnamese sentence. */
  make(order: EmergencyOrder, lastGood: Loaded | undefined): Promise<MadeEmergency>;
  /** Makes what may be asked for; resolves with how many are there. Rejects with a Vietnamese sentence. */
  makeReady(work: ReadyWork, today: string): Promise<number>;
  close(): void;
}

/** Kept so long, real ms, after it was asked last: whoever types a text asks a minute later. */
const idleMs = 5 * 60_000;
/** Without an answer for so long, real ms, it hangs. */
const hungMs = 120_000;
/** All prepared texts, on a slow PC that has much to do. */
const readyWithinMs = 20 * 60_000;

type Places = Pick<Config, 'contentDir' | 'dataDir'>;

/** Makes bulletins in a process of its own, which is there while somebody works on an emergency. */
export function createMaker({ contentDir, dataDir }: Places): Maker {
  const { ask, close } = createAsking();
  const places = { contentDir, dataDir };
  return {
    async choice() {
      const answer = await ask((id) => ({ id, ask: 'choice', contentDir }));
      if ('choice' in answer) return answer.choice;
      throw new Error('failed' in answer ? answer.failed : 'no choice');
    },
    async make(order, lastGood) {
      const answer = await ask((id) => ({
        ...{ id, ask: 'make', ...places, order },
        ...(lastGood && { lastGood }),
      }));
      if ('made' in answer) return answer.made;
      throw new Error('failed' in answer ? answer.failed : 'not made');
    },
    async makeReady(work, today) {
      const question = { ...places, work, today };
      const answer = await ask((id) => ({ id, ask: 'make-ready', ...question }), readyWithinMs);
      if ('ready' in answer) return answer.ready;
      throw new Error('failed' in answer ? answer.failed : 'not ready');
    },
    close,
  };
}

/** Asks the process, which is started for the first question and ended when nobody asks any more. */
function createAsking() {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  const waiting = new Map<number, (answer: MakerAnswer) => void>();

  const lose = (lost: ChildProcess): void => {
    if (child !== lost) return;
    child = undefined;
    for (const [id, settle] of waiting)
      settle({ id, failed: 'Tiến trình làm bản tin khẩn dừng đột ngột. Bấm lại.' });
  };
  const open = (): ChildProcess => {
    if (child) return child;
    const started = startProcess();
    started.on('message', (answer: MakerAnswer) => waiting.get(answer.id)?.(answer));
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
    question: (id: number) => MakerQuestion,
    withinMs = hungMs,
  ): Promise<MakerAnswer> => {
    clearTimeout(idle);
    const id = ++lastId;
    const asked = open();
    const answer = await new Promise<MakerAnswer>((resolve) => {
      const hung = setTimeout(() => asked.kill('SIGKILL'), withinMs);
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
  return { ask, close };
}

function startProcess(): ChildProcess {
  const started = fork(join(import.meta.dirname, 'maker-process.ts'), {
    serialization: 'advanced',
    // The console's own are for a process that is always there.
    execArgv: [],
  });
  try {
    // The console yields to what sounds; an emergency waits for nothing that can wait.
    if (started.pid !== undefined) setPriority(started.pid, 0);
  } catch {
    // Only an administrator may ask for more than he was given.
  }
  return started;
}
