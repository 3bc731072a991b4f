// Listening tests in a backup, and back again beside those of today.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  listeningFileOf,
  openListeningBook,
  type ListeningBook,
} from '../../../scheduler/console/listening/book.ts';
import { takeBackListening } from '../../../scheduler/console/listening/take-back-listening.ts';
import { writeBackup } from '../../../scheduler/console/write-backup.ts';
import { agreeToBackup, offerBackup } from '../../../scheduler/store/backup-to-restore.ts';
import { waitingListeningOf } from '../../../scheduler/store/kept-listening.ts';
import { openData } from '../../../scheduler/store/open-data.ts';
import { openStore } from '../../../scheduler/store/open.ts';
import { planWith } from '../../unit/console/listening/plan-with.ts';

let dataDir: string;
let databaseFile: string;
let backup: string;
let told: string[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-backup-listening-'));
  databaseFile = join(dataDir, 'loa.db');
  backup = join(dataDir, 'loa-2026-12-01-0600.db');
  told = [];
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

const tell = (line: string): void => {
  told.push(line);
};

function withBook<T>(act: (book: ListeningBook) => T): T {
  const book = openListeningBook(listeningFileOf(dataDir));
  try {
    return act(book);
  } finally {
    book.close();
  }
}

function addTest(id: string): void {
  withBook((book) => {
    book.add({
      ...{ ...planWith({}), id, code: `code-${id}`, madeBy: 'Bà Hoa', madeAt: 1, isOpen: true },
      clips: undefined,
    });
    const facts = { by: 'page', age: '', place: '', beganAt: 1 } as const;
    book.addListener(id, facts, new Map([[0, '2']]));
  });
}

async function backUp() {
  const { store } = openStore(databaseFile, 0);
  store.commit([{ at: 1000, slot: '', event: 'trouble', detail: {} }]);
  try {
    return await writeBackup(store, dataDir, backup);
  } finally {
    store.close();
  }
}

async function restore(): Promise<void> {
  const candidate = await offerBackup(dataDir, backup, { name: 'x', by: 'Bà Hoa', at: 1 });
  expect(candidate.listening).toBe(1);
  agreeToBackup(dataDir);
  (await openData({ dataDir, databaseFile }, 9000)).release();
  takeBackListening({ dataDir }, tell);
}

it('what was removed comes back with its answers; what came since, and newer answers, stay', async () => {
  addTest('old');
  await backUp();
  withBook((book) => {
    book.remove('old');
  });
  addTest('new');
  await restore();
  withBook((book) => {
    expect(
      book
        .tests()
        .map(({ id }) => id)
        .toSorted((one, other) => one.localeCompare(other)),
    ).toEqual(['new', 'old']);
    expect(book.listeners('old')).toMatchObject([{ number: 1, answers: new Map([[0, '2']]) }]);
  });
  expect(existsSync(waitingListeningOf(dataDir))).toBe(false);
  expect(told.join()).toContain('đã về');
});

it('of one that is in both, today’s answers stay', async () => {
  addTest('old');
  await backUp();
  withBook((book) => {
    book.answer('old', 1, 0, 'unclear', 2);
  });
  await restore();
  withBook((book) => {
    expect(book.listeners('old')).toMatchObject([{ answers: new Map([[0, 'unclear']]) }]);
  });
});

it('a damaged book keeps nothing else out of a backup, and it is said', async () => {
  addTest('old');
  for (const part of ['-wal', '-shm']) rmSync(listeningFileOf(dataDir) + part, { force: true });
  writeFileSync(listeningFileOf(dataDir), 'no database at all, and long enough to be looked at');
  const { trouble } = await backUp();
  expect(trouble).toContain('THIẾU các lần nghe thử');
  expect(existsSync(backup)).toBe(true);
});
