// Listening tests of this station: the book, and the process that makes their clips while somebody looks.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sayError } from '../../../content/schema/say-error.ts';
import { createAsking } from '../ask-process.ts';
import {
  listeningFileOf,
  listeningFolderOf,
  openListeningBook,
  type ListeningBook,
  type ListeningTest,
} from './book.ts';
import { clipsOf } from './core/clips.ts';
import type { MakerAnswer, MakerQuestion } from './maker-messages.ts';
import { makeTest, type ClipMaker } from './make-test.ts';
import { removeUnused } from './remove-unused.ts';

export interface ListeningDesk {
  /** Opened when it is first asked for. Throws what the system or SQLite throws. */
  readonly book: () => ListeningBook;
  /** Begins to make what a test lacks, unless that is being done. `again`: also where it failed before. */
  readonly make: (id: string, again?: boolean) => void;
  /** Undefined: nothing is made of it, and nothing has failed. */
  readonly making: (id: string) => Making | undefined;
  /** All its sound is there: people may listen. */
  readonly isWhole: (test: ListeningTest) => boolean;
  readonly clipPath: (file: string) => string;
  readonly tapePath: (id: string) => string;
  /** Its answers and what sound no other test needs. */
  readonly remove: (id: string) => void;
  readonly close: () => void;
}

export interface Making {
  readonly done: number;
  readonly all: number;
  /** Why it stands still; Vietnamese. */
  readonly fault?: string;
}

/** A neural voice takes a minute for a long sentence on a slow machine. */
export const clipProcess = {
  file: join(import.meta.dirname, 'maker-process.ts'),
  ...{ niceness: 10, idleMs: 5000, hungMs: 5 * 60_000 },
  lost: 'Tiến trình làm tiếng nghe thử dừng đột ngột. Bấm “Làm tiếp”.',
} as const;

export function createListeningDesk(
  dataDir: string,
  maker: ClipMaker = createAsking<MakerQuestion, MakerAnswer>(clipProcess),
): ListeningDesk {
  let opened: ListeningBook | undefined;
  const book = (): ListeningBook => (opened ??= openListeningBook(listeningFileOf(dataDir)));
  const folder = join(listeningFolderOf(dataDir), 'clips');
  const tapePath = (id: string): string => join(listeningFolderOf(dataDir), `${id}.mp3`);
  const clipPath = (file: string): string => join(folder, file);
  const works = new Map<string, Making>();
  const isWhole = ({ id, clips }: ListeningTest): boolean =>
    clips !== undefined &&
    existsSync(tapePath(id)) &&
    clips.every(({ file }) => existsSync(clipPath(file)));

  /** Of a test that is removed. */
  const tidy = (id: string): void => {
    works.delete(id);
    rmSync(tapePath(id), { force: true });
    // What is being made has no names of its clips yet: they stay, and the next removal takes what is left.
    if ([...works.values()].every(({ fault }) => fault !== undefined))
      removeUnused(folder, book().tests());
  };

  return {
    ...{ book, isWhole, tapePath, clipPath },
    make(id, again = false) {
      const work = works.get(id);
      if (work && !(again && work.fault !== undefined)) return;
      const test = book().test(id);
      if (!test || isWhole(test)) return;
      works.set(id, { done: 0, all: clipsOf(test).length + 1 });
      void makeTest(test, {
        ...{ maker, book: book(), dataDir, folder, tapeFile: tapePath(id) },
        tell: (done) => works.set(id, { done, all: clipsOf(test).length + 1 }),
      })
        .then(
          () => works.delete(id),
          (error: unknown) => {
            const { done = 0, all = 0 } = works.get(id) ?? {};
            works.set(id, { done, all, fault: sayError(error) });
          },
        )
        // It was removed meanwhile: what was being made then came after.
        .then(() => {
          if (opened && !opened.test(id)) tidy(id);
        })
        // The next removal takes what is left.
        .catch(() => undefined);
    },
    making: (id) => works.get(id),
    remove(id) {
      book().remove(id);
      tidy(id);
    },
    close() {
      maker.close();
      opened?.close();
      opened = undefined;
    },
  };
}
