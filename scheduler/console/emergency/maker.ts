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
  ReadyJob,
} from './maker-messages.ts';

export interface Maker {
  /** What can be chosen; asking has the process read content/, so that a bulletin is made sooner after it. */
  choice(): Promise<PreparedChoice>;
  /** Rejects with a Vietnamese sentence. */
  make(order: EmergencyOrder, lastGood: Loaded | undefined): Promise<MadeEmergency>;
  /** Speaks what is being typed, where the bulletin will be made; what that needs goes first. */
  speakAhead(text: string, today: string): Promise<void>;
  /** As `choice`, but for nobody: see `makeReady`. */
  choiceForReady(): Promise<PreparedChoice>;
  /**
   * Makes what may be asked for, in a process of its own that yields to everything else and is ended for whoever works on an
   * emergency. Rejects with a Vietnamese sentence.
   */
  makeReady(job: ReadyJob, today: string): Promise<void>;
  close(): void;
}

/** Kept so long, real ms, after it was asked last: whoever types a text asks a minute later. Without an answer for `hungMs` it hangs. */
const forPeople = { niceness: 0, idleMs: 5 * 60_000, hungMs: 120_000 } as const;
/** After the bulletins of the next airings, which the workshop makes. */
const forNobody = { niceness: 10, idleMs: 5000, hungMs: 10 * 60_000 } as const;

type Places = Pick<Config, 'contentDir' | 'dataDir'>;

/** Makes bulletins in a process of its own, which is there while somebody works on an emergency. */
export function createMaker({ contentDir, dataDir }: Places): Maker {
  const people = createAsking(forPeople);
  const nobody = createAsking(forNobody);
  const places = { contentDir, dataDir };
  const ask: typeof people.ask = (question, isAwaited) => {
    nobody.close();
    return people.ask(question, isAwaited);
  };
  const askForNobody: typeof people.ask = (question) => {
    if (people.isOpen()) throw new Error('Có người đang soạn bản tin khẩn.');
    return nobody.ask(question);
  };
  const choiceBy = async (asked: typeof people.ask): Promise<PreparedChoice> => {
    const answer = await asked((id) => ({ id, ask: 'choice', contentDir }));
    if ('choice' in answer) return answer.choice;
    throw new Error('failed' in answer ? answer.failed : 'no choice');
  };
  return {
    choice: () => choiceBy(ask),
    choiceForReady: () => choiceBy(askForNobody),
    async make(order, lastGood) {
      const answer = await ask((id) => ({
        ...{ id, ask: 'make', ...places, order },
        ...(lastGood && { lastGood }),
      }));
      if ('made' in answer) return answer.made;
      throw new Error('failed' in answer ? answer.failed : 'not made');
    },
    async speakAhead(text, today) {
      const job = { sentences: text };
      await ask((id) => ({ id, ask: 'make-ready', ...places, job, today }), false);
    },
    async makeReady(job, today) {
      const answer = await askForNobody((id) => ({ id, ask: 'make-ready', ...places, job, today }));
      if (!('ready' in answer)) throw new Error('failed' in answer ? answer.failed : 'not ready');
    },
    close() {
      people.close();
      nobody.close();
    },
  };
}

/** Asks the process, which is started for the first question and ended when nobody asks any more. */
function createAsking({ niceness, idleMs, hungMs }: typeof forPeople | typeof forNobody) {
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
    const started = startProcess(niceness);
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
  /** A question that nobody awaits never ends the process: somebody's bulletin may be in it. */
  const ask = async (
    question: (id: number) => MakerQuestion,
    isAwaited = true,
  ): Promise<MakerAnswer> => {
    clearTimeout(idle);
    const id = ++lastId;
    const asked = open();
    const answer = await new Promise<MakerAnswer>((resolve) => {
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

function startProcess(niceness: number): ChildProcess {
  const started = fork(join(import.meta.dirname, 'maker-process.ts'), {
    serialization: 'advanced',
    // The console's own are for a process that is always there.
    execArgv: [],
  });
  try {
    // The console yields to what sounds; an emergency waits for nothing that can wait.
    if (started.pid !== undefined) setPriority(started.pid, niceness);
  } catch {
    // Only an administrator may ask for more than he was given.
  }
  return started;
}
