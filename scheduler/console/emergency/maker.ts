import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Loaded } from '../../core/rules.ts';
import { createAsking } from '../ask-process.ts';
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

const maker = {
  file: join(import.meta.dirname, 'maker-process.ts'),
  lost: 'Tiến trình làm bản tin khẩn dừng đột ngột. Bấm lại.',
} as const;
/** Whoever types a text asks a minute later; an emergency waits for nothing that can wait. */
const forPeople = { ...maker, niceness: 0, idleMs: 5 * 60_000, hungMs: 120_000 } as const;
/** After the bulletins of the next airings, which the workshop makes. */
const forNobody = { ...maker, niceness: 10, idleMs: 5000, hungMs: 10 * 60_000 } as const;

type Places = Pick<Config, 'contentDir' | 'dataDir' | 'outputs'>;

/** Makes bulletins in a process of its own, which is there while somebody works on an emergency. */
export function createMaker({ contentDir, dataDir, outputs }: Places): Maker {
  const people = createAsking<MakerQuestion, MakerAnswer>(forPeople);
  const nobody = createAsking<MakerQuestion, MakerAnswer>(forNobody);
  const places = { contentDir, dataDir, outputs };
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
