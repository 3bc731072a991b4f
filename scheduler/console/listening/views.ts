// What the officer's pages show of tests.
import type { Looking } from '../console-parts.ts';
import type { Door } from '../gate/door.ts';
import type { ListeningTest } from './book.ts';
import { widestApart } from './core/clips.ts';
import { judge, type Results } from './core/judge.ts';
import type { Listener } from './core/shape.ts';
import type { Making } from './desk.ts';

export interface TestsView {
  readonly tests: readonly {
    readonly test: ListeningTest;
    readonly people: number;
    /** Vietnamese. */
    readonly state: string;
  }[];
  readonly isRemoved: boolean;
}

export function testsView({ parts, query }: Looking): TestsView {
  const book = parts.listening.book();
  return {
    isRemoved: query('xong') === 'xoa',
    tests: book.tests().map((test) => ({
      test,
      people: book.listeners(test.id).filter(({ answers }) => answers.size > 0).length,
      state: test.clips ? (test.isOpen ? 'đang nghe' : 'đã đóng') : 'đang làm tiếng',
    })),
  };
}

export interface TestView {
  readonly test: ListeningTest;
  readonly listeners: readonly Listener[];
  readonly results: Results;
  /** Undefined: all its sound is there. */
  readonly making: Making | undefined;
  /** Of one that came out of a backup it is made again when it is opened. */
  readonly hasSound: boolean;
  readonly apartLu: number;
  readonly doors: readonly Door[];
  /** What was just done, by its code. */
  readonly done: string;
}

/** Looking at it begins what of its sound is missing, as after a power cut. Undefined: there is no such test. */
export function testView(looking: Looking): TestView | undefined {
  const { parts, query } = looking;
  const test = testOf(looking);
  if (!test) return undefined;
  const { listening } = parts;
  // Of one that is closed nobody needs the sound.
  if (test.isOpen) listening.make(test.id);
  const listeners = listening.book().listeners(test.id);
  return {
    ...{ test, listeners, results: judge(test, listeners) },
    making: listening.making(test.id),
    hasSound: listening.isWhole(test),
    apartLu: widestApart(test.clips ?? []),
    doors: parts.doors(),
    done: query('xong'),
  };
}

export function testOf({ parts, param }: Looking): ListeningTest | undefined {
  return parts.listening.book().test(param('id'));
}
